// Reads only what identifies a mail, from its header alone: for fetching and for finding doubles fast.
import { decodeHeader } from './decode-words.ts';
import { parseAddresses } from './parse-addresses.ts';
import { parseDate } from './parse-date.ts';
import type { Address } from './parsed-mail.ts';
import { messageIds } from './read-fields.ts';
import { splitHeader } from './split-header.ts';

export type MailHeaders = {
  /** Without <>; '' if there is none. */
  messageId: string;
  date?: Date;
  from: Address[];
  subject: string;
  references: string[];
  inReplyTo: string[];
};

/** `raw` may be the whole mail or its header only. */
export function readHeaders(raw: Buffer): MailHeaders {
  const { fields } = splitHeader(raw, 0, raw.length, 1024 * 1024);
  const first = (name: string) => fields.find((field) => field.name === name)?.value ?? '';
  const ids = (name: string) => messageIds(first(name).replace(/[\r\n]+/g, '')).slice(0, 100);
  return {
    messageId: ids('message-id')[0] ?? first('message-id').replace(/[<>\s]+/g, ''),
    date: parseDate(decodeHeader(first('date')))?.date,
    from: parseAddresses(first('from'), 20),
    subject: decodeHeader(first('subject')),
    references: ids('references'),
    inReplyTo: ids('in-reply-to'),
  };
}
