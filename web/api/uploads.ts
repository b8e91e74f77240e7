// Files on their way to our server: they go on while one looks at other screens, say how far they are, and can be stopped.
import { useSyncExternalStore } from 'react';
import { ApiProblem } from './request.ts';

/** What is sent: archives of mail into a mailbox, or a list of customers. */
export type UploadKind = 'archives' | 'list';
export interface Upload {
  /** The file that is being sent now. */
  name: string;
  /** Bytes of all its files. */
  sent: number;
  total: number;
  stop(): void;
}
/** The sender stopped it; nothing of that file is kept. */
export class UploadStopped extends Error {}

const under = new Map<UploadKind, Upload>();
const listeners = new Set<() => void>();

/** What of this kind is being sent, from whichever screen it began. */
export const useUpload = (kind: UploadKind): Upload | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => under.get(kind),
  );

/**
 * Sends files one after the other, each as it is to the path made of it; one upload of a kind at a time.
 * @param kept hears of each file that the server has whole, with its answer
 * @throws ApiProblem, or UploadStopped when it was stopped; files sent before stay
 */
export async function upload<T>(
  kind: UploadKind,
  files: File[],
  pathOf: (file: File) => string,
  kept: (file: File, answer: T) => void,
): Promise<void> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  window.addEventListener('beforeunload', askBeforeLeaving);
  try {
    for (const file of files) {
      const sending = new XMLHttpRequest();
      const say = (sent: number) =>
        set(kind, { name: file.name, sent: before + sent, total, stop: () => sending.abort() });
      say(0);
      kept(file, await send<T>(sending, pathOf(file), file, say));
      before += file.size;
    }
  } finally {
    set(kind, undefined);
    if (under.size === 0) window.removeEventListener('beforeunload', askBeforeLeaving);
  }
}

function send<T>(sending: XMLHttpRequest, path: string, file: File, say: (sent: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    sending.open('POST', path);
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.responseType = 'json';
    sending.upload.onprogress = ({ loaded }) => say(Math.min(loaded, file.size));
    sending.onload = () =>
      sending.status < 300
        ? resolve(sending.response as T)
        : reject(new ApiProblem(sending.status, sending.response ?? { kind: 'internal', words: '' }));
    sending.onerror = () => reject(new ApiProblem(0, { kind: 'unavailable', words: '', code: 'offline' }));
    sending.onabort = () => reject(new UploadStopped(file.name));
    sending.send(file);
  });
}

function set(kind: UploadKind, value: Upload | undefined): void {
  if (value) under.set(kind, value);
  else under.delete(kind);
  for (const listener of listeners) listener();
}

/** Closing the window would end it; the browser asks in its own words. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
