// All of a correspondence for paper, page by page, so that the first stand there early.
import {
  type CorrespondencePage,
  type Form,
  printedConversation,
  printedPage,
} from '../api/correspondence.ts';

/** More than this is no print but a book: some thousand sheets, and minutes of a browser's time. */
export const mailsAtMost = 10_000;

export const mailsOf = ({ mails, subjects }: CorrespondencePage): number =>
  mails.length + subjects.reduce((sum, one) => sum + one.mails.length, 0);

/** @param show is told of all pages so far @returns whether it is all */
export async function loadPrinted(
  form: Form,
  filter: Parameters<typeof printedPage>[1],
  texts: 'own' | 'all',
  signal: AbortSignal,
  show: (pages: CorrespondencePage[]) => void,
): Promise<boolean> {
  const all: CorrespondencePage[] = [];
  let mails = 0;
  let cursor: string | undefined;
  do {
    const page = await printedPage(form, filter, texts, cursor, signal);
    // A page has the newest mails of a long conversation; paper has them all.
    for (const [at, subject] of page.subjects.entries())
      if (subject.earlier > 0)
        page.subjects[at] = (await printedConversation(filter, texts, subject.id, signal)) ?? subject;
    all.push(page);
    mails += mailsOf(page);
    cursor = page.next;
    show([...all]);
  } while (cursor && mails < mailsAtMost);
  return cursor === undefined;
}
