// Proves kind and language on mails in the shapes that systems and people send without a header to tell them, in our languages.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMails } from './files/read-mails.ts';
import { understandMail } from './understand-mail.ts';

const folder = join(import.meta.dirname, '../../../tests/mail/kinds');

const facts: [string, string][] = [
  ['auto-reply', 'a machine that answers is known, whatever header it leaves out'],
  ['bounce', 'a mail that came back is known by its words'],
  ['personal', "a person's mail stays a person's, whatever it speaks of"],
  ['list', 'mail of a list people write to is told from mailings'],
  ['bulk', 'what is sent to many, or by a machine that takes no answer, is bulk'],
  ['calendar', 'an invitation or its answer is known, whatever its file is called'],
];

describe.each(facts)('%s', async (kind, fact) => {
  const mails: { title: string; raw: Buffer }[] = [];
  for await (const { raw } of readMails(join(folder, `${kind}.mbox`))) {
    const { mail } = understandMail(raw);
    mails.push({ title: `${mail.from[0]?.address}, “${mail.subject}”`, raw });
  }

  test.each(mails)(`${fact}: $title`, ({ raw }) => {
    expect(understandMail(raw).kind).toBe(kind);
  });

  test(`the language of 19 in 20 of them is told, short as they are (${kind})`, () => {
    const told = mails.flatMap(({ raw }) => {
      const { mail, language } = understandMail(raw);
      return (mail.headers.get('x-language') ?? []).map((right) => language === right);
    });
    expect(told.filter(Boolean).length).toBeGreaterThanOrEqual(Math.floor(0.95 * told.length) - 1);
  });
});
