// Whether a mail domain belongs to a provider whose users have nothing in common: never a company's.
import freemail from 'email-providers/all.json' with { type: 'json' };

// Missing from the list, common among our customers.
const more = [
  'vk.com',
  'xs4all.nl',
  'kpnmail.nl',
  'ziggo.nl',
  'hetnet.nl',
  'planet.nl',
  'home.nl',
  'casema.nl',
  'onet.pl',
  'onet.eu',
  'o2.pl',
  'wp.pl',
  'interia.pl',
  'interia.eu',
  'gazeta.pl',
  'tlen.pl',
  'op.pl',
  'poczta.fm',
  'internet.ru',
  'ro.ru',
  'lenta.ru',
  'autorambler.ru',
  'myrambler.ru',
  'narod.ru',
  'proton.me',
  'pm.me',
  'tutanota.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'hey.com',
  'duck.com',
];
// The list counts the names reserved for examples (RFC 2606) among providers.
const domains = new Set<string>([...freemail, ...more].filter((domain) => !domain.startsWith('example.')));

/** @param domain lower case */
export function isFreemail(domain: string): boolean {
  return domains.has(domain);
}
