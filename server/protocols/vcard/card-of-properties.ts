// Makes a card of a vCard's properties: versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), and what address books add.
import { cutEscaped, type Property, typesOf, unescaped } from './parse-property.ts';
import { emptyVCard, type Typed, type VCard, type VCardAddress } from './vcard.ts';

/** @param properties of one card, VERSION included */
export function cardOfProperties(properties: Property[]): VCard {
  const card = emptyVCard();
  const labels = new Map(
    properties
      .filter(({ name, group }) => name === 'X-ABLABEL' && group !== '')
      .map(({ group, value }) => [group, labelOf(unescaped(value))]),
  );
  for (const property of properties) readProperty(card, property, labels.get(property.group) ?? '');
  if (card.name === '') card.name = nameOfParts(card);
  if (isCompany(card, properties)) card.kind = 'org';
  if (card.name === '') card.name = card.organisation[0] ?? card.emails[0]?.value ?? '';
  return card;
}

function readProperty(card: VCard, property: Property, label: string): void {
  const text = () => unescaped(property.value).trim();
  const list = () =>
    cutEscaped(property.value, ',')
      .map((value) => unescaped(value).trim())
      .filter(Boolean);
  const fields = () => cutEscaped(property.value, ';').map((value) => unescaped(value).trim());
  switch (property.name) {
    case 'KIND':
    case 'X-ADDRESSBOOKSERVER-KIND':
      card.kind = kindOf(text());
      break;
    case 'UID':
      card.uid ||= text();
      break;
    case 'FN':
      card.name ||= text().replace(/\s+/g, ' ');
      break;
    case 'N': {
      const [family = '', given = '', additional = '', prefix = '', suffix = ''] = fields();
      card.parts = { family, given, additional, prefix, suffix };
      break;
    }
    case 'EMAIL':
      pushTyped(card.emails, property, text().replace(/^mailto:/i, ''), label);
      break;
    case 'TEL':
      pushTyped(card.phones, property, text().replace(/^tel:/i, '').replace(/;ext=/i, ' ext. '), label);
      break;
    case 'ADR':
      pushAddress(card.addresses, property, fields(), label);
      break;
    case 'ORG':
      if (card.organisation.length === 0) card.organisation = fields().filter(Boolean);
      break;
    case 'TITLE':
      card.title ||= text();
      break;
    case 'ROLE':
      card.role ||= text();
      break;
    case 'BDAY':
      card.birthday ||= birthdayOf(text(), property.params.get('X-APPLE-OMIT-YEAR')?.[0]);
      break;
    case 'NOTE':
      card.note = card.note === '' ? text() : `${card.note}\n\n${text()}`;
      break;
    case 'CATEGORIES':
      card.categories.push(...list().filter((tag) => !card.categories.includes(tag)));
      break;
    case 'LANG':
    // What we write into version 3, which has no word for it.
    case 'X-LANG':
      if (text() !== '') card.languages.push(text());
      break;
    case 'URL':
      if (text() !== '') card.urls.push(text());
      break;
    case 'PHOTO':
    case 'LOGO':
      card.photo ??= photoOf(property, text());
      break;
    default:
      if (property.name.startsWith('X-') && property.name !== 'X-ABLABEL' && property.value !== '')
        card.others.push({ name: property.name, value: text() });
  }
}

function pushTyped(into: Typed[], property: Property, value: string, label: string): void {
  if (value === '') return;
  const types = typesOf(property);
  into.push({
    value,
    types: types.filter((type) => !['pref', 'internet', 'x400'].includes(type)),
    preferred: types.includes('pref') || property.params.get('PREF')?.[0] === '1',
    label,
  });
}

function pushAddress(into: VCardAddress[], property: Property, fields: string[], label: string): void {
  if (fields.every((field) => field === '')) return;
  const [poBox = '', extended = '', street = '', city = '', region = '', postalCode = '', country = ''] =
    fields;
  const types = typesOf(property);
  into.push({
    types: types.filter((type) => !['pref', 'dom', 'intl', 'postal', 'parcel'].includes(type)),
    preferred: types.includes('pref') || property.params.get('PREF')?.[0] === '1',
    label,
    poBox,
    extended,
    street,
    city,
    region,
    postalCode,
    country,
  });
}

/** Apple writes its own words as `_$!<Home>!$_`. */
const labelOf = (value: string): string => value.trim().replace(/^_\$!<(.*)>!\$_$/, '$1');

function kindOf(value: string): VCard['kind'] {
  const kind = value.toLowerCase();
  return kind === 'org' || kind === 'group' || kind === 'location' ? kind : 'individual';
}

function nameOfParts({ parts }: VCard): string {
  const { prefix, given, additional, family, suffix } = parts;
  return [prefix, given, additional, family, suffix].filter(Boolean).join(' ').replace(/\s+/g, ' ');
}

/** Address books without KIND mark a company by their own word, or write its name twice and no person's. */
function isCompany(card: VCard, properties: Property[]): boolean {
  if (properties.some(({ name, value }) => name === 'X-ABSHOWAS' && /^company$/i.test(value.trim())))
    return true;
  if (card.kind !== 'individual' || properties.some(({ name }) => name === 'KIND')) return false;
  const organisation = card.organisation[0] ?? '';
  return organisation !== '' && nameOfParts(card) === '' && (card.name === '' || card.name === organisation);
}

/** RFC 6350 §4.3.1 in both spellings, with or without year, and what lies behind a time. */
export function birthdayOf(value: string, omitYear?: string): string {
  const found =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T ])/.exec(value) ?? /^(--)-?(\d{2})-?(\d{2})(?:$|[T ])/.exec(value);
  if (!found) return '';
  const [, year, month, day] = found as unknown as [string, string, string, string];
  const known = year !== '--' && year !== omitYear;
  const date = new Date(Date.UTC(known ? Number(year) : 2000, Number(month) - 1, Number(day)));
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return '';
  return `${known ? year : '-'}-${month}-${day}`;
}

function photoOf(property: Property, value: string): VCard['photo'] {
  if (property.bytes)
    return property.bytes.length > 0
      ? {
          type: imageType(typesOf(property)[0] ?? property.params.get('MEDIATYPE')?.[0] ?? ''),
          bytes: property.bytes,
        }
      : undefined;
  const data = /^data:([\w/+.-]+)(?:;[\w=-]+)*?;base64,([\s\S]+)$/i.exec(value);
  if (data) return { type: data[1]!.toLowerCase(), bytes: Buffer.from(data[2]!, 'base64') };
  return /^https?:\/\//i.test(value) ? { url: value } : undefined;
}

const imageType = (type: string): string =>
  type.includes('/')
    ? type.toLowerCase()
    : type === ''
      ? 'image/jpeg'
      : `image/${type.replace(/^jpg$/i, 'jpeg')}`;
