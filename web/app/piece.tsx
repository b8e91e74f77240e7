// Pieces of the screen that come when they are first needed, with the words they say; and what is said when one does not come.
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/request.ts';
import { problemWords } from '../design/problem-words.ts';
import { toast } from '../design/toast.ts';
import { allWords } from '../languages/languages.ts';

/** A piece that did not come: the server is out of reach, or serves a newer screen that has no such piece. */
export class MissingPiece extends ApiProblem {
  readonly isReplaced: boolean;
  constructor(isReplaced: boolean) {
    super(0, { kind: 'unavailable', words: '', code: isReplaced ? 'screen-replaced' : 'screen-offline' });
    this.isReplaced = isReplaced;
  }
}

/** Waits for the file and for all words, so that it never shows a key. Throws MissingPiece. */
export function pieceWithWords<File>(file: Promise<File>): Promise<File> {
  return piece(Promise.all([file, allWords()]).then(([arrived]) => arrived));
}

/** Waits for a file whose words belong to the first view. Throws MissingPiece. */
export async function piece<File>(file: Promise<File>): Promise<File> {
  try {
    return await file;
  } catch (error) {
    console.warn('A piece of the screen did not come.', error);
    throw new MissingPiece(await serverAnswers());
  }
}

/** Loads the page anew if there is a server to load it from; false if there is none. */
export async function loadPageAgain(): Promise<boolean> {
  const isThere = await serverAnswers();
  if (isThere) window.location.reload();
  return isThere;
}

type Part<Props> = Props & { close?: () => void; meanwhile?: ReactNode };

/**
 * A part of a page that comes when it is first shown; until then `meanwhile` stands there. If it does not come a note says so,
 * `close` puts it away, and it is asked for again when it is shown again.
 */
export function part<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Part<Props>> {
  let Arrived: ComponentType<Props> | undefined;
  return function Part(props: Part<Props>) {
    const { t } = useTranslation();
    const [, draw] = useState(false);
    const latest = useRef({ t, props });
    latest.current = { t, props };
    useEffect(() => {
      if (Arrived) return;
      let isShown = true;
      load().then(
        (component) => {
          Arrived = component;
          if (isShown) draw(true);
        },
        (error: unknown) => {
          if (!isShown) return;
          toast(problemWords(latest.current.t, error), { look: 'late' });
          latest.current.props.close?.();
        },
      );
      return () => {
        isShown = false;
      };
    }, []);
    const { meanwhile, ...rest } = props;
    return Arrived ? <Arrived {...(rest as unknown as Props)} /> : meanwhile;
  };
}

function serverAnswers(): Promise<boolean> {
  return fetch('/api/health', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );
}
