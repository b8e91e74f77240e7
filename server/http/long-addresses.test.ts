// Proves that a query of any length a person may type is answered over a real connection, in every alphabet.
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../tests/support/app.ts';

let house: TestApp;

beforeAll(async () => {
  house = await testApp();
  await house.addPerson('Ada', 'admin');
  await house.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => house.close());

test.each([
  ['Latin', 'x'],
  ['Cyrillic', 'ж'],
  ['Chinese', '信'],
])('ten thousand %s letters are a query with a hint', async (_alphabet, letter) => {
  const { headers } = await house.enter('Ada');
  const { port } = house.app.server.address() as AddressInfo;
  const answer = await fetch(
    `http://127.0.0.1:${port}/api/search?q=${encodeURIComponent(letter.repeat(10_000))}`,
    { headers },
  );
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ hints: [{ code: 'too-long', at: 2000, length: 8000 }] });
});

test('an address that can name nothing leads nowhere', async () => {
  const ada = await house.enter('Ada');
  for (const id of ['x', '0', '99999999999999999999999'])
    expect((await ada.get(`/api/contacts/${id}`)).statusCode).toBe(404);
});
