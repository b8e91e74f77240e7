// Tests that an import ends before the disk is full, and says so.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { importFiles } from './import-files.ts';

let house: MailHouse;
let folder: string;
beforeAll(async () => {
  house = await mailHouse();
  folder = mkdtempSync(join(tmpdir(), 'kontor-full-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await house.close();
});

test('an import begins nothing on a disk that is nearly full, and goes on when there is room', async () => {
  const { id } = await house.mailbox('old@kontor.example', { kind: 'archive' });
  const path = join(folder, 'one.eml');
  writeFileSync(path, writeMail());
  const input = { mailboxId: id, paths: [path], signal: new AbortController().signal };
  await expect(
    importFiles(house.deps, { ...input, leastFree: Number.MAX_SAFE_INTEGER }),
  ).rejects.toMatchObject({
    code: 'disk-full',
    message: expect.stringMatching(/^Only \d+ MB are free .* Make room/),
  });
  expect(await house.rows('select 1 from sources')).toEqual([]);
  expect(await importFiles(house.deps, { ...input, leastFree: 1 })).toMatchObject({ read: 1, stored: 1 });
});
