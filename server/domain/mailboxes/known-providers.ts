// Mail providers whose settings are known, by the domain of an address or by where its domain's mail goes (MX).
import type { Connection } from './connection.ts';

export interface KnownProvider {
  /** Names its OAuth2 preset where there is one. */
  id: string;
  name: string;
  domains: string[];
  /** The domain's mail exchanger, for companies with a domain of their own there. */
  mx?: RegExp;
  imap?: [host: string, port?: number];
  pop3?: [host: string, port?: number];
  oauth?: boolean;
  /** Key of a hint for the screen. */
  hint?: 'app-password' | 'imap-switch' | 'oauth-only' | 'bridge' | 'mail-password';
}

/** By the providers' own help pages. TLS from the first byte everywhere (RFC 8314). */
export const knownProviders: KnownProvider[] = [
  {
    id: 'google',
    name: 'Google',
    domains: ['gmail.com', 'googlemail.com'],
    mx: /(^|\.)(google|googlemail)\.com$/,
    imap: ['imap.gmail.com'],
    pop3: ['pop.gmail.com'],
    oauth: true,
    hint: 'app-password',
  },
  {
    id: 'microsoft',
    name: 'Microsoft 365',
    domains: [
      'outlook.com',
      'hotmail.com',
      'live.com',
      'msn.com',
      'outlook.de',
      'outlook.fr',
      'hotmail.nl',
      'live.nl',
      'hotmail.co.uk',
    ],
    mx: /\.(mail\.protection\.outlook|olc\.protection\.outlook|mx\.microsoft)\.com$|\.mx\.microsoft$/,
    imap: ['outlook.office365.com'],
    pop3: ['outlook.office365.com'],
    oauth: true,
    hint: 'oauth-only',
  },
  {
    id: 'yandex',
    name: 'Yandex',
    domains: ['yandex.ru', 'yandex.com', 'ya.ru', 'yandex.by', 'yandex.kz', 'yandex.ua', 'narod.ru'],
    mx: /(^|\.)yandex\.(net|ru)$/,
    imap: ['imap.yandex.ru'],
    pop3: ['pop.yandex.ru'],
    oauth: true,
    hint: 'app-password',
  },
  {
    id: 'mailru',
    name: 'Mail.ru',
    domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru', 'xmail.ru'],
    mx: /(^|\.)mail\.ru$/,
    imap: ['imap.mail.ru'],
    pop3: ['pop.mail.ru'],
    oauth: true,
    hint: 'app-password',
  },
  {
    id: 'icloud',
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    mx: /\.mail\.icloud\.com$/,
    imap: ['imap.mail.me.com'],
    hint: 'app-password',
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    domains: [
      'yahoo.com',
      'yahoo.de',
      'yahoo.fr',
      'yahoo.co.uk',
      'yahoo.it',
      'yahoo.es',
      'ymail.com',
      'rocketmail.com',
    ],
    mx: /\.yahoodns\.net$/,
    imap: ['imap.mail.yahoo.com'],
    pop3: ['pop.mail.yahoo.com'],
    oauth: true,
    hint: 'app-password',
  },
  {
    id: 'aol',
    name: 'AOL',
    domains: ['aol.com', 'aim.com'],
    imap: ['imap.aol.com'],
    pop3: ['pop.aol.com'],
    hint: 'app-password',
  },
  {
    id: 'gmx',
    name: 'GMX',
    domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'gmx.com', 'gmx.eu'],
    imap: ['imap.gmx.net'],
    pop3: ['pop.gmx.net'],
    hint: 'imap-switch',
  },
  {
    id: 'webde',
    name: 'WEB.DE',
    domains: ['web.de'],
    imap: ['imap.web.de'],
    pop3: ['pop3.web.de'],
    hint: 'imap-switch',
  },
  {
    id: 'tonline',
    name: 'T-Online',
    domains: ['t-online.de', 'magenta.de'],
    imap: ['secureimap.t-online.de'],
    pop3: ['securepop.t-online.de'],
    hint: 'mail-password',
  },
  {
    id: 'freenet',
    name: 'freenet',
    domains: ['freenet.de'],
    imap: ['mx.freenet.de'],
    pop3: ['mx.freenet.de'],
  },
  {
    id: 'ionos',
    name: 'IONOS',
    domains: [],
    mx: /\.(kundenserver\.de|ionos\.(de|com|co\.uk|fr|es))$/,
    imap: ['imap.ionos.de'],
    pop3: ['pop.ionos.de'],
  },
  {
    id: 'strato',
    name: 'STRATO',
    domains: ['strato.de'],
    mx: /\.rzone\.de$/,
    imap: ['imap.strato.de'],
    pop3: ['pop3.strato.de'],
  },
  {
    id: 'mailbox',
    name: 'mailbox.org',
    domains: ['mailbox.org'],
    mx: /\.mailbox\.org$/,
    imap: ['imap.mailbox.org'],
    pop3: ['pop3.mailbox.org'],
  },
  {
    id: 'posteo',
    name: 'Posteo',
    domains: ['posteo.de', 'posteo.net', 'posteo.org'],
    imap: ['posteo.de'],
    pop3: ['posteo.de'],
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    domains: ['fastmail.com', 'fastmail.fm', 'messagingengine.com'],
    mx: /\.messagingengine\.com$/,
    imap: ['imap.fastmail.com'],
    pop3: ['pop.fastmail.com'],
    hint: 'app-password',
  },
  {
    id: 'zoho',
    name: 'Zoho',
    domains: ['zoho.com', 'zohomail.com'],
    mx: /(^|\.)zoho\.com$/,
    imap: ['imap.zoho.com'],
    pop3: ['pop.zoho.com'],
    hint: 'imap-switch',
  },
  {
    id: 'zohoeu',
    name: 'Zoho (EU)',
    domains: ['zoho.eu', 'zohomail.eu'],
    mx: /(^|\.)zoho\.eu$/,
    imap: ['imap.zoho.eu'],
    pop3: ['pop.zoho.eu'],
    hint: 'imap-switch',
  },
  {
    id: 'ovh',
    name: 'OVH',
    domains: ['ovh.net', 'ovh.com', 'ovh.fr'],
    mx: /\.mail\.ovh\.(net|ca)$/,
    imap: ['ssl0.ovh.net'],
    pop3: ['ssl0.ovh.net'],
  },
  {
    id: 'gandi',
    name: 'Gandi',
    domains: ['gandi.net'],
    mx: /\.mail\.gandi\.net$/,
    imap: ['mail.gandi.net'],
    pop3: ['mail.gandi.net'],
  },
  {
    id: 'infomaniak',
    name: 'Infomaniak',
    domains: ['ik.me', 'infomaniak.com'],
    mx: /\.infomaniak\.ch$|\.ikmail\.com$/,
    imap: ['mail.infomaniak.com'],
    pop3: ['mail.infomaniak.com'],
  },
  {
    id: 'orange',
    name: 'Orange',
    domains: ['orange.fr', 'wanadoo.fr'],
    imap: ['imap.orange.fr'],
    pop3: ['pop.orange.fr'],
  },
  { id: 'free', name: 'Free', domains: ['free.fr'], imap: ['imap.free.fr'], pop3: ['pop.free.fr'] },
  { id: 'sfr', name: 'SFR', domains: ['sfr.fr', 'neuf.fr'], imap: ['imap.sfr.fr'], pop3: ['pop.sfr.fr'] },
  {
    id: 'laposte',
    name: 'La Poste',
    domains: ['laposte.net'],
    imap: ['imap.laposte.net'],
    pop3: ['pop.laposte.net'],
  },
  {
    id: 'transip',
    name: 'TransIP',
    domains: [],
    mx: /\.transip\.(email|nl|eu)$/,
    imap: ['imap.transip.email'],
    pop3: ['pop3.transip.email'],
  },
  {
    id: 'kpn',
    name: 'KPN',
    domains: ['kpnmail.nl', 'planet.nl', 'hetnet.nl', 'kpnplanet.nl'],
    imap: ['imap.kpnmail.nl'],
    pop3: ['pop.kpnmail.nl'],
  },
  {
    id: 'ziggo',
    name: 'Ziggo',
    domains: ['ziggo.nl', 'home.nl', 'casema.nl', 'upcmail.nl', 'chello.nl', 'quicknet.nl'],
    imap: ['imap.ziggo.nl'],
    pop3: ['pop.ziggo.nl'],
  },
  { id: 'xs4all', name: 'XS4ALL', domains: ['xs4all.nl'], imap: ['imap.xs4all.nl'], pop3: ['pop.xs4all.nl'] },
  {
    id: 'telenet',
    name: 'Telenet',
    domains: ['telenet.be'],
    imap: ['imap.telenet.be'],
    pop3: ['pop.telenet.be'],
  },
  {
    id: 'proximus',
    name: 'Proximus',
    domains: ['proximus.be', 'skynet.be'],
    imap: ['imap.proximus.be'],
    pop3: ['pop.proximus.be'],
  },
  {
    id: 'wp',
    name: 'WP Poczta',
    domains: ['wp.pl'],
    imap: ['imap.wp.pl'],
    pop3: ['pop3.wp.pl'],
    hint: 'imap-switch',
  },
  {
    id: 'o2',
    name: 'o2 Poczta',
    domains: ['o2.pl', 'tlen.pl', 'go2.pl', 'prokonto.pl'],
    imap: ['poczta.o2.pl'],
    pop3: ['poczta.o2.pl'],
    hint: 'imap-switch',
  },
  {
    id: 'onet',
    name: 'Onet Poczta',
    domains: [
      'onet.pl',
      'op.pl',
      'onet.eu',
      'poczta.onet.pl',
      'vp.pl',
      'onet.com.pl',
      'autograf.pl',
      'buziaczek.pl',
      'amorki.pl',
    ],
    imap: ['imap.poczta.onet.pl'],
    pop3: ['pop3.poczta.onet.pl'],
    hint: 'imap-switch',
  },
  {
    id: 'interia',
    name: 'Interia',
    domains: ['interia.pl', 'interia.eu', 'interia.com', 'poczta.fm', 'intmail.pl'],
    imap: ['poczta.interia.pl'],
    pop3: ['poczta.interia.pl'],
    hint: 'imap-switch',
  },
  {
    id: 'gazeta',
    name: 'Gazeta.pl',
    domains: ['gazeta.pl'],
    imap: ['imap.gazeta.pl'],
    pop3: ['pop3.gazeta.pl'],
  },
  {
    id: 'homepl',
    name: 'home.pl',
    domains: [],
    mx: /\.home\.pl$/,
    imap: ['poczta.home.pl'],
    pop3: ['poczta.home.pl'],
  },
  {
    id: 'nazwapl',
    name: 'nazwa.pl',
    domains: [],
    mx: /\.nazwa\.pl$/,
    imap: ['poczta.nazwa.pl'],
    pop3: ['poczta.nazwa.pl'],
  },
  {
    id: 'rambler',
    name: 'Rambler',
    domains: ['rambler.ru', 'lenta.ru', 'autorambler.ru', 'myrambler.ru', 'ro.ru', 'rambler.ua'],
    imap: ['imap.rambler.ru'],
    pop3: ['pop.rambler.ru'],
    hint: 'imap-switch',
  },
  {
    id: 'ukrnet',
    name: 'ukr.net',
    domains: ['ukr.net'],
    imap: ['imap.ukr.net'],
    pop3: ['pop3.ukr.net'],
    hint: 'app-password',
  },
  {
    id: 'seznam',
    name: 'Seznam',
    domains: ['seznam.cz', 'email.cz', 'post.cz'],
    imap: ['imap.seznam.cz'],
    pop3: ['pop3.seznam.cz'],
  },
  {
    id: 'bluewin',
    name: 'Bluewin',
    domains: ['bluewin.ch'],
    imap: ['imaps.bluewin.ch'],
    pop3: ['pop3s.bluewin.ch'],
  },
  {
    id: 'libero',
    name: 'Libero',
    domains: ['libero.it', 'iol.it', 'inwind.it'],
    imap: ['imapmail.libero.it'],
    pop3: ['popmail.libero.it'],
  },
  {
    id: 'proton',
    name: 'Proton',
    domains: ['proton.me', 'protonmail.com', 'pm.me'],
    mx: /\.protonmail\.ch$/,
    hint: 'bridge',
  },
];

/** By the address's domain. */
export function providerByDomain(domain: string): KnownProvider | undefined {
  return knownProviders.find(({ domains }) => domains.includes(domain));
}

/** By the name of a mail exchanger. */
export function providerByExchanger(exchanger: string): KnownProvider | undefined {
  const name = exchanger.toLowerCase().replace(/\.$/, '');
  return knownProviders.find(({ mx }) => mx?.test(name));
}

/** A connection to a provider's server over TLS. */
export function connectionTo([host, port]: [string, number?], provider: KnownProvider): Connection {
  return {
    host,
    ...(port ? { port } : {}),
    security: 'tls',
    login: '',
    authentication: provider.hint === 'oauth-only' ? 'oauth2' : 'password',
    provider: provider.oauth ? provider.id : 'other',
    allowPrivate: false,
  };
}
