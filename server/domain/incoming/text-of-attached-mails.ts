// Reads the words of mails attached to a mail, so that who forwards one as a file can still find it by what it says.
import { decodeTransfer, type TransferEncoding } from '../../protocols/mime/decode-transfer.ts';
import { parseMailNow } from '../../protocols/mime/parse-mail.ts';
import { type Address, MailTooComplex, type ParsedMail } from '../../protocols/mime/parsed-mail.ts';
import { htmlToText } from './text/html-to-text.ts';

const mostMails = 20;
const mostLevels = 3;
// Bytes of an attached mail that are read: its text comes first, its files hold no words.
const mostBytes = 4 * 1024 * 1024;
// UTF-16 units in all.
const mostText = 256 * 1024;

/**
 * Subject, people and text of each attached mail (message/rfc822), mails attached to those included; '' when there is none.
 * What a delivery report returns is left out: those words are in the mail that was sent.
 */
export function textOfAttachedMails(mail: ParsedMail, raw: Buffer): string {
  if (mail.deliveryReport || mail.feedbackReport) return '';
  const texts: string[] = [];
  read(mail, raw, { texts, mailsLeft: mostMails, textLeft: mostText }, mostLevels);
  return texts.join('\n');
}

type Reading = { texts: string[]; mailsLeft: number; textLeft: number };

function read(mail: ParsedMail, raw: Buffer, reading: Reading, levels: number): void {
  if (levels === 0) return;
  for (const file of mail.attachments) {
    // What lies in a winmail.dat has no place of its own in the mail.
    if (!/^message\/(?:rfc822|global)$/.test(file.type) || file.encoding.startsWith('tnef')) continue;
    if (reading.mailsLeft <= 0 || reading.textLeft <= 0) return;
    reading.mailsLeft--;
    const end = Math.min(raw.length, file.offset + Math.min(file.encodedLength, mostBytes));
    const bytes = decodeTransfer(raw.subarray(file.offset, end), file.encoding as TransferEncoding);
    const attached = parseOrNothing(bytes);
    if (!attached) continue;
    const { from, to, cc, subject, plain, html } = attached;
    const text = plain.trim() === '' ? htmlToText(html.slice(0, mostText * 2)) : plain;
    const words = [subject, [...from, ...to, ...cc].map(called).join(' '), text].join('\n');
    reading.texts.push(words.slice(0, reading.textLeft));
    reading.textLeft -= words.length;
    read(attached, bytes, reading, levels - 1);
  }
}

/** An attached mail beyond the limits is a file like any other. */
function parseOrNothing(bytes: Buffer): ParsedMail | undefined {
  try {
    return parseMailNow(bytes);
  } catch (error) {
    if (error instanceof MailTooComplex) return undefined;
    throw error;
  }
}

const called = ({ name, address }: Address): string => `${name} ${address}`;
