// Routes of found addresses that do more than show them: the export for a mailer, and whom never to mail.
import { Readable } from 'node:stream';
import { AddressesExport, Suppress } from '../../contract/search.ts';
import { Done } from '../../contract/shared.ts';
import type { Deps } from '../deps.ts';
import { exportAddresses } from '../domain/search/export-addresses.ts';
import { suppressAddresses } from '../domain/suppressions/suppress-addresses.ts';
import type { App } from './app.ts';
import { sendFile } from './send-file.ts';

const files = {
  csv: { name: 'addresses.csv', type: 'text/csv; charset=utf-8' },
  txt: { name: 'addresses.txt', type: 'text/plain; charset=utf-8' },
  vcard: { name: 'addresses.vcf', type: 'text/vcard; charset=utf-8' },
} as const;
// Tens of thousands of addresses may be named one by one.
const bodyLimit = 8 * 1024 * 1024;

export function registerAddresses(app: App, { db }: Deps): void {
  app.post(
    '/api/search/addresses/exports',
    { schema: { body: AddressesExport }, bodyLimit },
    async ({ viewer, body }, reply) => {
      const { pieces } = await exportAddresses(db, viewer, body);
      return sendFile(reply, { ...files[body.format], stream: Readable.from(pieces, { objectMode: false }) });
    },
  );
  app.put(
    '/api/suppressions',
    { schema: { body: Suppress, response: { 200: Done } } },
    async ({ viewer, body }) => {
      await suppressAddresses(db, viewer, body.addresses, body.value);
      return { ok: true as const };
    },
  );
}
