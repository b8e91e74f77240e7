// Proves that of a file whose sender stopped in the middle nothing is kept, over a real connection.
import { existsSync, readdirSync } from 'node:fs';
import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../tests/support/app.ts';

let house: TestApp;

beforeAll(async () => {
  house = await testApp();
  await house.addPerson('Ada', 'admin');
  await house.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => house.close());

/** Sends the beginning of a file and hangs up. */
async function stopInTheMiddle(path: string, headers: Record<string, string>): Promise<void> {
  const { port } = house.app.server.address() as AddressInfo;
  const sending = ask({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path,
    headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': '1000000' },
  });
  sending.on('error', () => {});
  await new Promise<void>((sent) => sending.write('Name;Email\n', () => sent()));
  await expect.poll(() => begun(), { timeout: 10_000 }).toBeGreaterThan(0);
  sending.destroy();
}

const folders = () =>
  ['card-uploads', 'uploads']
    .map((name) => join(house.deps.config.data, name))
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
const begun = () => folders().length;

test.each([
  ['/api/card-imports?name=list.csv', '/api/card-imports'],
  ['/api/imports?name=old.mbox&mailbox=old@kontor.example', '/api/imports'],
])('%s stopped in the middle leaves no import and no file', async (path, list) => {
  const ada = await house.enter('Ada');
  await stopInTheMiddle(path, ada.headers);
  await expect.poll(async () => (await ada.get(list)).json().items, { timeout: 10_000 }).toEqual([]);
  await expect.poll(() => folders(), { timeout: 10_000 }).toEqual([]);
});
