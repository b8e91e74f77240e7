// What people have written on the demo's cards over the years: addresses, numbers, what each customer is to the house.
import type { Stage } from '../cards/card-shape.ts';
import type { CompanyCreate } from '../companies/company-shape.ts';
import type { ContactCreate } from '../contacts/contact-shape.ts';
import type { DemoCustomer, DemoPerson } from './customers.ts';
import { makeRandom, type Random } from './random.ts';
import type { DemoLanguage } from './read-stories.ts';

const COUNTRY: Record<DemoLanguage, string> = { nl: 'NL', en: 'GB', ru: 'RU', pl: 'PL' };
const TAGS = [
  'maintenance contract',
  'newsletter',
  'fair 2026',
  'key account',
  'installs themselves',
  'pays late',
];
/** Daughter and the company it belongs to. */
export const GROUPS: [daughter: string, parent: string][] = [
  ['visrokerij-harder.example', 'vis-oudeschild.example'],
  ['zuivel-salland.example', 'delta-food.example'],
  ['dewolden-kaas.example', 'zuivel-salland.example'],
];

/** The fields of a company's card, the same for a customer whenever they are made; the relation by its key. */
export function dressCompany(card: DemoCustomer): Omit<CompanyCreate, 'name'> & { relation: string } {
  const random = randomOf(card.domain);
  const address = {
    label: 'visits',
    street: card.street,
    postcode: postcode(card.language, random),
    city: card.city,
    region: '',
    country: COUNTRY[card.language],
  };
  const stage: Stage = random.pick(['active', 'active', 'active', 'lead', 'lapsed']);
  return {
    domains: [card.domain],
    website: `https://www.${card.domain}`,
    postalAddresses: random.chance(0.15)
      ? [address, { ...address, label: 'invoices', street: `${card.street} a` }]
      : [address],
    phones: card.people[0] ? [{ label: 'work', number: card.people[0].phone.replace(/\d\d$/, '00') }] : [],
    numbers: [{ kind: 'vat', value: vat(card.language, random) }],
    relation: random.pick([
      'customer',
      'customer',
      'customer',
      'customer',
      'prospect',
      'partner',
      'supplier',
    ]),
    stage,
    tags: TAGS.filter(() => random.chance(0.22)),
  };
}

/** The fields of a person's card. */
export function dressContact(
  person: DemoPerson,
  language: DemoLanguage,
): Omit<ContactCreate, 'name'> & { relation: string } {
  const random = randomOf(person.email);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
  const birthday = random.chance(0.4)
    ? random.chance(0.5)
      ? `${random.whole(1958, 1999)}-${day}`
      : `--${day}`
    : '';
  return {
    addresses: [person.email],
    job: person.job,
    phones: [{ label: random.pick(['work', 'mobile']), number: person.phone }],
    language,
    birthday,
    relation: 'customer',
    tags: TAGS.slice(1, 4).filter(() => random.chance(0.15)),
  };
}

function vat(language: DemoLanguage, random: Random): string {
  const digits = (many: number) => Array.from({ length: many }, () => random.whole(0, 9)).join('');
  const nine = `8${digits(8)}`;
  if (language === 'nl') return `NL ${nine}B01`;
  if (language === 'en') return `GB ${nine}`;
  return language === 'pl' ? `PL ${nine}${digits(1)}` : `78${digits(8)}`;
}

function postcode(language: DemoLanguage, random: Random): string {
  const letter = () => String.fromCharCode(65 + random.whole(0, 25));
  if (language === 'nl') return `${random.whole(1011, 9999)} ${letter()}${letter()}`;
  if (language === 'en')
    return `${letter()}${random.whole(1, 29)} ${random.whole(1, 9)}${letter()}${letter()}`;
  return language === 'pl'
    ? `${random.whole(10, 99)}-${random.whole(100, 999)}`
    : String(random.whole(101_000, 692_000));
}

/** From a name, so that a customer is dressed alike whoever else there is. */
const randomOf = (name: string): Random =>
  makeRandom([...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) | 0, 7));
