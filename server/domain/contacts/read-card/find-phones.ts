// Finds telephone numbers in a signature, each with what it is: mobile, office or fax.
import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { otherNumber } from './words.ts';

export type PhoneKind = 'mobile' | 'office' | 'fax';

export interface FoundPhone {
  /** As people read it, with its country: +31 20 123 4567. */
  number: string;
  /** E.164, to compare by. */
  e164: string;
  kind: PhoneKind;
  /** The words it was read from. */
  written: string;
}

const candidate = /(?<![\p{L}\d@=_-])(?:\+|00)?\s?\(?\d[\d\s().\u2013\u2011/-]{5,24}\d(?![\p{L}\d@_])/gu;

/** @param countries where numbers without a country may be dialled, the likeliest first */
export function findPhones(text: string, countries: CountryCode[]): FoundPhone[] {
  const found = new Map<string, FoundPhone>();
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    let from = 0;
    for (const match of line.matchAll(candidate)) {
      // Two numbers that stand apart by a gap, a slash or a column's line are two.
      for (const part of piecesOf(match[0])) {
        const at = line.indexOf(part, from);
        const before = line.slice(from, at);
        const lead = before.trim() === '' && from === 0 ? labelIn(lines[index - 1] ?? '') : before;
        if (otherNumber.test(lead) || isNoPhone(part)) continue;
        const phone = parse(part, countries);
        if (!phone) continue;
        const after = line.slice(at + part.length);
        from = at + part.length;
        if (found.has(phone.number)) continue;
        found.set(phone.number, {
          number: phone.formatInternational(),
          e164: phone.number,
          kind: kindOf(lead, after, phone),
          written: part.trim(),
        });
      }
    }
  });
  return [...found.values()];
}

/** "Phone:" on a line of its own. */
const labelIn = (line: string): string => (line.length < 25 && !/\d/.test(line) ? line : '');

function piecesOf(written: string): string[] {
  const pieces = written.split(/\s{3,}|\s*\/\s+|\s+\/\s*|\s+[-–]\s+/).filter((piece) => digitsIn(piece) >= 6);
  return pieces.length > 1 ? pieces : [written];
}

function parse(written: string, countries: CountryCode[]): PhoneNumber | undefined {
  const text = written.replace(/[\s\u2011\u2013]/g, (sign) => (/\s/.test(sign) ? ' ' : '-')).trim();
  const abroad = text.replace(/^00\s?/, '+');
  if (abroad.startsWith('+')) return valid(parsePhoneNumberFromString(abroad.replace(/\(0\)/, '')));
  for (const country of countries) {
    const phone = valid(parsePhoneNumberFromString(text, country));
    if (phone) return phone;
  }
  // 353-1-700-5273: the country's code without its plus.
  const plain = countries.map((country) => valid(parsePhoneNumberFromString(`+${text}`, country)));
  return plain.find((phone) => phone && countries.includes(phone.country!));
}

const valid = (phone: PhoneNumber | undefined): PhoneNumber | undefined =>
  phone?.isValid() ? phone : undefined;

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

/** Dates, ranges of years, house numbers and versions are made of digits too. */
function isNoPhone(written: string): boolean {
  const text = written.trim();
  const digits = digitsIn(text);
  if (digits < 7 || digits > 16) return true;
  return (
    /^\(?(?:19|20)\d\d[-–/. ]+(?:19|20)?\d\d\)?(?:[-–/. ]+\d\d)?$/.test(text) ||
    /^\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d/.test(text) ||
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)
  );
}

const fax = /(?:fax|faks|факс|📠|(?<!\p{L})[fф])\P{L}*$/iu;
const mobile =
  /(?:mob(?:ile|iel|iil|il|\.)?(?:\s?(?:phone|nr|tel))?|cell(?:ular|phone)?|gsm|handy|моб(?:ильный|\.)?(?:\s?тел)?|сот(?:овый|\.)?|kom(?:órka|órkowy|\.)?|📱|(?<!\p{L})[mмc])\P{L}*$/iu;
const office =
  /(?:tel(?:efoon|efon|ephone|\.)?|phone|voice|ph|office|work|direct|kantoor|biuro|centrala|тел(?:ефон|\.)?|раб|office|☎️?|📞|(?<!\p{L})[tpтwodhv])\P{L}*$/iu;

function kindOf(before: string, after: string, phone: PhoneNumber): PhoneKind {
  const lead = before.slice(-28);
  const tail = /^\s*[([]?\s*(\p{L}+)/u.exec(after.slice(0, 14))?.[1] ?? '';
  if (mobile.test(lead)) return 'mobile';
  if (fax.test(lead)) return 'fax';
  if (office.test(lead)) return phone.getType() === 'MOBILE' ? 'mobile' : 'office';
  if (/^(?:fax|faks|факс)/iu.test(tail)) return 'fax';
  if (/^(?:cell|mob|gsm|моб)/iu.test(tail)) return 'mobile';
  return phone.getType() === 'MOBILE' ? 'mobile' : 'office';
}
