// Reads the machine part of a spam complaint: message/feedback-report (RFC 5965).
import { readFields } from '../mime/read-fields.ts';

/** Without the original mail, which stands in a part of its own. */
export function readFeedbackReport(bytes: Buffer): {
  feedbackType: string;
  userAgent: string;
  originalRecipients: string[];
  sourceIp: string;
  arrivalDate: string;
} {
  const fields = readFields(bytes);
  const first = (name: string) => fields.get(name)?.[0] ?? '';
  return {
    feedbackType: first('feedback-type').toLowerCase(),
    userAgent: first('user-agent'),
    originalRecipients: (fields.get('original-rcpt-to') ?? []).map((one) => one.replace(/^<|>$/g, '')),
    sourceIp: first('source-ip'),
    arrivalDate: first('arrival-date') || first('received-date'),
  };
}
