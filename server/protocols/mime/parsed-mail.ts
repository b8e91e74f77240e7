// What a mail says once its bytes are understood: plain data that may cross a worker's boundary.

/** One mailbox of an address header. `name` is decoded, `address` has its domain in lower case and Unicode; either may be ''. */
export type Address = { name: string; address: string };

/**
 * One file of a mail. `offset` and `encodedLength` are bytes of the raw mail, so that `readPart` streams it without parsing again.
 * `part` is the IMAP part path (RFC 3501 §6.4.5), with `.winmail.N` for the Nth file inside a winmail.dat.
 */
export type ParsedAttachment = {
  position: number;
  part: string;
  name: string;
  type: string;
  /** Bytes after decoding. */
  size: number;
  /** Of the decoded bytes, hexadecimal. */
  sha256: string;
  /** Without its angle brackets. */
  contentId: string;
  disposition: 'attachment' | 'inline' | '';
  encoding: string;
  offset: number;
  encodedLength: number;
};

/** What a text/calendar part says of its first event (RFC 5545). Times as written when they carry a zone we cannot resolve. */
export type Calendar = {
  method: string;
  uid: string;
  summary: string;
  start: string;
  end: string;
  organizer: string;
  location: string;
};

/** One recipient of a delivery report (RFC 3464 §2.3). */
export type ReportedRecipient = {
  recipient: string;
  originalRecipient: string;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | '';
  status: string;
  diagnostic: string;
  remoteMta: string;
};

export type DeliveryReport = {
  reportingMta: string;
  recipients: ReportedRecipient[];
  originalMessageId: string;
  /** Lower-case name → decoded values of the mail the report is about, as far as it came back. */
  originalHeaders: Map<string, string[]>;
};

/** A complaint in the Abuse Reporting Format (RFC 5965). */
export type FeedbackReport = {
  feedbackType: string;
  userAgent: string;
  originalRecipients: string[];
  sourceIp: string;
  arrivalDate: string;
  originalMessageId: string;
  originalHeaders: Map<string, string[]>;
};

/** The outcome of a disposition notification (RFC 8098): "was displayed". */
export type DispositionReport = { recipient: string; disposition: string; originalMessageId: string };

export type ParsedMail = {
  /** Without <>; '' if there is none. */
  messageId: string;
  subject: string;
  from: Address[];
  sender: Address[];
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  bcc: Address[];
  /** Missing when the Date header is missing or cannot be read. */
  date?: Date;
  /** Minutes east of UTC as the sender wrote it; missing for "-0000" and for no zone. */
  utcOffset?: number;
  inReplyTo: string[];
  references: string[];
  /** Dates of the Received headers, newest first. */
  received: Date[];
  /** Lower-case name → decoded values, topmost first. */
  headers: Map<string, string[]>;
  plain: string;
  html: string;
  attachments: ParsedAttachment[];
  calendar?: Calendar;
  deliveryReport?: DeliveryReport;
  feedbackReport?: FeedbackReport;
  dispositionReport?: DispositionReport;
  /** The root's media type in lower case, e.g. "multipart/report". */
  contentType: string;
  /** sha256 of what the mail says, see `content-hash.ts`. */
  contentHash: Uint8Array;
  /** Sentences about what is wrong with the mail; empty for a sound one. */
  problems: string[];
};

export type ParseLimits = {
  headerBytes: number;
  addresses: number;
  references: number;
  levels: number;
  parts: number;
  /** Bytes of text taken from all text parts together. */
  textBytes: number;
};

export const DEFAULT_LIMITS: ParseLimits = {
  headerBytes: 1024 * 1024,
  addresses: 1000,
  references: 100,
  levels: 200,
  parts: 2000,
  textBytes: 16 * 1024 * 1024,
};

/** A mail beyond the limits that cannot be understood in part either; the caller puts it into quarantine. */
export class MailTooComplex extends Error {
  override name = 'MailTooComplex';
}
