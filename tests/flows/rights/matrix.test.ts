// F35: every role against every route and every live event: nothing leaks, and what may not be read does not exist.
import type { Response } from 'light-my-request';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LiveEvent } from '../../../contract/live.ts';
import { announce } from '../../../server/database/announce.ts';
import { proposeCards } from '../../../server/domain/incoming/propose-cards.ts';
import { sign } from '../../../server/domain/messages/sign-url.ts';
import type { Client } from '../../support/app.ts';
import { matrix, type Resource, type Rule } from './matrix.ts';
import {
  facts,
  type Letter,
  letterFrom,
  letters,
  makeWorld,
  readers,
  type ViewerName,
  viewers,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const unknown = '999999';
const signedIn = viewers.filter((name) => name !== 'nobody');
const tokens: ViewerName[] = ['read token', 'write token'];
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks on somebody's behalf; whatever the answer is, it holds no word the viewer may not know. */
async function ask(who: ViewerName, method: Method, url: string, body?: unknown): Promise<Response> {
  const client = world.clients[who];
  const answer = await (method === 'GET' ? client.get(url) : client.send(method, url, body));
  expectNoSecrets(who, `${method} ${url}`, [
    answer.rawPayload.toString('latin1'),
    JSON.stringify(answer.headers),
  ]);
  return answer;
}

function expectNoSecrets(who: ViewerName, what: string, texts: string[]): void {
  const text = texts.join(' ').toLowerCase();
  const told = [...Object.entries(readers), ...Object.entries(facts)]
    .filter(([word, known]) => text.includes(word) && !known.includes(who))
    .map(([word]) => `${who} learns of ${word} by ${what}`);
  expect(told).toEqual([]);
}

/** Status and words, without what names the request or the id asked for. */
const said = (answer: Response, id: string) => [
  answer.statusCode,
  answer.body.replaceAll(`"${id}"`, '"?"').replace(/\b[0-9a-f]{12}\b/g, '?'),
];

/** All instances of a thing, and who is entitled to each. */
function instances(resource: Resource): [id: string, entitled: ViewerName[], letter?: Letter][] {
  const customer: ViewerName[] = ['Ada', 'Cleo', 'Vera', 'Paul'];
  const managers = {
    sales: ['Otto'],
    support: ['Otto'],
    key: ['Otto'],
    ada: ['Ada', 'Otto'],
    paul: ['Paul', 'Otto'],
  };
  const boxes = Object.entries(world.mailboxes).map(
    ([name, { id, folder }]) => ({ id, folder, managers: managers[name as 'ada'] as ViewerName[] }) as const,
  );
  switch (resource) {
    case 'conversation':
      return letters.map((letter) => [world.conversations[letter], readers[letter], letter]);
    case 'message':
      return letters.map((letter) => [world.messages[letter], readers[letter], letter]);
    case 'link':
      return letters.flatMap((letter) =>
        world.links[letter].map((id): [string, ViewerName[]] => [id, readers[letter]]),
      );
    case 'contact':
      return [
        [world.contact, customer],
        [world.stranger, readers.zalder],
      ];
    case 'company':
      return [[world.company, customer]];
    case 'mailbox':
      return boxes.map(({ id, managers }) => [id, managers]);
    case 'folder':
      return boxes.map(({ folder, managers }) => [folder, managers]);
    case 'import':
      return [[world.imported, ['Ada', 'Otto']]];
    case 'card-import':
      return [[world.cardImport, ['Ada', 'Otto']]];
    case 'quarantined':
      return [[world.quarantined, ['Ada']]];
    case 'view':
      return [
        [world.views.own, ['Ada']],
        [world.views.team, ['Paul', 'Mia']],
      ];
  }
}

const addressOf = (url: string, id: string) =>
  url.replace(':id', id).replace(':position', '0').replace(/:\w+/g, '1');

test('every route of the application is in the matrix, and no other', () => {
  const routes = world.kontor.app.knownRoutes
    .filter(({ method, url }) => method !== 'HEAD' && url !== '/*')
    .map(({ method, url }) => `${method} ${url}`);
  expect(routes.length).toBeGreaterThan(60);
  expect(routes.filter((route) => matrix[route] === undefined)).toEqual([]);
  expect(Object.keys(matrix).filter((route) => !routes.includes(route))).toEqual([]);
});

test('every route that is open is meant to be', () => {
  const open = world.kontor.app.knownRoutes
    .filter(({ method, url, config }) => config.open && method !== 'HEAD' && url !== '/*')
    .map(({ method, url }) => `${method} ${url}`);
  const meant = Object.keys(matrix).filter((route) => matrix[route]!.who === 'anybody');
  const signed = [
    'GET /api/messages/:id/inline/:position',
    'GET /api/messages/:id/pictures',
    'POST /api/auth/sign-out',
  ];
  expect(open.filter((route) => !meant.includes(route) && !signed.includes(route))).toEqual([]);
});

describe('each route and each viewer', () => {
  for (const [route, rule] of Object.entries(matrix)) {
    if (rule.who === 'own test') continue;
    const [method, url] = route.split(' ') as [Method, string];
    test(`${route}: ${rule.who}${rule.who === 'entitled' ? ` to the ${rule.to}` : ''}`, () =>
      check(method, url, rule));
  }
});

async function check(method: Method, url: string, rule: Exclude<Rule, { who: 'own test' }>): Promise<void> {
  const body = 'body' in rule ? rule.body : undefined;
  if (rule.who === 'anybody') {
    for (const who of viewers) {
      const answer = await ask(who, method, addressOf(url, unknown), body);
      expect([who, answer.statusCode < 500 || answer.statusCode === 503]).toEqual([who, true]);
    }
    return;
  }
  if (rule.who === 'entitled') return checkEntitled(method, url, rule, body);
  expect((await ask('nobody', method, addressOf(url, unknown), body)).statusCode).toBe(401);
  for (const who of signedIn) {
    const query = rule.who === 'everyone' ? (rule.query ?? '') : '';
    const answer = await ask(who, method, addressOf(url, unknown) + query, body);
    expect([who, verdict(answer)]).toEqual([who, expectedOf(rule, method, who)]);
  }
}

const verdict = ({ statusCode }: Response): 'may' | 'may not' => {
  if (statusCode >= 500) throw new Error(`status ${statusCode}`);
  return statusCode === 401 || statusCode === 403 ? 'may not' : 'may';
};

function expectedOf(rule: Rule, method: Method, who: ViewerName): 'may' | 'may not' {
  const reads = method === 'GET';
  if (who === 'read token' && !reads) return 'may not';
  if (rule.who === 'session' && tokens.includes(who)) return 'may not';
  if (rule.who === 'admin' || (rule.who === 'session' && rule.admin))
    return who === 'Otto' ? 'may' : 'may not';
  if (rule.who === 'writer') return who === 'Rita' ? 'may not' : 'may';
  return 'may';
}

async function checkEntitled(
  method: Method,
  url: string,
  rule: Extract<Rule, { who: 'entitled' }>,
  body: unknown,
): Promise<void> {
  for (const who of viewers) {
    const nothing = said(await ask(who, method, addressOf(url, unknown), body), unknown);
    const cannotAtAll = who === 'nobody' ? 401 : undefined;
    const refused = who === 'read token' && method !== 'GET' ? 403 : undefined;
    const byToken = rule.session && tokens.includes(who) ? 403 : undefined;
    const plain = cannotAtAll ?? byToken ?? refused;
    if (plain !== undefined) expect([who, nothing[0]]).toEqual([who, plain]);
    for (const [id, entitled, letter] of instances(rule.to)) {
      const address = addressOf(url, id);
      if (!entitled.includes(who) || plain !== undefined) {
        // What may not be read answers as what does not exist, to the letter.
        expect([who, address, ...said(await ask(who, method, address, body), id)]).toEqual([
          who,
          address,
          ...nothing,
        ]);
        continue;
      }
      // Changes of what is readable are other tests' matter; here: read-only people change nothing.
      if (method !== 'GET') {
        if (who === 'Rita' && !url.endsWith('/pictures'))
          expect([who, address, (await ask(who, method, address, body)).statusCode]).toEqual([
            who,
            address,
            expect.toSatisfy((status: number) => status === 403 || status === 404),
          ]);
        continue;
      }
      const answer = await ask(who, method, address, body);
      expect([who, address, answer.statusCode]).toEqual([who, address, 200]);
      if (letter && !url.endsWith('.zip')) expect(answer.body.toLowerCase()).toContain(letter);
    }
  }
}

describe('lists, counts and search', () => {
  const readableBy = (who: ViewerName) => letters.filter((letter) => readers[letter].includes(who));

  test.each(signedIn)('%s finds in lists exactly what they may read, and is told its number', async (who) => {
    const mine = readableBy(who);
    const list = (await ask(who, 'GET', '/api/conversations?box=all')).json();
    expect(list.items.map(({ id }: { id: string }) => id).sort()).toEqual(
      mine.map((letter) => world.conversations[letter]).sort(),
    );
    expect(list.total).toEqual({ count: mine.length, capped: false });
    for (const [box, mailbox] of [
      ['inbox'],
      ['junk'],
      ['sent'],
      ['all', 'sales'],
      ['all', 'ada'],
      ['inbox', 'paul'],
      ['inbox', 'key'],
    ]) {
      const of = mailbox === undefined ? '' : `&mailbox=${world.mailboxes[mailbox as 'sales'].id}`;
      const page = (await ask(who, 'GET', `/api/conversations?box=${box}${of}`)).json();
      for (const { id } of page.items ?? [])
        expect(mine.map((letter) => world.conversations[letter])).toContain(id);
      if (page.items) expect(page.total.count).toBe(page.items.length);
    }
  });

  test.each(signedIn)('%s finds by every word exactly what they may read', async (who) => {
    const mine = readableBy(who);
    const all = (await ask(who, 'GET', '/api/search?q=')).json();
    expect(all.items.map(({ id }: { id: string }) => id).sort()).toEqual(
      mine.map((letter) => world.messages[letter]).sort(),
    );
    for (const letter of letters) {
      // The answer to a search may repeat what was asked: its hits may not.
      const client = world.clients[who];
      const itsOwn = mine.includes(letter) ? [world.messages[letter]] : [];
      const found = async (q: string) => (await client.get(`/api/search?q=${encodeURIComponent(q)}`)).json();
      for (const q of [`${letter}*`, `"${letter}"`, `subject:${letter}`, `filename:${letter}`]) {
        const page = await found(q);
        for (const { id } of page.items)
          expect([who, q, itsOwn]).toEqual([who, q, expect.arrayContaining([id])]);
        if (!mine.includes(letter))
          expect([who, q, page.total]).toEqual([who, q, { count: 0, capped: false }]);
      }
      // Names forgive: a word one letter away may be found instead, or another letter of the same person, if readable.
      for (const q of [letter, `${letter}.txt`, `from:${letter}`]) {
        const { items } = await found(q);
        const ids: string[] = items.map(({ id }: { id: string }) => id);
        expect(ids.filter((id) => !mine.some((one) => world.messages[one] === id))).toEqual([]);
        expect([who, q, ids.includes(world.messages[letter])]).toEqual([
          who,
          q,
          mine.includes(letter) && ids.length > 0,
        ]);
        if (q === letter)
          expect([who, q, ids.includes(world.messages[letter])]).toEqual([who, q, mine.includes(letter)]);
      }
    }
  });

  test.each(signedIn)(
    '%s sees the customers they may know of, and no number of others’ mail',
    async (who) => {
      const customer = facts.zkunde!.includes(who);
      for (const kind of ['contacts', 'companies']) {
        const page = (await ask(who, 'GET', `/api/${kind}`)).json();
        expect(page.total.count).toBe(page.items.length);
        const names = JSON.stringify(page.items);
        expect(names.includes('Zkunde')).toBe(customer);
        const q = (await world.clients[who].get(`/api/${kind}?q=zkunde`)).json();
        expect(q.items.length > 0).toBe(customer);
        expect(q.total.count).toBe(q.items.length);
      }
      const stranger = facts.zfremd!.includes(who);
      const tags = (await ask(who, 'GET', '/api/tags'))
        .json()
        .items.map(({ name }: { name: string }) => name);
      expect(tags).toEqual([
        ...(stranger ? ['zfremd tag'] : []),
        ...(customer ? ['zkunde group', 'zkunde tag'] : []),
      ]);
      expect((await ask(who, 'GET', '/api/bin')).json().items.length).toBe(stranger ? 1 : 0);
      // Narrowed and ordered as one likes: never more than may be seen.
      for (const of of ['order=mail', 'order=created', 'madeBy=itself', 'mailSince=2020-01-01'])
        for (const kind of ['contacts', 'companies']) {
          const page = (await ask(who, 'GET', `/api/${kind}?${of}`)).json();
          expect([of, JSON.stringify(page.items).includes('Zkunde')]).toEqual([of, customer]);
          expect(page.total.count).toBe(page.items.length);
        }
      if (!customer) return;
      const filed = (['zcedar', 'zhazel', 'zlarch'] as const).filter((letter) =>
        readers[letter].includes(who),
      );
      for (const card of [`contacts/${world.contact}`, `companies/${world.company}`])
        expect((await ask(who, 'GET', `/api/${card}`)).json().conversations.count).toBe(filed.length);
      const list = (await ask(who, 'GET', `/api/conversations?box=all&company=${world.company}`)).json();
      expect(list.items.length).toBe(filed.length);
    },
  );

  test.each(signedIn)('%s is counted only their own in the side bar', async (who) => {
    const counts = (await ask(who, 'GET', '/api/counts')).json();
    const inbox = (await ask(who, 'GET', '/api/conversations?box=inbox')).json();
    expect(counts.inbox).toEqual(inbox.total);
    expect(counts.inbox.count).toBeLessThanOrEqual(readableBy(who).length);
    expect(counts.quarantined).toBe(who === 'Ada' ? 1 : 0);
    const own: Partial<Record<ViewerName, string>> = {
      Ada: world.mailboxes.ada.id,
      Paul: world.mailboxes.paul.id,
    };
    for (const { id } of counts.mailboxes)
      for (const foreign of [world.mailboxes.ada.id, world.mailboxes.paul.id])
        if (own[who] !== foreign) expect(id).not.toBe(foreign);
  });

  test.each(signedIn)(
    '%s finds the mailboxes named through which they read mail, and no others',
    async (who) => {
      const { mailboxes } = (await ask(who, 'GET', '/api/counts')).json();
      const names = mailboxes.map(({ name }: { name: string }) => name);
      const through: Record<string, Letter[]> = {
        Sales: ['zalder'],
        Support: ['zbirch'],
        // Cleo and Vera are none of its people: they answer for the customer.
        'Key accounts': ['zcedar'],
      };
      const own: Partial<Record<ViewerName, string>> = { Ada: 'zadabox', Paul: 'zpaulbox' };
      const expected = Object.entries(through).flatMap(([name, [letter]]) =>
        readers[letter!].includes(who) ? [name] : [],
      );
      expect(names.sort()).toEqual([...expected, ...(own[who] ? [own[who]] : [])].sort());
    },
  );

  test('F36: of a mail in two mailboxes each reader learns of the one they read it through', async () => {
    const places = async (who: ViewerName) =>
      (await ask(who, 'GET', `/api/messages/${world.messages.zmaple}`))
        .json()
        .places.map(({ mailbox }: { mailbox: string }) => mailbox);
    expect(await places('Ben')).toEqual(['Sales']);
    expect(await places('Rita')).toEqual(['Sales']);
    expect(await places('Paul')).toEqual(['zpaulbox']);
  });
});

describe('a customer’s correspondence', () => {
  const of = () => `of=company-${world.company},contact-${world.contact},contact-${world.stranger}`;
  const filed = (who: ViewerName) =>
    (['zalder', 'zcedar', 'zhazel', 'zlarch'] as const).filter((letter) => readers[letter].includes(who));

  test.each(signedIn)(
    '%s reads in each form exactly their letters, counted and dated from these',
    async (who) => {
      const mine = filed(who).map((letter) => world.messages[letter]);
      for (const form of ['subjects', 'timeline', 'both']) {
        const answer = await ask(who, 'GET', `/api/correspondence?${of()}&form=${form}&texts=all`);
        if (mine.length === 0) {
          expect([who, answer.statusCode]).toEqual([who, 404]);
          continue;
        }
        const page = answer.json();
        const mails = [...page.mails, ...page.subjects.flatMap((one: { mails: unknown[] }) => one.mails)];
        expect([who, mails.map(({ id }: { id: string }) => id).sort()]).toEqual([who, [...mine].sort()]);
      }
      if (mine.length === 0) return;
      const head = (await ask(who, 'GET', `/api/correspondence/head?${of()}`)).json();
      expect(head.mails.count).toBe(mine.length);
      const choices = (await ask(who, 'GET', `/api/correspondence/choices?${of()}`)).json();
      expect(choices.mails).toBe(mine.length);
      const places = choices.mailboxes.map(({ name }: { name: string }) => name).sort();
      const own: Partial<Record<ViewerName, string>> = { Ada: 'zadabox', Paul: 'zpaulbox' };
      const through = [
        ...(filed(who).includes('zalder') ? ['Sales'] : []),
        ...(filed(who).includes('zcedar') ? ['Key accounts'] : []),
        ...(own[who] ? [own[who]] : []),
      ];
      expect([who, places]).toEqual([who, through.sort()]);
      const files = (await ask(who, 'GET', `/api/files?${of()}`)).json();
      expect(files.items.map(({ name }: { name: string }) => name).sort()).toEqual(
        filed(who)
          .map((letter) => `${letter}.txt`)
          .sort(),
      );
      expect(files.total).toEqual({ count: mine.length, capped: false });
    },
  );

  test.each(signedIn)('%s is told facts from their letters alone', async (who) => {
    const answer = await ask(who, 'GET', `/api/companies/${world.company}/facts`);
    const mine = filed(who).filter((letter) => letter !== 'zalder');
    if (mine.length === 0) expect(answer.statusCode).toBe(404);
    else expect(answer.json()).toMatchObject({ mails: mine.length, hours: { mails: mine.length } });
  });

  test.each(signedIn)(
    '%s takes along exactly their letters and files, and nobody else’s download',
    async (who) => {
      const mine = filed(who);
      if (who === 'Rita' || who === 'read token' || mine.length === 0) return;
      const asked = [
        `company-${world.company}`,
        `contact-${world.contact}`,
        `contact-${world.stranger}`,
      ].join(',');
      for (const format of ['mbox', 'eml']) {
        const { address, mails } = (
          await ask(who, 'POST', '/api/correspondence/exports', { of: asked, format })
        ).json();
        expect(mails).toBe(mine.length);
        const download = await ask(who, 'GET', address);
        expect(download.statusCode).toBe(200);
        if (format === 'mbox')
          for (const letter of letters)
            expect([who, letter, download.body.includes(`About ${letter}`)]).toEqual([
              who,
              letter,
              mine.includes(letter as never),
            ]);
        for (const other of signedIn)
          if (
            world.clients[other] !== world.clients[who] &&
            !(other.endsWith('token') || who.endsWith('token'))
          )
            expect([other, (await ask(other, 'GET', address)).statusCode]).toEqual([other, 404]);
      }
      for (const letter of letters) {
        const body = { files: [{ messageId: world.messages[letter], position: 0 }] };
        const answer = await ask(who, 'POST', '/api/files/exports', body);
        expect([who, letter, answer.statusCode]).toEqual([
          who,
          letter,
          readers[letter].includes(who) ? 200 : 404,
        ]);
        if (answer.statusCode === 200)
          expect((await ask(who, 'GET', answer.json().address)).rawPayload.toString('latin1')).toContain(
            `${letter}.txt`,
          );
      }
    },
  );
});

describe('lists of customers', () => {
  test.each(signedIn)('%s exports exactly the customers they may know of, or nothing at all', async (who) => {
    const customer = facts.zkunde!.includes(who);
    for (const kind of ['contacts', 'companies'])
      for (const format of ['csv', 'vcard3', 'vcard4']) {
        const answer = await ask(who, 'GET', `/api/${kind}/export?format=${format}`);
        if (who === 'Rita') expect(answer.statusCode).toBe(403);
        else expect([who, kind, answer.body.includes('Zkunde')]).toEqual([who, kind, customer]);
      }
  });

  test.each(signedIn)(
    '%s brings a list in only if they may write, and is told of no card they may not see',
    async (who) => {
      const client = world.clients[who];
      const list = 'name,email,company\nKarl,karl@zkunde.example,\nZfremd,zalder@fremd.example,Zkunde AG\n';
      const answer = await world.kontor.app.inject({
        method: 'POST',
        url: '/api/card-imports?name=list.csv',
        headers: { ...client.headers, 'content-type': 'application/octet-stream' },
        payload: Buffer.from(list),
      });
      if (who === 'Rita' || who === 'read token') {
        expect(answer.statusCode).toBe(403);
        return;
      }
      const { id } = answer.json();
      const preview = (await client.send('POST', `/api/card-imports/${id}/preview`, {})).json();
      expect(preview.rows.map(({ same }: { same?: { id: string } }) => same?.id)).toEqual([
        facts.zkunde!.includes(who) ? world.contact : undefined,
        readers.zalder.includes(who) ? world.stranger : undefined,
      ]);
      expect(preview.duplicates).toBe(
        Number(facts.zkunde!.includes(who)) + Number(readers.zalder.includes(who)),
      );
    },
  );
});

describe('acts on many', () => {
  test.each(['handled', 'read', 'starred'])('%s: only what each may is changed and named', async (act) => {
    const ids = [...letters.map((letter) => world.conversations[letter]), unknown];
    expect((await ask('nobody', 'PUT', `/api/conversations/${act}`, { ids, value: true })).statusCode).toBe(
      401,
    );
    expect(
      (await ask('read token', 'PUT', `/api/conversations/${act}`, { ids, value: true })).statusCode,
    ).toBe(403);
    for (const who of signedIn) {
      if (who === 'read token') continue;
      for (const value of [true, false]) {
        const answer = await ask(who, 'PUT', `/api/conversations/${act}`, { ids, value });
        if (act === 'handled' && who === 'Rita') {
          expect(answer.statusCode === 403 || answer.json().changed.length === 0).toBe(true);
          continue;
        }
        const mine = letters
          .filter((letter) => readers[letter].includes(who))
          .map((letter) => world.conversations[letter]);
        for (const id of answer.json().changed)
          expect([who, mine]).toEqual([who, expect.arrayContaining([id])]);
        if (act !== 'handled') expect(answer.json().changed.sort()).toEqual([...mine].sort());
      }
    }
  });

  test('a signed address opens only what its viewer may read, and nothing once it is changed', async () => {
    const { config } = world.kontor.deps;
    const stranger = world.clients.nobody;
    for (const letter of letters)
      for (const [name, user] of Object.entries(world.ids)) {
        const id = world.messages[letter];
        const address = (position: number, parts: string[]) =>
          `/api/messages/${id}/inline/${position}?u=${user}&s=${sign(config, parts)}`;
        const answer = await stranger.get(address(0, ['inline', id, '0', user]));
        const may = readers[letter].includes(name as ViewerName);
        if (!may) expect([name, letter, answer.statusCode]).toEqual([name, letter, 404]);
        else expect([name, letter, answer.statusCode]).toEqual([name, letter, 200]);
        expect((await stranger.get(address(0, ['inline', id, '0', unknown]))).statusCode).toBe(404);
        const picture = 'http://127.0.0.1:9/zpicture.png';
        const signed = sign(config, ['picture', id, picture, user]);
        if (!may)
          expect(
            (
              await stranger.get(
                `/api/messages/${id}/pictures?url=${encodeURIComponent(picture)}&u=${user}&s=${signed}`,
              )
            ).statusCode,
          ).toBe(404);
        expect(
          (
            await stranger.get(
              `/api/messages/${id}/pictures?url=${encodeURIComponent(`${picture}x`)}&u=${user}&s=${signed}`,
            )
          ).statusCode,
        ).toBe(404);
      }
  });

  test('undoing others’ acts answers as if there were none', async () => {
    for (const url of ['/api/shares/1', '/api/thread-acts/1'])
      for (const who of signedIn) {
        const answer = await ask(who, 'DELETE', url);
        expect([who, url, answer.statusCode]).toEqual([
          who,
          url,
          expect.toSatisfy((status: number) => status === 404 || status === 403),
        ]);
      }
  });

  test('nobody tests connections with others’ stored passwords', async () => {
    const body = {
      kind: 'imap',
      address: 'x@kontor.example',
      connection: { host: '127.0.0.1', port: 1 },
      mailboxId: world.mailboxes.ada.id,
    };
    for (const who of ['nobody', 'Rita', 'Mia', 'Ben', 'Cleo', 'Vera', 'Paul', 'read token'] as const) {
      const answer = await ask(who, 'POST', '/api/mailboxes/test', body);
      expect([who, answer.statusCode]).toEqual([
        who,
        expect.toSatisfy((status: number) => [401, 403, 404].includes(status)),
      ]);
    }
    expect(
      (await ask('nobody', 'POST', '/api/mailboxes/discover', { address: 'x@y.example' })).statusCode,
    ).toBe(401);
  });

  test('files go only into mailboxes one manages; others are as if there were none', async () => {
    const send = (who: ViewerName, mailbox: string) =>
      world.kontor.app.inject({
        method: 'POST',
        url: `/api/imports?mailbox=${mailbox}@kontor.example&name=a.eml`,
        headers: { ...world.clients[who].headers, 'content-type': 'application/octet-stream' },
        payload: 'From: x@y.example\r\n\r\n',
      });
    for (const who of viewers) {
      if (who === 'Otto') continue;
      const nothing = await send(who, 'nowhere');
      const status = who === 'nobody' ? 401 : who === 'Rita' || who === 'read token' ? 403 : 404;
      expect([who, nothing.statusCode]).toEqual([who, status]);
      for (const mailbox of ['sales', 'key', 'ada', 'paul']) {
        if (mailbox === who.toLowerCase()) continue;
        expect([who, mailbox, (await send(who, mailbox)).body]).toEqual([who, mailbox, nothing.body]);
      }
    }
    const { rows } = await world.kontor.database.pool.query('select id from imports');
    expect(rows).toEqual([{ id: world.imported }]);
    expect((await send('Ada', 'ada')).statusCode).toBe(200);
  });

  test('an admin cannot widen who reads somebody’s own mailbox, nor take it over', async () => {
    for (const mailbox of ['ada', 'paul'] as const)
      for (const change of [
        { policy: 'open' },
        { ownerId: world.ids.Otto },
        { people: [{ principal: `user:${world.ids.Otto}` }] },
      ]) {
        const answer = await ask('Otto', 'PATCH', `/api/mailboxes/${world.mailboxes[mailbox].id}`, change);
        expect([mailbox, change, answer.statusCode]).toEqual([mailbox, change, 403]);
      }
    expect((await ask('Otto', 'GET', '/api/search?q=')).json().items).toHaveLength(1);
  });
});

describe('live events', () => {
  test('every event of the contract is tried', () => {
    const types = LiveEvent.options.map((option) => option.shape.type.value).sort();
    expect(types).toEqual(['card-import', 'conversation', 'hello', 'import', 'lists', 'mailbox', 'me']);
  });

  test('each viewer hears of exactly the conversations they may read and the mailboxes they may know', async () => {
    await expect(
      world.kontor.app.injectWS('/api/live', { headers: world.clients.nobody.headers }),
    ).rejects.toThrow('401');
    const screens = new Map<ViewerName, LiveEvent[]>();
    for (const who of signedIn) screens.set(who, await listenAs(world.clients[who]));
    for (const letter of letters)
      await announce(world.kontor.deps.db, {
        what: 'mail.received',
        conversation: world.conversations[letter],
        ids: [world.messages[letter]],
      });
    for (const { id } of Object.values(world.mailboxes)) {
      await announce(world.kontor.deps.db, { what: 'mailbox', mailbox: id });
      await announce(world.kontor.deps.db, { what: 'import', mailbox: id, ids: [id] });
    }
    await announce(world.kontor.deps.db, {
      what: 'card-import',
      ids: [world.cardImport],
      user: world.ids.Ada,
    });
    await announce(world.kontor.deps.db, { what: 'lists' });
    for (const [who, heard] of screens) {
      await until(() => heard.some(({ type }) => type === 'lists'));
      const conversations = heard.flatMap((event) => (event.type === 'conversation' ? [event] : []));
      const mine = letters.filter((letter) => readers[letter].includes(who));
      expect([who, conversations.map(({ id }) => id).sort()]).toEqual([
        who,
        mine.map((letter) => world.conversations[letter]).sort(),
      ]);
      const own = { Ada: world.mailboxes.ada.id, Paul: world.mailboxes.paul.id } as Record<
        string,
        string | undefined
      >;
      const foreign = [world.mailboxes.ada.id, world.mailboxes.paul.id].filter((id) => id !== own[who]);
      for (const { mailboxes } of conversations)
        for (const id of foreign) expect([who, mailboxes]).toEqual([who, expect.not.arrayContaining([id])]);
      const states = heard.flatMap((event) =>
        event.type === 'mailbox' || event.type === 'import' ? [event.id] : [],
      );
      if (who !== 'Otto')
        for (const id of foreign) expect([who, states]).toEqual([who, expect.not.arrayContaining([id])]);
      expect([who, heard.some(({ type }) => type === 'card-import')]).toEqual([
        who,
        ['Ada', 'Otto'].includes(who),
      ]);
      expectNoSecrets(who, 'live events', [JSON.stringify(heard)]);
    }
  });
});

async function listenAs(client: Client): Promise<LiveEvent[]> {
  const heard: LiveEvent[] = [];
  const socket = await world.kontor.app.injectWS('/api/live', { headers: client.headers });
  socket.on('message', (data: Buffer) => heard.push(LiveEvent.parse(JSON.parse(String(data)))));
  await until(() => heard.some(({ type }) => type === 'hello'));
  return heard;
}

async function until(done: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!done()) {
    if (Date.now() > end) throw new Error('It did not come.');
    await new Promise((next) => setTimeout(next, 10));
  }
}

