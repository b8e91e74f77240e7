// Names cards that make themselves: people as they sign, companies by their domain.
import { getDomain } from 'tldts';
import { domainOf } from './address-sorts.ts';

/** The domain a company is known by, such as `noord.example` of `mail.noord.example`; lower case. */
export function companyDomain(address: string): string {
  const domain = domainOf(address);
  return getDomain(domain, { allowPrivateDomains: true, validateHostname: false }) ?? domain;
}

/** "Noord Pompen" for noord-pompen.nl. */
export function companyNameOf(domain: string): string {
  const label = domain.split('.')[0]!;
  const words = label.split(/[-_]+/).filter(Boolean);
  return words.map((word) => (word.length <= 3 ? word.toUpperCase() : capital(word))).join(' ') || domain;
}

/** The name as written, without quotes, "(via …)" or the company; else from the address: "jan.de.vries" → "Jan de Vries". */
export function personNameOf(written: string, address: string): string {
  const name = written
    .replace(/["<>]/g, '')
    .replace(/\s*(?:\(via [^)]*\)|\bvia .*|\|.*)$/i, '')
    .trim();
  const turned = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (turned) return `${turned[2]} ${turned[1]}`.slice(0, 200);
  if (name !== '' && !name.includes('@')) return name.slice(0, 200);
  const words = address
    .split('@')[0]!
    .replace(/\+.*$/, '')
    .split(/[._-]+/)
    .filter((word) => /\p{L}/u.test(word));
  return (
    words
      .map((word) => (/^(de|van|der|den|von|da)$/.test(word) ? word : capital(word)))
      .join(' ')
      .slice(0, 200) || address
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
