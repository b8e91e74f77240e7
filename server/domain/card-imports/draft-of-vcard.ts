// Makes a card's draft of a vCard.
import type { VCard, VCardAddress } from '../../protocols/vcard/vcard.ts';
import type { PostalAddress } from '../cards/card-shape.ts';
import type { PictureType } from '../cards/queries.ts';
import { type CardDraft, emptyDraft, type RowTrouble } from './draft.ts';
import { countryOf, finishDraft } from './draft-of-row.ts';

const pictures: PictureType[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
const largestPicture = 1024 * 1024;

export function draftOfVCard(card: VCard): { draft: CardDraft } | RowTrouble {
  if (card.kind === 'group' || card.kind === 'location') return { trouble: 'is-group', what: card.name };
  const draft = emptyDraft(card.kind === 'org' ? 'company' : 'contact');
  draft.name = card.name;
  const emails = [...card.emails].sort((a, b) => Number(b.preferred) - Number(a.preferred));
  for (const { value } of emails) {
    const address = value.toLowerCase();
    if (!/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]+$/u.test(address))
      return { trouble: 'bad-address', what: value };
    if (!draft.addresses.includes(address)) draft.addresses.push(address);
  }
  draft.phones = [...card.phones]
    .sort((a, b) => Number(b.preferred) - Number(a.preferred))
    .map(({ value, types, label }) => ({
      label: (label || labelOf(types)).slice(0, 40),
      number: value.slice(0, 60),
    }));
  draft.job = (card.title || card.role).slice(0, 200);
  draft.language = (card.languages[0] ?? '').slice(0, 10);
  draft.birthday = card.birthday;
  draft.tags = card.categories.map((tag) => tag.slice(0, 60)).slice(0, 50);
  draft.company = draft.type === 'contact' ? (card.organisation[0] ?? '').slice(0, 200) : '';
  draft.website = (card.urls[0] ?? '').slice(0, 300);
  draft.notes = card.note;
  draft.postalAddresses = card.addresses.slice(0, 20).map(placeOf);
  draft.notes = draft.notes.replaceAll('\r\n', '\n').slice(0, 20_000);
  const { photo } = card;
  const type = photo && 'bytes' in photo ? pictures.find((one) => one === photo.type) : undefined;
  if (type && photo && 'bytes' in photo && photo.bytes.length <= largestPicture)
    draft.picture = { type, bytes: Buffer.from(photo.bytes) };
  for (const { name, value } of card.others) {
    if (name === 'X-KONTOR-STAGE' && (value === 'lead' || value === 'active' || value === 'lapsed'))
      draft.stage = value;
    if (name === 'X-KONTOR-RELATION') draft.relation = value;
    if (name === 'X-KONTOR-VAT') draft.numbers.push({ kind: 'vat', value: value.slice(0, 60) });
    if (name === 'X-KONTOR-DOMAIN') draft.domains.push(value.toLowerCase());
  }
  return finishDraft(draft);
}

function labelOf(types: string[]): string {
  if (types.includes('cell')) return 'mobile';
  if (types.includes('fax')) return 'fax';
  return types.includes('home') ? 'home' : types.includes('work') ? 'work' : '';
}

function placeOf(address: VCardAddress): PostalAddress {
  return {
    label: (address.label || (address.types.includes('home') ? 'home' : '')).slice(0, 40),
    street: [address.poBox, address.street, address.extended].filter(Boolean).join(', ').slice(0, 300),
    postcode: address.postalCode.slice(0, 20),
    city: address.city.slice(0, 100),
    region: address.region.slice(0, 100),
    country: countryOf(address.country),
  };
}
