// A card as a vCard.
import { emptyVCard, type VCard } from '../../protocols/vcard/vcard.ts';
import type { ExportedCard } from './exported-card.ts';

const types: Record<string, string> = { mobile: 'cell', work: 'work', home: 'home', fax: 'fax' };

/** What vCard has no word for goes under names of our own, by which bringing it in again knows it. */
export function vcardOf(card: ExportedCard): VCard {
  const others: VCard['others'] = [];
  const own = (name: string, values: string[]) => {
    for (const value of values) if (value !== '') others.push({ name: `X-KONTOR-${name}`, value });
  };
  own('STAGE', [card.stage ?? '']);
  own('RELATION', [card.relation]);
  own('DOMAIN', card.domains ?? []);
  own(
    'VAT',
    (card.numbers ?? []).filter(({ kind }) => kind === 'vat').map(({ value }) => value),
  );
  return {
    ...emptyVCard(card.name),
    kind: card.type === 'company' ? 'org' : 'individual',
    uid: `urn:kontor:${card.type}:${card.id}`,
    emails: (card.addresses ?? []).map((value, at) => ({ value, types: [], preferred: at === 0, label: '' })),
    phones: (card.phones ?? []).map(({ label, number }, at) => ({
      value: number,
      types: types[label] ? [types[label]] : [],
      preferred: at === 0,
      label,
    })),
    addresses: (card.postalAddresses ?? []).map((place, at) => ({
      types: card.type === 'company' ? ['work'] : place.label === 'home' ? ['home'] : [],
      preferred: at === 0,
      label: place.label,
      poBox: '',
      extended: '',
      street: place.street,
      city: place.city,
      region: place.region,
      postalCode: place.postcode,
      country: place.country,
    })),
    organisation: card.type === 'company' ? [card.name] : card.company === '' ? [] : [card.company],
    title: card.job ?? '',
    birthday: card.birthday ?? '',
    note: card.notes ?? '',
    categories: card.tags ?? [],
    languages: card.language ? [card.language] : [],
    urls: card.website ? [card.website] : [],
    photo: card.picture,
    others,
  };
}
