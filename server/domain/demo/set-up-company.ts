// Sets up the demo's house, people, teams and mailboxes, by the same steps an admin would take.
import { operatorViewer } from '../access/viewer.ts';
import { saveHouse } from '../house/house.ts';
import type { UnderstandDeps } from '../incoming/understand.ts';
import { createMailbox } from '../mailboxes/create-mailbox.ts';
import type { MailboxPerson } from '../mailboxes/mailbox-input.ts';
import { addUser } from '../users/add-user.ts';
import { changeUser } from '../users/change-user.ts';
import { saveTeam } from '../users/teams.ts';
import { DEMO_DOMAIN, DEMO_PASSWORD, type DemoMailbox, demoCompany } from './company.ts';

/** Ids by e-mail, by address. */
export type SetUp = { users: Map<string, string>; mailboxes: Map<string, string> };

export async function setUpCompany({ db, config }: Pick<UnderstandDeps, 'db' | 'config'>): Promise<SetUp> {
  const operator = operatorViewer();
  const { house } = demoCompany;
  await saveHouse(db, null, {
    name: house.name,
    domains: [DEMO_DOMAIN],
    phone: house.phone,
    website: `https://${house.site}`,
    bank: house.iban,
    vat: house.vat,
  });
  const users = new Map<string, string>();
  for (const { email, name, role, languages } of demoCompany.users)
    users.set(
      email,
      await addUser(db, operator, {
        email,
        name,
        role,
        password: DEMO_PASSWORD,
        language: languages[0] ?? 'en',
      }),
    );
  const idOf = (email: string) => users.get(email) as string;
  for (const { email, supervisor } of demoCompany.users)
    if (supervisor !== undefined)
      await changeUser(db, operator, idOf(email), { supervisorId: idOf(supervisor) });
  const teams = new Map<string, string>();
  for (const { name, head } of demoCompany.teams) {
    const memberIds = demoCompany.users
      .filter((user) => user.teams.includes(name))
      .map((user) => idOf(user.email));
    const team = await saveTeam(db, operator, undefined, {
      name: capital(name),
      headId: idOf(head),
      memberIds,
    });
    teams.set(name, team.id);
  }
  const mailboxes = new Map<string, string>();
  for (const box of demoCompany.mailboxes) {
    const id = await createMailbox({ db, config }, operator, {
      name: box.name,
      address: box.address,
      aliases: [],
      kind: 'archive',
      policy: box.policy,
      ownerId: box.owner === undefined ? null : idOf(box.owner),
      password: '',
      deleteAfterDays: null,
      people: peopleOf(box, teams),
      folders: [],
    });
    mailboxes.set(box.address, id);
  }
  return { users, mailboxes };
}

function peopleOf({ policy, team }: DemoMailbox, teams: Map<string, string>): MailboxPerson[] {
  if (team !== undefined) return [{ principal: `team:${teams.get(team)}`, mayWork: true, maySend: true }];
  return policy === 'open' ? [{ principal: 'everyone', mayWork: true, maySend: true }] : [];
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
