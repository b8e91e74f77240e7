// The made-up company of the demo: its house, its people, its mailboxes.
import type { DemoLanguage } from './read-stories.ts';

export type DemoUser = {
  email: string;
  name: string;
  female: boolean;
  role: 'admin' | 'member' | 'read-only';
  job: Record<DemoLanguage, string>;
  phone: string;
  languages: DemoLanguage[];
  teams: string[];
  /** e-mail of the head */
  supervisor?: string;
  absent?: boolean;
  client: 'outlook' | 'thunderbird' | 'apple' | 'gmail';
};

export type DemoMailbox = {
  address: string;
  name: string;
  policy: 'team' | 'open' | 'responsible' | 'own' | 'personal';
  team?: string;
  owner?: string;
};

/** Everybody's password in the demo. */
export const DEMO_PASSWORD = 'kontor demo';
export const DEMO_DOMAIN = 'noord.example';

const jobs = (en: string, nl: string, ru: string, pl: string): Record<DemoLanguage, string> => ({
  en,
  nl,
  ru,
  pl,
});

const users: DemoUser[] = [
  {
    email: 'hendrik@noord.example',
    name: 'Hendrik Noord',
    female: false,
    role: 'admin',
    job: jobs('Managing director', 'Directeur', 'Директор', 'Dyrektor'),
    phone: '+31 50 555 01 01',
    languages: ['nl', 'en'],
    teams: [],
    client: 'apple',
  },
  {
    email: 'ada@noord.example',
    name: 'Ada Smit',
    female: true,
    role: 'admin',
    job: jobs('Head of sales', 'Hoofd verkoop', 'Руководитель отдела продаж', 'Kierownik sprzedaży'),
    phone: '+31 50 555 01 12',
    languages: ['nl', 'en'],
    teams: ['sales'],
    supervisor: 'hendrik@noord.example',
    client: 'outlook',
  },
  {
    email: 'bruno@noord.example',
    name: 'Bruno Maas',
    female: false,
    role: 'member',
    job: jobs('Sales and logistics', 'Verkoop en logistiek', 'Продажи и логистика', 'Sprzedaż i logistyka'),
    phone: '+31 50 555 01 14',
    languages: ['nl', 'en'],
    teams: ['sales'],
    supervisor: 'ada@noord.example',
    client: 'thunderbird',
  },
  {
    email: 'emily@noord.example',
    name: 'Emily Carter',
    female: true,
    role: 'member',
    job: jobs(
      'Account manager UK and Ireland',
      'Accountmanager VK en Ierland',
      'Менеджер по работе с клиентами',
      'Opiekun klienta',
    ),
    phone: '+31 50 555 01 15',
    languages: ['en', 'nl'],
    teams: ['sales'],
    supervisor: 'ada@noord.example',
    client: 'gmail',
  },
  {
    email: 'kasia@noord.example',
    name: 'Katarzyna Nowicka',
    female: true,
    role: 'member',
    job: jobs(
      'Account manager Poland',
      'Accountmanager Polen',
      'Менеджер по Польше',
      'Opiekun klienta, Polska',
    ),
    phone: '+31 50 555 01 16',
    languages: ['pl', 'en'],
    teams: ['sales'],
    supervisor: 'ada@noord.example',
    client: 'outlook',
  },
  {
    email: 'olga@noord.example',
    name: 'Ольга Петрова',
    female: true,
    role: 'member',
    job: jobs('Account manager', 'Accountmanager', 'Менеджер по работе с клиентами', 'Opiekun klienta'),
    phone: '+31 50 555 01 17',
    languages: ['ru', 'en'],
    teams: ['sales'],
    supervisor: 'ada@noord.example',
    client: 'thunderbird',
  },
  {
    email: 'sanne@noord.example',
    name: 'Sanne Visser',
    female: true,
    role: 'member',
    job: jobs('Head of service', 'Hoofd service', 'Руководитель сервиса', 'Kierownik serwisu'),
    phone: '+31 50 555 01 21',
    languages: ['nl', 'en'],
    teams: ['support'],
    supervisor: 'hendrik@noord.example',
    client: 'outlook',
  },
  {
    email: 'daan@noord.example',
    name: 'Daan Bakker',
    female: false,
    role: 'member',
    job: jobs('Service engineer', 'Servicemonteur', 'Сервисный инженер', 'Serwisant'),
    phone: '+31 50 555 01 22',
    languages: ['nl', 'en'],
    teams: ['support'],
    supervisor: 'sanne@noord.example',
    absent: true,
    client: 'apple',
  },
  {
    email: 'tomasz@noord.example',
    name: 'Tomasz Zieliński',
    female: false,
    role: 'member',
    job: jobs('Service engineer', 'Servicemonteur', 'Сервисный инженер', 'Serwisant'),
    phone: '+31 50 555 01 23',
    languages: ['pl', 'en'],
    teams: ['support'],
    supervisor: 'sanne@noord.example',
    client: 'thunderbird',
  },
  {
    email: 'irina@noord.example',
    name: 'Ирина Волкова',
    female: true,
    role: 'member',
    job: jobs('Service coordinator', 'Servicecoördinator', 'Координатор сервиса', 'Koordynator serwisu'),
    phone: '+31 50 555 01 24',
    languages: ['ru', 'en'],
    teams: ['support'],
    supervisor: 'sanne@noord.example',
    client: 'outlook',
  },
  {
    email: 'femke@noord.example',
    name: 'Femke de Boer',
    female: true,
    role: 'member',
    job: jobs('Head of accounts', 'Hoofd administratie', 'Главный бухгалтер', 'Główna księgowa'),
    phone: '+31 50 555 01 31',
    languages: ['nl', 'en'],
    teams: ['billing'],
    supervisor: 'hendrik@noord.example',
    client: 'outlook',
  },
  {
    email: 'lucas@noord.example',
    name: 'Lucas Meijer',
    female: false,
    role: 'read-only',
    job: jobs('Trainee accounts', 'Stagiair administratie', 'Стажёр бухгалтерии', 'Praktykant księgowości'),
    phone: '+31 50 555 01 32',
    languages: ['nl', 'en'],
    teams: ['billing'],
    supervisor: 'femke@noord.example',
    client: 'gmail',
  },
];

