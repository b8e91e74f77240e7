// Casts a story: which customer, who writes to whom, from which mailbox, when each mail goes, and the facts all its mails share.
import { DEMO_DOMAIN, type DemoUser, demoCompany, staffFor } from './company.ts';
import { type DemoCustomer, type DemoPerson, makePerson } from './customers.ts';
import { isoWeek } from './fill-slots.ts';
import type { Quotable } from './lay-out.ts';
import type { Random } from './random.ts';
import type { DemoLanguage, Story } from './read-stories.ts';

/** A story with its cast; what has been written so far is kept here, for the next mail to quote. */
export type Plot = {
  id: number;
  story: Story;
  customer: DemoCustomer;
  /** the customer's writer, and a colleague of theirs */
  person: DemoPerson;
  other: DemoPerson;
  /** our writer, and a colleague of ours */
  us: DemoUser;
  colleague: DemoUser;
  /** address of the mailbox the story runs through */
  mailbox: string;
  familiar: boolean;
  copied: boolean;
  start: Date;
  /** when each step that lies before now happens */
  times: Date[];
  values: Record<string, string>;
  subject: string;
  random: Random;
  written: { messageId: string; quotable: Quotable; voice: string }[];
};

/** Casts one story. Its later steps keep office hours; those that would lie after `now` are left out. */
export function castStory(
  id: number,
  story: Story,
  customers: DemoCustomer[],
  start: Date,
  now: Date,
  random: Random,
): Plot {
  const customer = applies(story) ? applicantOf(story.language, random) : suitable(story, customers, random);
  const person = random.pick(customer.people);
  const others = customer.people.filter((one) => one !== person);
  const { us, colleague, mailbox } = ours(story, customer, random);
  return {
    id,
    story,
    customer,
    person,
    other: others.length > 0 ? random.pick(others) : person,
    us,
    colleague,
    mailbox,
    familiar: random.chance(story.language === 'en' ? 0.8 : 0.6),
    copied: random.chance(0.15),
    start,
    times: times(story, start, now, random),
    values: facts(story, customer, person, start, random),
    subject: '',
    random,
    written: [],
  };
}

// Some plots only suit some trades: a florist has roses, a dairy has cheese.
const TRADES: [story: RegExp, customers: RegExp][] = [
  [/-(bloemen|flowers|cvety|kwiaty)$/, /bloem|flower|цвет|kwiat|tuin/i],
  [/-(oester|oyster)$/, /vis|oyster|seafood|fisher/i],
  [/-(ziekenhuis|apteka)$/, /apotheek|ziekenhuis|zorg|apteka|szpital/i],
  [/-(lab|analizy)$/, /lab|лаборатория|pharma|universiteit/i],
  [/-(ryba|ryby)$/, /рыб|ryb|корнеев|kala/i],
  [/-(jablka)$/, /sady|hurt-owoc|jagód/i],
  [/-(kaas|cheese-cave|syr|probka-sera)$/, /kaas|zuivel|cheese|dairies|сыр|молоко|sero|mleczarnia/i],
  [/-(vino|wino)$/, /вина|wina|winnica|пиво|wijn/i],
  [/-(film|film-shoot|kino)$/, /event|spot|catering|кейтеринг/i],
  [/-(school|school-kitchen|shkola|szkola)$/, /school|univers|catering|кейтеринг|дом/i],
  [/-(bouw|architect)$/, /bouw|architect|installatie/i],
  [/-(carrier|vervoerder|trans|container|ladingbruno)$/, /transport|freight|trans|spedycja|логистика/i],
  [/-(panelen-leverancier|supplier-panels|postavschik|dostawca)$/, /bouw|contractors|техмонтаж|stal/i],
  [/-(kawa|kofe)$/, /kawy|кафе/i],
  [
    /-(training|szkolenie|obuchenie)$/,
    /restaurant|hotel|catering|kitchen|kettle|ресторан|кафе|restauracja|wapen|кейтеринг/i,
  ],
];

function suitable(story: Story, customers: DemoCustomer[], random: Random): DemoCustomer {
  const same = customers.filter((one) => one.language === story.language);
  const trade = TRADES.find(([stories]) => stories.test(story.id))?.[1];
  const fitting = trade === undefined ? same : same.filter((one) => trade.test(one.name));
  const from = fitting.length > 0 ? fitting : same;
  // A few customers write every week, most a few times a year.
  return from[Math.floor(random.next() ** 1.7 * from.length)] as DemoCustomer;
}

function applies(story: Story): boolean {
  return story.id === 'nl-stage' || story.steps.some((step) => step.files.includes('cv'));
}

/** Somebody who looks for work writes from home and is nobody's customer. */
function applicantOf(language: DemoLanguage, random: Random): DemoCustomer {
  const domain = {
    nl: 'thuispost.example',
    en: 'homemail.example',
    ru: 'domashnyaya.example',
    pl: 'domowa.example',
  }[language];
  const people = [makePerson(domain, language, random)].map((one) => ({
    ...one,
    job: '',
    client: 'gmail' as const,
  }));
  return { name: '', domain, language, city: '', street: '', people, responsible: '' };
}

