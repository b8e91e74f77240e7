// Makes a card's draft of a table's row, or says what is wrong with it.
import { rearmed } from '../../protocols/csv/write-csv.ts';
import { birthdayOf } from '../../protocols/vcard/card-of-properties.ts';
import type { Stage } from '../cards/card-shape.ts';
import type { ColumnField } from './columns.ts';
import { type CardDraft, emptyDraft, type RowTrouble } from './draft.ts';

const address = /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]+$/u;

/** @param mapping the field of each column */
export function draftOfRow(
  type: CardDraft['type'],
  mapping: ColumnField[],
  cells: string[],
): { draft: CardDraft } | RowTrouble {
  const values = new Map<ColumnField, string[]>();
  for (const [at, written] of cells.entries()) {
    const value = rearmed(written)
      .replace(/\u00a0/g, ' ')
      .trim();
    const field = mapping[at] ?? 'ignore';
    if (value !== '' && field !== 'ignore') values.set(field, [...(values.get(field) ?? []), value]);
  }
  if (cells.slice(mapping.length).some((cell) => cell.trim() !== ''))
    return { trouble: 'too-many-cells', what: String(cells.length) };
  const one = (field: ColumnField) => values.get(field)?.[0] ?? '';
  const all = (field: ColumnField) =>
    (values.get(field) ?? [])
      .flatMap((value) => value.split(/[;,\n]|:::/))
      .map((value) => value.trim())
      .filter(Boolean);
  const draft = emptyDraft(type);
  draft.name =
    one('name') || [one('firstName'), one('middleName'), one('lastName')].filter(Boolean).join(' ');
  if (type === 'company') draft.name ||= one('company');
  else draft.company = one('company');
  for (const written of all('address')) {
    const found = (/<([^>]+)>/.exec(written)?.[1] ?? written).replace(/^mailto:/i, '').toLowerCase();
    if (!address.test(found)) return { trouble: 'bad-address', what: written };
    if (!draft.addresses.includes(found)) draft.addresses.push(found);
  }
  for (const [field, label] of phoneFields)
    for (const number of (values.get(field) ?? []).flatMap((value) => value.split(/[;\n]|:::|\s\/\s/)))
      if (number.trim() !== '') draft.phones.push({ label, number: number.trim().slice(0, 60) });
  draft.job = one('job').slice(0, 200);
  draft.language = one('language').slice(0, 10);
  if (one('birthday') !== '') {
    draft.birthday = readDay(one('birthday'));
    if (draft.birthday === '') return { trouble: 'bad-birthday', what: one('birthday') };
  }
  draft.notes = (values.get('notes') ?? []).join('\n\n').slice(0, 20_000);
  draft.tags = all('tags')
    .map((tag) => tag.replace(/^\* ?/, '').slice(0, 60))
    .filter(Boolean)
    .slice(0, 50);
  draft.stage = stageOf(one('stage'));
  draft.relation = one('relation');
  draft.website = one('website').slice(0, 300);
  draft.domains = all('domain').map((domain) => domain.toLowerCase().replace(/^@/, ''));
  for (const kind of ['vat', 'register'] as const)
    for (const value of all(kind)) draft.numbers.push({ kind, value: value.slice(0, 60) });
  const place = {
    label: '',
    street: one('street').slice(0, 300),
    postcode: one('postcode').slice(0, 20),
    city: one('city').slice(0, 100),
    region: one('region').slice(0, 100),
    country: countryOf(one('country')),
  };
  if (Object.values(place).some(Boolean)) draft.postalAddresses.push(place);
  return finishDraft(draft);
}

const phoneFields = [
  ['phone', 'work'],
  ['mobile', 'mobile'],
  ['phoneHome', 'home'],
  ['fax', 'fax'],
] as const;

/** Names the card where the file does not, and refuses what is empty. */
export function finishDraft(draft: CardDraft): { draft: CardDraft } | RowTrouble {
  draft.name = draft.name
    .normalize('NFC')
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  if (draft.name === '') draft.name = draft.addresses[0] ?? '';
  if (draft.name === '' && draft.type === 'contact' && draft.company !== '') {
    draft.type = 'company';
    draft.name = draft.company.slice(0, 200);
    draft.company = '';
  }
  if (draft.name === '') return { trouble: 'no-name', what: '' };
  if (draft.addresses.length > 50)
    return { trouble: 'too-many-addresses', what: String(draft.addresses.length) };
  draft.phones = draft.phones.slice(0, 30);
  return { draft };
}

/** ISO, or day before month as Europe writes it; '' for no day. */
function readDay(written: string): string {
  const european = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})/.exec(written);
  return european
    ? birthdayOf(`${european[3]}-${european[2]!.padStart(2, '0')}-${european[1]!.padStart(2, '0')}`)
    : birthdayOf(written);
}

const stages: Record<string, Stage> = {
  lead: 'lead',
  prospect: 'lead',
  potentieel: 'lead',
  лид: 'lead',
  потенциальный: 'lead',
  potencjalny: 'lead',
  active: 'active',
  actief: 'active',
  aktiv: 'active',
  aktywny: 'active',
  активный: 'active',
  действующий: 'active',
  lapsed: 'lapsed',
  inactive: 'lapsed',
  inactief: 'lapsed',
  nieaktywny: 'lapsed',
  неактивный: 'lapsed',
  бывший: 'lapsed',
};
const stageOf = (written: string): Stage => stages[written.trim().toLowerCase()] ?? '';

const countries = new Map<string, string>();

/** ISO 3166 alpha-2 of a country as our languages write it; '' where nothing is known. */
export function countryOf(written: string): string {
  if (/^[A-Za-z]{2}$/.test(written)) return written.toUpperCase();
  if (countries.size === 0)
    for (const language of ['en', 'nl', 'de', 'pl', 'ru']) {
      const names = new Intl.DisplayNames([language], { type: 'region' });
      for (const code of codes) countries.set((names.of(code) ?? code).toLowerCase(), code);
    }
  return countries.get(written.trim().toLowerCase()) ?? '';
}

const codes =
  'AT BE BG BR BY CA CH CN CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IN IS IT JP KZ LI LT LU LV MD MT NL NO PL PT RO RS RU SE SI SK TR UA US ZA AU NZ AE'.split(
    ' ',
  );
