// Tests that an uploaded archive which cannot be read, or not whole, says so on the screen.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { runUpload } from './run-upload.ts';

let house: MailHouse;
let folder: string;
beforeAll(async () => {
  house = await mailHouse();
  folder = mkdtempSync(join(tmpdir(), 'kontor-uploads-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await house.close();
});

async function upload(name: string, content: Buffer | string): Promise<Record<string, unknown>> {
  const { id } = await house.mailbox(`${name}@kontor.example`, { kind: 'archive' });
  const path = join(folder, name);
  writeFileSync(path, content);
  const [row] = await house.rows<{ id: string }>(
    `insert into imports (mailbox_id, name, path, state) values (${id}, '${name}', '${path}', 'waiting') returning id`,
  );
  await runUpload(house.deps, row!.id, new AbortController().signal);
  const [done] = await house.rows(`select state, stored::int, trouble from imports where id = ${row!.id}`);
  return done!;
}

test('an archive that cannot be opened has failed, with the reason', async () => {
  expect(await upload('cut-off.zip', 'PK\x03\x04 and nothing more')).toEqual({
    state: 'failed',
    stored: 0,
    trouble: expect.stringMatching(/^The archive cannot be opened/),
  });
});

test('an archive with a file that is left out is done, and names that file', async () => {
  const archive = zip({ 'good.eml': writeMail(), 'empty.eml': Buffer.alloc(0) });
  expect(await upload('partly.zip', archive)).toEqual({
    state: 'done',
    stored: 1,
    trouble: expect.stringMatching(/^empty\.eml: /),
  });
});

test('an archive that is read whole has nothing to say', async () => {
  expect(await upload('whole.zip', zip({ 'good.eml': writeMail() }))).toEqual({
    state: 'done',
    stored: 1,
    trouble: null,
  });
});

/** A zip with stored entries (APPNOTE 4.3). */
function zip(entries: Record<string, Buffer>): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name)]));
    files.push(file);
    at += file.length;
  }
  const end = Buffer.alloc(18);
  const count = list.length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(Buffer.concat(list).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, ...list, Buffer.from('PK\x05\x06'), end]);
}
