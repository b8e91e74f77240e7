// A mail's HTML as a page of its own: sanitised, with our one script, for a frame without our origin.
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { parseMail } from '../../protocols/mime/parse-mail.ts';
import type { Viewer } from '../access/viewer.ts';
import { readSource } from '../incoming/read-source.ts';
import { frameScript, frameStyle } from './frame-page.ts';
import { findReadableSource, noMessage } from './readable-source.ts';
import { sign } from './sign-url.ts';

/** How the reader wants it. */
export interface ShowInput {
  theme: 'light' | 'dark';
  /** Remote pictures, through our proxy. */
  pictures: boolean;
}

/** A page and the policy it must be served with. */
export interface FramePage {
  html: string;
  contentSecurityPolicy: string;
  /** Remote pictures left out. */
  blocked: number;
}

/**
 * Makes the page. Pictures inside the mail and remote ones are named by addresses signed for this viewer and hour,
 * since the frame has no cookies.
 * @throws ProductError `not-found` when there is no such message for this viewer
 */
export async function showHtml(
  { config, db }: { config: Config; db: Kysely<Database> },
  viewer: Viewer,
  messageId: string,
  input: ShowInput,
): Promise<FramePage> {
  const copy = await findReadableSource(db, viewer, messageId);
  const raw = await readSource({ config, db }, copy.sourceId);
  if (!raw) throw noMessage();
  const mail = await parseMail(raw);
  const files = new Map(
    mail.attachments.flatMap((file, position) =>
      file.contentId ? [[file.contentId.toLowerCase(), position]] : [],
    ),
  );
  const user = viewer.userId ?? '';
  const { sanitiseHtml } = await import('../../protocols/mime/sanitise-html.ts');
  const { html, remoteCount } = sanitiseHtml(mail.html, {
    allowRemote: input.pictures,
    cidUrl(cid) {
      const position = files.get(cid.toLowerCase());
      if (position === undefined) return undefined;
      const signature = sign(config, ['inline', messageId, String(position), user]);
      return `/api/messages/${messageId}/inline/${position}?u=${user}&s=${signature}`;
    },
    proxyUrl(url) {
      const signature = sign(config, ['picture', messageId, url, user]);
      return `/api/messages/${messageId}/pictures?u=${user}&url=${encodeURIComponent(url)}&s=${signature}`;
    },
  });
  const nonce = randomBytes(16).toString('base64');
  return {
    html: `<!doctype html><html lang="" data-blocked="${input.pictures ? 0 : remoteCount}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer"><title>Mail</title><style>${frameStyle(input.theme)}</style></head>
<body>${html}<script nonce="${nonce}">${frameScript}</script></body></html>`,
    contentSecurityPolicy: [
      'sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox',
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      "style-src 'unsafe-inline'",
      `img-src 'self' ${config.url} data:`,
      "frame-ancestors 'self'",
      "form-action 'none'",
      "base-uri 'none'",
    ].join('; '),
    blocked: input.pictures ? 0 : remoteCount,
  };
}