test('an admin is proposed cards only for people whose mail they read', async () => {
  await ask('Otto', 'PUT', '/api/house', { name: 'Kontor', cardsMakeThemselves: false });
  for (const [mailbox, word] of [
    ['support', 'zbirch'],
    ['sales', 'zalder'],
    ['ada', 'zelder'],
  ] as const)
    await world.receive(
      mailbox,
      letterFrom(
        `${word}answer`,
        `${mailbox}@kontor.example`,
        `${word}@fremd.example`,
        `<${word}@fremd.example>`,
      ),
    );
  await proposeCards(world.kontor.deps.db);
  const proposed = await world.kontor.database.pool.query(
    `select key from card_proposals where kind = 'contact'`,
  );
  expect(proposed.rows.map(({ key }) => key).sort()).toEqual([
    'zbirch@fremd.example',
    'zelder@fremd.example',
  ]);
  const review = (await ask('Otto', 'GET', '/api/cards/review')).json();
  expect(review.items.map(({ key }: { key: string }) => key).sort()).toEqual([
    'fremd.example',
    'zbirch@fremd.example',
  ]);
  expect([review.contacts, review.companies]).toEqual([1, 1]);
  expect((await ask('Otto', 'GET', '/api/counts')).json().cardsToReview).toBe(2);
  const keys = [{ kind: 'contact', key: 'zelder@fremd.example' }];
  for (const act of ['make', 'refuse', 'make-all'])
    await ask('Otto', 'POST', '/api/cards/review', { act, keys });
  const left = await world.kontor.database.pool.query(`select key from card_proposals where state = 'open'`);
  expect(left.rows).toEqual([{ key: 'zelder@fremd.example' }]);
});

