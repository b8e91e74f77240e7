// Routes of the quarantine: list, the original whole, try again. Rights by the mailbox's policy alone.
import { z } from 'zod';
import { QuarantinePage } from '../../contract/mailboxes.ts';
import { Cursor, Done, Id } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { retryQuarantined } from '../domain/incoming/quarantine.ts';
import { streamSource } from '../domain/incoming/read-source.ts';
import {
  listQuarantined,
  mustReadQuarantined,
  mustRetryQuarantined,
  type QuarantinedHeader,
} from '../domain/mailboxes/list-quarantined.ts';
import { ProductError } from '../domain/problem.ts';
import { decodeHeader } from '../protocols/mime/decode-words.ts';
import { splitHeader } from '../protocols/mime/split-header.ts';
import type { App } from './app.ts';
import { sendFile } from './send-file.ts';

const OneSource = z.object({ id: Id });
const Page = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerQuarantine(app: App, deps: Deps): void {
  app.get(
    '/api/quarantine',
    { schema: { querystring: Page, response: { 200: QuarantinePage } } },
    async ({ viewer, query }) => {
      const { items, next } = await listQuarantined(deps.db, viewer, query);
      return { items: items.map(shown), next };
    },
  );
  app.get(
    '/api/quarantine/:id/original',
    { schema: { params: OneSource } },
    async ({ viewer, params }, reply) => {
      await mustReadQuarantined(deps.db, viewer, params.id);
      const source = await streamSource(deps, params.id);
      if (!source) throw new ProductError('not-found', 'There is no such mail in quarantine.');
      return sendFile(reply, {
        name: `${params.id}.eml`,
        type: 'message/rfc822',
        size: source.size,
        stream: source.stream,
      });
    },
  );
  app.post(
    '/api/quarantine/:id/retry',
    { schema: { params: OneSource, response: { 200: Done } } },
    async ({ viewer, params }) => {
      await mustRetryQuarantined(deps.db, viewer, params.id);
      await retryQuarantined(deps.db, [params.id]);
      return { ok: true as const };
    },
  );
}

// What broke the parser is in the body far more often; the header is read as far as it goes.
function shown({ header, since, ...rest }: QuarantinedHeader) {
  const { fields } = splitHeader(header, 0, header.length, 64 * 1024);
  const field = (name: string) =>
    decodeHeader(fields.find((one) => one.name === name)?.value ?? '')
      .trim()
      .slice(0, 500);
  return { ...rest, since: since.toISOString(), from: field('from'), subject: field('subject') };
}