function ours(
  story: Story,
  customer: DemoCustomer,
  random: Random,
): { us: DemoUser; colleague: DemoUser; mailbox: string } {
  const own = demoCompany.mailboxes.find(
    (one) => one.address === `${story.mailbox}@${DEMO_DOMAIN}` && one.owner !== undefined,
  );
  const team = ['sales', 'support', 'billing'].includes(story.mailbox) ? story.mailbox : 'sales';
  const staff = staffFor(team, story.language);
  const western = story.language === 'nl' || story.language === 'en';
  const text = story.steps.map((step) => step.text).join(' ');
  const present = staff.filter(
    (user) =>
      user.absent !== true &&
      !(western && user.languages[0] === 'ru') &&
      !(user.name.startsWith('Bruno') && /\bV|Bruno/.test(text)),
  );
  const local = present.filter((user) => user.languages[0] === story.language);
  const named = present.find((user) => text.includes(`${user.name.split(' ')[0]} here`));
  const responsible = present.find((user) => user.email === customer.responsible);
  const owner = demoCompany.users.find((user) => user.email === own?.owner);
  const us = owner ?? named ?? responsible ?? random.pick(local.length > 0 ? local : present);
  const colleague = colleagueOf(us, story, staff);
  // Those who know somebody write to them, not to the department.
  const known =
    own === undefined && team === 'sales' && /^(ada|bruno)@/.test(us.email) && random.chance(0.12);
  return { us, colleague, mailbox: own?.address ?? (known ? us.email : `${story.mailbox}@${DEMO_DOMAIN}`) };
}

function colleagueOf(us: DemoUser, story: Story, staff: DemoUser[]): DemoUser {
  const by = (start: string) =>
    demoCompany.users.find((user) => user.email.startsWith(`${start}@`)) as DemoUser;
  const western = story.language === 'nl' || story.language === 'en';
  if (western && story.mailbox === 'billing') return by('sanne');
  if (western && story.mailbox === 'support') return us.email.startsWith('femke') ? by('sanne') : by('femke');
  if (western && !us.email.startsWith('bruno')) return by('bruno');
  const speakers = [...staff, ...demoCompany.users].filter(
    (user) => user !== us && user.languages.includes(story.language),
  );
  return speakers[0] ?? by('ada');
}

function times(story: Story, start: Date, now: Date, random: Random): Date[] {
  const all: Date[] = [];
  let at = start;
  for (const [number, step] of story.steps.entries()) {
    if (number > 0) {
      const machine = step.files.includes('ooo') || (step.voice === 'X' && story.kind === 'bounce');
      const hours = machine ? 0.02 : step.afterHours * (0.6 + random.next() * 0.8);
      at = new Date(at.getTime() + hours * 3_600_000 + random.whole(1, 59) * 1_000);
      if (!machine) at = officeHours(at, random);
    }
    if (at > now) break;
    all.push(at);
  }
  return all;
}

function officeHours(at: Date, random: Random): Date {
  const moved = new Date(at);
  if (moved.getUTCHours() >= 17) moved.setUTCDate(moved.getUTCDate() + 1);
  if (moved.getUTCHours() >= 17 || moved.getUTCHours() < 6)
    moved.setUTCHours(random.whole(6, 10), random.whole(0, 59));
  while (moved.getUTCDay() === 0 || moved.getUTCDay() === 6) moved.setUTCDate(moved.getUTCDate() + 1);
  return moved;
}

function facts(
  story: Story,
  customer: DemoCustomer,
  person: DemoPerson,
  start: Date,
  random: Random,
): Record<string, string> {
  const qty = random.whole(2, 9);
  const { language } = story;
  const roomy = [...story.subjects, ...story.steps.map((step) => step.text)].some((text) =>
    text.includes('{qty}'),
  );
  // A cold room costs about as much as a small car; other things cost what they cost.
  const money = roomy
    ? qty * random.whole(64, 118) * 100
    : random.whole(6, 180) * 100 + random.pick([0, 50, 75]);
  const zloty = language === 'pl';
  const serial = () => `NK${random.whole(18, 26)}-${random.whole(10_000, 99_999)}`;
  return {
    qty: String(qty),
    // Where grammar wants a number above four.
    many: String(random.pick([6, 7, 8, 9, 11, 12, 14, 15, 16, 18, 20, 25, 28, 30])),
    model: random.pick(['NK-120', 'NK-160', 'NK-180', 'NK-240', 'NK-300', 'NV-90', 'NV-140', 'NV-220']),
    serial: serial(),
    serial2: serial(),
    amount: amount(language, zloty ? money * 4 : money),
    deposit: amount(language, Math.round(((zloty ? money * 4 : money) * 0.3) / 10) * 10),
    fee: amount(language, (zloty ? 4 : 1) * (random.whole(48, 390) * 10)),
    po: `${random.pick(['PO', 'INK', 'B', 'Z', ''])}${random.whole(1_000, 9_999)}/${random.whole(10, 99)}`,
    city: customer.city,
    street: customer.street,
    company: customer.name,
    phone: person.phone,
    week: String(isoWeek(start)),
  };
}

function amount(language: DemoLanguage, value: number): string {
  const locale = { en: 'en-GB', nl: 'nl-NL', ru: 'ru-RU', pl: 'pl-PL' }[language];
  const text = value.toLocaleString(locale, { minimumFractionDigits: 2, useGrouping: true });
  if (language === 'pl') return `${text} zł`;
  if (language === 'ru') return `${text} €`;
  return language === 'en' ? `€${text}` : `€ ${text}`;
}
