// Lists of contacts and companies as files.
import { z } from 'zod';
import { CardsQuery } from './customers.ts';

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
