// Lays the pages of a correspondence out as the lines of one list: heads of time, subjects, mails.
import type {
  CorrespondenceMail,
  CorrespondencePage,
  CorrespondenceSubject,
  Form,
} from '../api/correspondence.ts';
import type { Format } from '../design/format.ts';

export type Line =
  | { kind: 'head'; key: string; words: string }
  | { kind: 'subject'; key: string; subject: CorrespondenceSubject; isFolded: boolean }
  | { kind: 'earlier'; key: string; subject: CorrespondenceSubject }
  | { kind: 'mail'; key: string; mail: CorrespondenceMail; isLast: boolean };

type Given = {
  form: Form;
  pages: CorrespondencePage[];
  /** Subjects whose folding is not as the form has it at first. */
  turned: ReadonlySet<string>;
  /** All mails of subjects that were asked for whole. */
  whole: ReadonlyMap<string, CorrespondenceMail[]>;
  format: Pick<Format, 'head' | 'month'>;
};

/** A conversation that has come up since stands at its newer place alone. */
export function layOut({ form, pages, turned, whole, format }: Given): Line[] {
  const lines: Line[] = [];
  const seen = new Set<string>();
  let last = '';
  const head = (words: string) => {
    if (words !== last) lines.push({ kind: 'head', key: `head ${words}`, words });
    last = words;
  };
  for (const page of pages) {
    for (const mail of page.mails) {
      if (seen.has(mail.id)) continue;
      seen.add(mail.id);
      head(format.head(mail.sentAt));
      lines.push({ kind: 'mail', key: `mail ${mail.id}`, mail, isLast: false });
    }
    for (const subject of page.subjects) {
      if (seen.has(subject.id)) continue;
      seen.add(subject.id);
      if (form === 'both') head(format.month(subject.lastAt));
      const isFolded = (form === 'subjects') !== turned.has(subject.id);
      lines.push({ kind: 'subject', key: `subject ${subject.id}`, subject, isFolded });
      if (isFolded) continue;
      const mails = whole.get(subject.id) ?? subject.mails;
      if (mails === subject.mails && subject.earlier > 0)
        lines.push({ kind: 'earlier', key: `earlier ${subject.id}`, subject });
      for (const [at, mail] of mails.entries())
        lines.push({ kind: 'mail', key: `mail ${mail.id}`, mail, isLast: at === mails.length - 1 });
    }
  }
  return lines;
}
