// One card of a vCard file as we understand it, whichever version wrote it.

/** A value with what it is for, such as home, work, cell, fax; lower case. */
export interface Typed {
  value: string;
  types: string[];
  /** The one to prefer. */
  preferred: boolean;
  /** What its owner calls it (Apple's X-ABLabel). */
  label: string;
}

/** ADR, RFC 6350 §6.3.1. */
export interface VCardAddress {
  types: string[];
  preferred: boolean;
  label: string;
  poBox: string;
  extended: string;
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

/** N, RFC 6350 §6.2.2. */
export interface VCardName {
  family: string;
  given: string;
  additional: string;
  prefix: string;
  suffix: string;
}

export interface VCard {
  kind: 'individual' | 'org' | 'group' | 'location';
  uid: string;
  /** FN; made of N, ORG or an address where it is missing. */
  name: string;
  parts: VCardName;
  emails: Typed[];
  phones: Typed[];
  addresses: VCardAddress[];
  /** Organisation, then its units. */
  organisation: string[];
  title: string;
  role: string;
  /** `1985-04-12`, or `--04-12` where the year is not told; '' where there is none. */
  birthday: string;
  note: string;
  categories: string[];
  languages: string[];
  urls: string[];
  /** Bytes that came along, or where they are. */
  photo: { type: string; bytes: Uint8Array } | { url: string } | undefined;
  /** Properties beginning with X-, and what else we keep by name, upper case. */
  others: { name: string; value: string }[];
}

/** A card with nothing on it, to fill in. */
export function emptyVCard(name = ''): VCard {
  return {
    kind: 'individual',
    uid: '',
    name,
    parts: { family: '', given: '', additional: '', prefix: '', suffix: '' },
    emails: [],
    phones: [],
    addresses: [],
    organisation: [],
    title: '',
    role: '',
    birthday: '',
    note: '',
    categories: [],
    languages: [],
    urls: [],
    photo: undefined,
    others: [],
  };
}