test('F35: people without a card are those of readable mail, in lists, groups, proposals, counts and acts', async () => {
  const known = async (who: ViewerName) => {
    const answers = [];
    for (const path of [
      '?all=true',
      '?all=true&standing=never',
      '/domains?all=true',
      `/proposals?${letters.map((letter) => `address=${letter}@fremd.example`).join('&')}`,
    ])
      answers.push((await ask(who, 'GET', `/api/unfiled${path}`)).body);
    return answers;
  };
  for (const who of ['Rita', 'Mia', 'Ben', 'Cleo', 'Vera', 'Ada', 'Paul', 'Otto'] as const)
    expectNoSecrets(who, 'unfiled', await known(who));
  expect((await known('Ada'))[3]).toContain('zelder@fremd.example');
  for (const who of ['Mia', 'Otto'] as const) {
    for (const confirmed of [true, false]) {
      const made = await ask(who, 'POST', '/api/unfiled/cards', {
        items: [{ address: 'zelder@fremd.example', name: 'x' }],
        confirmed,
      });
      expectNoSecrets(who, 'cards', [made.body]);
      if (confirmed) expect(made.statusCode).toBe(404);
      else expect(made.json()).toMatchObject({ contacts: [], companies: [] });
    }
    for (const pattern of ['zelder@fremd.example', '@zkunde.example'])
      expect((await ask(who, 'POST', '/api/unfiled/never', { patterns: [pattern] })).statusCode).toBe(404);
  }
  for (const who of ['Rita', 'read token'] as const) {
    const never = await ask(who, 'POST', '/api/unfiled/never', { patterns: ['zalder@fremd.example'] });
    const made = await ask(who, 'POST', '/api/unfiled/cards', {
      items: [{ address: 'zbirch@fremd.example' }],
    });
    expect([never.statusCode, made.statusCode]).toEqual([403, 403]);
  }
  // What one did, another does not take back.
  const said = (
    await ask('Ben', 'POST', '/api/unfiled/never', { patterns: ['zmaple@fremd.example'] })
  ).json();
  expect((await ask('Mia', 'DELETE', `/api/unfiled/acts/${said.id}`)).statusCode).toBe(404);
  expect((await ask('Rita', 'DELETE', `/api/unfiled/acts/${said.id}`)).statusCode).toBe(403);
  expect((await ask('Ben', 'DELETE', `/api/unfiled/acts/${said.id}`)).statusCode).toBe(200);
});

test('signing out ends the session that asked and no other', async () => {
  const [here, there] = [await world.kontor.enter('Mia'), await world.kontor.enter('Mia')];
  await here.send('POST', '/api/auth/sign-out');
  expect((await here.get('/api/me')).statusCode).toBe(401);
  expect((await there.get('/api/me')).statusCode).toBe(200);
});
