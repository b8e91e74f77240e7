// Says who writes a step and to whom: the customer's people, ours, or one of ours to another.
import type { Plot } from './cast-story.ts';
import { DEMO_DOMAIN, type DemoUser, demoCompany } from './company.ts';
import type { DemoClient, DemoPerson } from './customers.ts';
import type { Addressed } from './manners.ts';
import type { Step } from './read-stories.ts';
import type { Mailbox } from './write-mail.ts';

/** The writer of a mail, ours or theirs. */
export type Writer = {
  name: string;
  address: string;
  client: DemoClient;
  ours: boolean;
  female: boolean;
  first: string;
  signature: string[];
};

export function writerOf(plot: Plot, step: Step): Writer {
  const inward = step.voice === 'V' && plot.story.steps[plot.story.steps.indexOf(step) - 1]?.voice === 'I';
  if (step.voice === 'C' || step.voice === 'D')
    return theirs(step.voice === 'C' ? plot.person : plot.other, plot);
  const user = step.voice === 'V' ? plot.colleague : plot.us;
  const team =
    user.email === 'femke@noord.example' && step.voice === 'V' ? `billing@${DEMO_DOMAIN}` : plot.mailbox;
  return our(user, inward ? user.email : team, plot);
}

function theirs(person: DemoPerson, plot: Plot): Writer {
  const work = [person.job, plot.customer.name, `${plot.customer.street}, ${plot.customer.city}`];
  const signature = [...(plot.customer.name === '' ? [] : work), `T ${person.phone}`];
  const sparse = person.client === 'gmail' && person.phone.endsWith('1') ? [] : signature;
  return {
    name: person.name,
    address: person.email,
    client: person.client,
    ours: false,
    female: person.female,
    first: person.first,
    signature: sparse,
  };
}

function our(user: DemoUser, address: string, plot: Plot): Writer {
  const { house } = demoCompany;
  const signature = [
    user.job[plot.story.language],
    house.name,
    `${house.street}, ${house.postcode} ${house.city}`,
    `T ${user.phone} | ${house.site}`,
  ];
  return {
    name: user.name,
    address,
    client: user.client,
    ours: true,
    female: user.female,
    first: user.name.split(' ')[0] ?? '',
    signature,
  };
}

export function readersOf(
  plot: Plot,
  step: Step,
  number: number,
): { to: Mailbox[]; cc: Mailbox[]; reader: Addressed | undefined } {
  const box: Mailbox = { name: boxName(plot.mailbox), address: plot.mailbox };
  const person: Mailbox = {
    name: plot.person.name,
    address: plot.story.kind === 'bounce' ? plot.person.email.replace('@', '.old@') : plot.person.email,
  };
  if (step.voice === 'C' || step.voice === 'D') {
    const cc: Mailbox[] = step.voice === 'D' && plot.other !== plot.person ? [person] : [];
    const copied = plot.copied && plot.us.email !== plot.mailbox && /^(ada|bruno)@/.test(plot.us.email);
    if (copied) cc.push({ name: plot.us.name, address: plot.us.email });
    const named = number > 0 || /^(ada|bruno|hendrik)@/.test(plot.mailbox);
    return {
      to: [number > 0 ? { name: plot.us.name, address: plot.mailbox } : box],
      cc,
      reader: named ? addressedUser(plot.us) : undefined,
    };
  }
  const before = plot.story.steps[number - 1]?.voice;
  if (step.voice === 'I')
    return {
      to: [{ name: plot.colleague.name, address: plot.colleague.email }],
      cc: [],
      reader: addressedUser(plot.colleague),
    };
  if (step.voice === 'V' && before === 'I')
    return { to: [{ name: plot.us.name, address: plot.mailbox }], cc: [], reader: addressedUser(plot.us) };
  const two = plot.story.steps.some((one) => one.voice === 'D') && plot.other !== plot.person;
  if (before === 'D' && two)
    return { to: [{ name: plot.other.name, address: plot.other.email }], cc: [person], reader: plot.other };
  const handed = plot.story.steps[number + 2]?.voice === 'V' && number === 0;
  return {
    to: [person],
    cc: handed ? [{ name: plot.colleague.name, address: plot.colleague.email }] : [],
    reader: plot.person,
  };
}

function addressedUser(user: DemoUser): Addressed {
  const [first = '', ...rest] = user.name.split(' ');
  return { first, address: VOCATIVES[first] ?? first, last: rest.join(' '), female: user.female };
}

const VOCATIVES: Record<string, string> = {
  Katarzyna: 'Katarzyno',
  Tomasz: 'Tomaszu',
  Bruno: 'Bruno',
  Ольга: 'Ольга Николаевна',
  Ирина: 'Ирина Дмитриевна',
};

function boxName(address: string): string {
  return demoCompany.mailboxes.find((one) => one.address === address)?.name ?? '';
}