const mailboxes: DemoMailbox[] = [
  { address: 'sales@noord.example', name: 'Noord BV Sales', policy: 'team', team: 'sales' },
  { address: 'support@noord.example', name: 'Noord BV Support', policy: 'team', team: 'support' },
  { address: 'billing@noord.example', name: 'Noord BV Billing', policy: 'responsible', team: 'billing' },
  { address: 'info@noord.example', name: 'Noord BV', policy: 'open' },
  { address: 'ada@noord.example', name: 'Ada Smit', policy: 'own', owner: 'ada@noord.example' },
  { address: 'bruno@noord.example', name: 'Bruno Maas', policy: 'own', owner: 'bruno@noord.example' },
  {
    address: 'hendrik@noord.example',
    name: 'Hendrik Noord',
    policy: 'personal',
    owner: 'hendrik@noord.example',
  },
];

/** The company itself: twelve people, three teams, seven mailboxes. */
export const demoCompany = {
  house: {
    name: 'Noord Koeltechniek BV',
    short: 'Noord BV',
    street: 'Osloweg 110',
    postcode: '9723 BX',
    city: 'Groningen',
    country: 'Nederland',
    vat: 'NL001234567B01',
    iban: 'NL00 NRDB 0123 4567 89',
    site: 'www.noord.example',
    phone: '+31 50 555 01 00',
  },
  teams: [
    { name: 'sales', head: 'ada@noord.example' },
    { name: 'support', head: 'sanne@noord.example' },
    { name: 'billing', head: 'femke@noord.example' },
  ],
  users,
  mailboxes,
};

/** Who of a team writes in a language; where nobody does, a colleague who does. */
export function staffFor(team: string, language: DemoLanguage): DemoUser[] {
  const speakers = users.filter((user) => user.role !== 'read-only' && user.languages.includes(language));
  const members = speakers.filter((user) => user.teams.includes(team));
  return members.length > 0 ? members : speakers.filter((user) => user.email !== 'hendrik@noord.example');
}
