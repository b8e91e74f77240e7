// Sends a file of somebody's mail so that no browser runs it: as a download, or a picture or PDF to look at.
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { previewOf } from '../domain/messages/preview-of.ts';

/** What to send. `size` in bytes, if known. */
export interface FileToSend {
  name: string;
  type: string;
  size?: number;
  stream: Readable | Buffer;
  /** Shown in the browser where its type is safe to show (raster pictures, PDF). */
  preview?: boolean;
}

export function sendFile(reply: FastifyReply, file: FileToSend): FastifyReply {
  const kind = file.preview ? previewOf(file.type) : 'none';
  reply
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .header('cross-origin-resource-policy', kind === 'picture' ? 'cross-origin' : 'same-origin')
    .header('content-disposition', `${kind === 'none' ? 'attachment' : 'inline'}; ${fileName(file.name)}`)
    .header(
      'content-security-policy',
      // Chromium shows no PDF in a sandbox; its viewer is a page of the browser's own and runs nothing of ours.
      kind === 'pdf'
        ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
        : "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
    );
  if (file.size !== undefined) reply.header('content-length', file.size);
  return reply.type(safeType(file.type, kind !== 'none')).send(file.stream);
}

// A page or script must never come from our address under its own type.
function safeType(type: string, shown: boolean): string {
  if (shown) return type;
  if (!/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*(; charset=utf-8)?$/.test(type))
    return 'application/octet-stream';
  return /html|xml|javascript|ecmascript|svg|xsl|mhtml|multipart/.test(type)
    ? 'application/octet-stream'
    : type;
}

/** RFC 6266 with RFC 8187 for names beyond ASCII. */
function fileName(name: string): string {
  const clean =
    name.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]+/g, '_').slice(0, 200) ||
    'file';
  const plain = clean
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]+/g, '_')
    .replace(/["%]/g, '_');
  const encoded = encodeURIComponent(clean.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
