// The columns of an exported list: what each is called in the file, and what stands in it.
import type { ExportedCard } from './exported-card.ts';

/** Headings in English, so that bringing the file in again knows every column whatever the language of the screen. */
export const exportColumns = {
  name: { heading: 'Name', of: (card) => card.name },
  addresses: { heading: 'Email', of: (card) => card.addresses?.join('; ') ?? '' },
  phones: {
    heading: 'Phone',
    of: (card) => only(card, (label) => !['mobile', 'home', 'fax'].includes(label)),
  },
  mobile: { heading: 'Mobile', of: (card) => only(card, (label) => label === 'mobile') },
  phoneHome: { heading: 'Home phone', of: (card) => only(card, (label) => label === 'home') },
  fax: { heading: 'Fax', of: (card) => only(card, (label) => label === 'fax') },
  job: { heading: 'Job title', of: (card) => card.job ?? '' },
  company: { heading: 'Company', of: (card) => card.company },
  language: { heading: 'Language', of: (card) => card.language ?? '' },
  birthday: { heading: 'Birthday', of: (card) => card.birthday ?? '' },
  domains: { heading: 'Domain', of: (card) => card.domains?.join('; ') ?? '' },
  website: { heading: 'Website', of: (card) => card.website ?? '' },
  vat: { heading: 'VAT', of: (card) => numbers(card, 'vat') },
  register: { heading: 'Register', of: (card) => numbers(card, 'register') },
  street: { heading: 'Street', of: (card) => card.postalAddresses?.[0]?.street ?? '' },
  postcode: { heading: 'Postcode', of: (card) => card.postalAddresses?.[0]?.postcode ?? '' },
  city: { heading: 'City', of: (card) => card.postalAddresses?.[0]?.city ?? '' },
  region: { heading: 'Region', of: (card) => card.postalAddresses?.[0]?.region ?? '' },
  country: { heading: 'Country', of: (card) => card.postalAddresses?.[0]?.country ?? '' },
  relation: { heading: 'Relation', of: (card) => card.relation },
  stage: { heading: 'Stage', of: (card) => card.stage ?? '' },
  tags: { heading: 'Tags', of: (card) => card.tags?.join('; ') ?? '' },
  responsible: { heading: 'Responsible', of: (card) => card.responsible },
  lastMail: { heading: 'Last mail', of: (card) => card.lastMailAt },
  notes: { heading: 'Notes', of: (card) => card.notes ?? '' },
} satisfies Record<string, { heading: string; of: (card: ExportedCard) => string }>;
export type ExportColumn = keyof typeof exportColumns;

const companyOnly: ExportColumn[] = ['domains', 'website', 'vat', 'register'];
const contactOnly: ExportColumn[] = [
  'addresses',
  'mobile',
  'phoneHome',
  'job',
  'company',
  'language',
  'birthday',
];

/** The columns a sort of card has, in the order of the file. */
export function columnsOf(type: 'contact' | 'company'): ExportColumn[] {
  const others = type === 'contact' ? companyOnly : contactOnly;
  return (Object.keys(exportColumns) as ExportColumn[]).filter((column) => !others.includes(column));
}

const only = (card: ExportedCard, is: (label: string) => boolean): string =>
  (card.phones ?? [])
    .filter(({ label }) => is(label))
    .map(({ number }) => number)
    .join('; ');

const numbers = (card: ExportedCard, kind: string): string =>
  (card.numbers ?? [])
    .filter((one) => one.kind === kind)
    .map(({ value }) => value)
    .join('; ');
