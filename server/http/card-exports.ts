// Routes of exporting lists of contacts and companies.
import { Readable } from 'node:stream';
import { ExportCardsQuery } from '../../contract/card-exports.ts';
import type { Deps } from '../deps.ts';
import { exportCards } from '../domain/card-exports/export-cards.ts';
import type { App } from './app.ts';
import { sendFile } from './send-file.ts';

export function registerCardExports(app: App, deps: Deps): void {
  for (const [path, type] of [
    ['contacts', 'contact'],
    ['companies', 'company'],
  ] as const)
    app.get(
      `/api/${path}/export`,
      { schema: { querystring: ExportCardsQuery } },
      async ({ viewer, query }, reply) => {
        const { format, columns, tags, ...filter } = query;
        const cards = await exportCards(deps, viewer, {
          type,
          filter: { ...filter, tags: tags?.split(',') },
          format,
          columns: columns.split(',').filter(Boolean),
        });
        return sendFile(reply, {
          name: `${path}.${format === 'csv' ? 'csv' : 'vcf'}`,
          type: format === 'csv' ? 'text/csv' : 'text/vcard',
          stream: Readable.from(cards),
        });
      },
    );
}
