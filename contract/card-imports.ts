// Lists of customers brought in from a file.
import { z } from 'zod';
import { Id, Moment, RecordType } from './shared.ts';

export const ColumnField = z.enum([
  'name',
  'firstName',
  'middleName',
  'lastName',
  'address',
  'phone',
  'mobile',
  'phoneHome',
  'fax',
  'job',
  'language',
  'birthday',
  'notes',
  'tags',
  'stage',
  'relation',
  'company',
  'website',
  'domain',
  'vat',
  'register',
  'street',
  'postcode',
  'city',
  'region',
  'country',
  'ignore',
]);
export const Encoding = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'koi8-r',
  'cp866',
]);
export const Delimiter = z.enum([',', ';', '\t', '|']);
/** A row about a card that is there: left out, what the card lacks filled in, or a card made all the same. */
export const OnDuplicate = z.enum(['skip', 'fill', 'make']);

const reading = {
  encoding: Encoding,
  delimiter: Delimiter,
  /** The first row tells what the columns are. */
  headings: z.boolean(),
  type: RecordType,
  /** The field of each column. */
  mapping: z.array(ColumnField).max(500),
};
/** POST /api/card-imports?name=list.csv — the file's bytes as application/octet-stream, at most 100 MB. */
export const CardImportQuery = z.object({ name: z.string().min(1).max(200) });
export const CardImport = z.object({
  id: Id,
  name: z.string(),
  format: z.enum(['csv', 'vcard']),
  /** `uploaded` waits for your word; `filing`: earlier mail is filed under the new cards. */
  state: z.enum([
    'uploaded',
    'waiting',
    'running',
    'filing',
    'done',
    'failed',
    'cancelled',
    'undoing',
    'undone',
  ]),
  bytesTotal: z.number(),
  bytesDone: z.number(),
  rowsDone: z.int(),
  made: z.int(),
  filled: z.int(),
  skipped: z.int(),
  failed: z.int(),
  companies: z.int(),
  /** After undoing: cards taken back, and those that stayed since somebody has changed them. */
  takenBack: z.int(),
  keptOn: z.int(),
  at: Moment,
  endedAt: Moment.optional(),
});
export const CardImports = z.object({ items: z.array(CardImport) });

/** POST /api/card-imports/:id/preview — how it is to be read; what is left out is guessed, or remembered. */
export const CardImportReading = z.object(reading).partial();
export const CardImportRow = z.object({
  line: z.int(),
  cells: z.array(z.string()),
  name: z.string(),
  address: z.string(),
  company: z.string(),
  /** Why it cannot be used: a code with words in the screen's languages, and the value at fault. */
  trouble: z.string().optional(),
  what: z.string().optional(),
  same: z
    .object({
      id: Id,
      type: RecordType,
      name: z.string(),
      by: z.enum(['address', 'number', 'phone', 'name', 'domain']),
    })
    .optional(),
  /** The row above that it is about the same one as: it goes the way of rows about a card that is there. */
  repeats: z
    .object({ line: z.int(), name: z.string(), by: z.enum(['address', 'number', 'phone', 'name', 'domain']) })
    .optional(),
});
export const CardImportPreview = z.object({
  reading: z.object({ format: z.enum(['csv', 'vcard']), ...reading }),
  columns: z.array(z.string()),
  remembered: z.boolean(),
  rows: z.array(CardImportRow),
  /** Doubles and faulty rows further down. */
  more: z.array(CardImportRow),
  checked: z.int(),
  /** Only the first rows were checked. */
  isPart: z.boolean(),
  duplicates: z.int(),
  repeats: z.int(),
  faulty: z.int(),
});
/** POST /api/card-imports/:id/start */
export const CardImportStart = z.object({
  reading: z.object({ format: z.enum(['csv', 'vcard']), ...reading }),
  duplicates: OnDuplicate.default('skip'),
  /** By line. */
  rows: z.record(z.string().regex(/^\d{1,9}$/), OnDuplicate).default({}),
});

export type ColumnField = z.infer<typeof ColumnField>;
export type Encoding = z.infer<typeof Encoding>;
export type OnDuplicate = z.infer<typeof OnDuplicate>;
export type CardImport = z.infer<typeof CardImport>;
export type CardImportReading = z.infer<typeof CardImportReading>;
export type CardImportRow = z.infer<typeof CardImportRow>;
export type CardImportPreview = z.infer<typeof CardImportPreview>;
export type CardImportStart = z.input<typeof CardImportStart>;
