// Checks a company's mail domains: lower case, none that many share.
import { isFreemail } from '../contacts/is-freemail.ts';
import { ProductError } from '../problem.ts';

/** @throws ProductError `invalid`, naming the one that is no domain or a mail provider's */
export function checkDomains(wanted: string[]): string[] {
  const domains = [
    ...new Set(wanted.map((domain) => domain.trim().toLowerCase().replace(/^@/, '')).filter(Boolean)),
  ];
  const wrong = domains.find((domain) => !/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(domain));
  if (wrong)
    throw new ProductError(
      'invalid',
      `“${wrong}” is no mail domain. Write it like example.com.`,
      'bad-domain',
      { field: 'domains', domain: wrong },
    );
  const freemail = domains.find(isFreemail);
  if (freemail)
    throw new ProductError(
      'invalid',
      `${freemail} is a mail provider's domain that many people share. Put the person's address on their own card instead.`,
      'freemail-domain',
      { field: 'domains', domain: freemail },
    );
  return domains;
}
