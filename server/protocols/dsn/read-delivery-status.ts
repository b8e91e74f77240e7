// Reads the machine part of a delivery report: message/delivery-status (RFC 3464).

import type { ReportedRecipient } from '../mime/parsed-mail.ts';
import { readFields } from '../mime/read-fields.ts';

/**
 * One row for each recipient. Groups are separated by empty lines (§2.1); systems that forget the empty line start a new row with
 * each Final-Recipient.
 */
export function readDeliveryStatus(bytes: Buffer): { reportingMta: string; recipients: ReportedRecipient[] } {
  const text = bytes.toString('latin1').replace(/\r\n/g, '\n');
  const recipients: ReportedRecipient[] = [];
  let reportingMta = '';
  for (const group of text.split(/\n[ \t]*\n|\n(?=Final-Recipient:)/i)) {
    if (group.trim() === '') continue;
    const fields = readFields(Buffer.from(group.replace(/^\n+/, ''), 'latin1'));
    const first = (name: string) => fields.get(name)?.[0] ?? '';
    reportingMta ||= withoutKind(first('reporting-mta'));
    const before = recipients.at(-1);
    const recipient = addressOf(first('final-recipient'));
    const originalRecipient = addressOf(first('original-recipient'));
    const row: ReportedRecipient = {
      recipient: recipient || originalRecipient,
      originalRecipient,
      action: actionOf(first('action')),
      status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(first('status'))?.[0] ?? '',
      diagnostic: withoutKind(first('diagnostic-code')),
      remoteMta: withoutKind(first('remote-mta')),
    };
    if (row.recipient !== '') {
      // An Original-Recipient that stands alone before its Final-Recipient is the same person.
      if (
        before &&
        before.action === '' &&
        before.status === '' &&
        before.recipient === before.originalRecipient
      ) {
        recipients.pop();
        row.originalRecipient ||= before.originalRecipient;
      }
      recipients.push(row);
    } else if (before && before.action === '' && row.action !== '') {
      Object.assign(before, {
        action: row.action,
        status: before.status || row.status,
        diagnostic: before.diagnostic || row.diagnostic,
      });
    }
  }
  return { reportingMta, recipients };
}

/** "rfc822; ann@example.com" → the address; X.400 and the like as written. */
function addressOf(value: string): string {
  return withoutKind(value)
    .replace(/^<+|>+$/g, '')
    .replace(/^mailto:/i, '')
    .trim();
}

function withoutKind(value: string): string {
  return value.replace(/^[a-z0-9-]+\s*;\s*/i, '').trim();
}

function actionOf(value: string): ReportedRecipient['action'] {
  const word = /^[a-z]+/i.exec(value.trim())?.[0].toLowerCase() ?? '';
  if (
    word === 'failed' ||
    word === 'delayed' ||
    word === 'delivered' ||
    word === 'relayed' ||
    word === 'expanded'
  )
    return word;
  if (word === 'failure' || word === 'fail' || word === 'error') return 'failed';
  if (word === 'deferred') return 'delayed';
  return '';
}
