// Lists of contacts and companies as files.
import { z } from 'zod';
import { CardsQuery } from './customers.ts';

const common = ['relation', 'stage', 'tags', 'responsible', 'lastMail', 'notes'] as const;
const place = ['street', 'postcode', 'city', 'region', 'country'] as const;
/** The columns of a file of cards, in its order. */
export const exportColumns = {
  contact: [
    'name',
    'addresses',
    'phones',
    'mobile',
    'phoneHome',
    'fax',
    'job',
    'company',
    'language',
    'birthday',
    ...place,
    ...common,
  ],
  company: ['name', 'phones', 'fax', 'domains', 'website', 'vat', 'register', ...place, ...common],
} as const;
export type ExportColumn = (typeof exportColumns)['contact' | 'company'][number];

/** GET /api/contacts/export, /api/companies/export — with the filters of the list. */
export const ExportCardsQuery = CardsQuery.omit({ cursor: true, limit: true }).extend({
  format: z.enum(['csv', 'vcard3', 'vcard4']).default('csv'),
  /** CSV: names with commas between; empty: all. */
  columns: z
    .string()
    .max(400)
    .regex(/^[A-Za-z,]*$/)
    .default(''),
});
