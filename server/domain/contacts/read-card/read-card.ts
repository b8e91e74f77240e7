// Reads a customer's card from a mail: name, job, company, phones and more, each with where it was read.
import { domainOf, isSharedName } from '../address-sorts.ts';
import { isFreemail } from '../is-freemail.ts';
import { companyDomain, companyNameOf } from '../name-cards.ts';
import { countriesOf } from './country.ts';
import { findPostal, findVat, findWebsite } from './find-facts.ts';
import { findName } from './find-name.ts';
import { type FoundPhone, findPhones } from './find-phones.ts';
import { findWork } from './find-work.ts';
import { piecesOf, signatureLines } from './signature-lines.ts';

/** What of a mail a card is read from. */
export interface CardSource {
  /** As the From header, or the form, says. */
  person: { name: string; address: string };
  /** What the mail's text tells apart as signature; '' where there is none. */
  signature: string;
  /** ISO 639-1 or ''. */
  language: string;
  /** The Organization header. */
  organization?: string;
}

export type ReadFrom = 'signature' | 'header' | 'domain' | 'address';

/** A value and where it was read. */
export interface ReadValue {
  value: string;
  from: ReadFrom;
  /** It looks like it, and nothing else says so. */
  isGuess?: true;
}

/** What is missing could not be read. */
export interface ReadCard {
  name?: ReadValue;
  job?: ReadValue;
  company?: ReadValue;
  website?: ReadValue;
  postal?: ReadValue;
  vat?: ReadValue;
  phones: FoundPhone[];
}

/** Pure: the same mail gives the same card. */
export function readCard({ person, signature, language, organization = '' }: CardSource): ReadCard {
  const lines = signatureLines(signature);
  const text = lines.join('\n');
  const pieces = piecesOf(lines);
  const domain = companyDomain(person.address);
  const ofCompany = isFreemail(domain) ? '' : domain;
  const isShared = isSharedName(person.address);
  const name = isShared ? undefined : findName(person, pieces);
  const sites = [...text.matchAll(/\bwww\.([\w-]+\.[\w.]+)/giu)].map((match) => match[1]!.toLowerCase());
  const work = findWork(pieces, name?.name ?? '', ofCompany, organization, sites);
  const read = (value: string, from: ReadFrom = 'signature') => (value === '' ? undefined : { value, from });
  const named = [...text.matchAll(/[\w-]+(?:\.[\w-]+)*\.(\p{L}{2,6})\b/gu)].map((match) =>
    match[0].toLowerCase(),
  );
  return {
    ...given('name', name && { value: name.name, from: name.from }),
    ...given('job', read(work.job)),
    ...given(
      'company',
      organization.trim() !== '' && work.company === organization.trim()
        ? read(work.company, 'header')
        : (guessed(work) ?? (ofCompany ? read(companyNameOf(ofCompany), 'domain') : undefined)),
    ),
    ...given('website', read(findWebsite(text))),
    ...given('postal', read(findPostal(lines))),
    ...given('vat', read(findVat(text))),
    phones: findPhones(text, countriesOf([domainOf(person.address), ...named], language, text)).slice(0, 6),
  };
}

const guessed = ({ company, isAnchored }: { company: string; isAnchored: boolean }): ReadValue | undefined =>
  company === ''
    ? undefined
    : { value: company, from: 'signature', ...(isAnchored ? {} : { isGuess: true as const }) };

const given = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);
