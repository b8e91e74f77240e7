// Every way people keep mail in files yields the same mails.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FoundMail } from './found-mail.ts';
import { type Bookmark, readMails } from './read-mails.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const mail = (id: number, body = `Body ${id}.\n`, header = '') =>
  `From: Ann <ann@kunde.example>\nMessage-ID: <${id}@kunde.example>\nSubject: Mail ${id}\n${header}\n${body}`;
const SEPARATOR = 'From ann@kunde.example Tue Mar  3 09:15:02 2026\n';

async function all(path: string, after?: Bookmark): Promise<FoundMail[]> {
  const found: FoundMail[] = [];
  for await (const one of readMails(path, after)) found.push(one);
  return found;
}
const write = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const text = (found: FoundMail[]) => found.map((one) => one.raw.toString());

test('an mbox yields its mails whole, with the time of delivery and flags, whatever its lines end with', async () => {
  for (const ending of ['\n', '\r\n']) {
    const content = `${SEPARATOR}${mail(1, 'One.\n\nFrom here on it is only text.\n')}\n${SEPARATOR}${mail(2, 'Two.\n', 'Status: RO\nX-Status: AF\n')}\nFrom - Tue Mar 03 09:15:02 2026\n${mail(3, 'Three.\n', 'X-Mozilla-Status: 0001\n')}`;
    const found = await all(write(`three-${ending.length}`, content.replaceAll('\n', ending)));
    expect(text(found).map((one) => one.replaceAll(ending, '\n'))).toEqual([
      mail(1, 'One.\n\nFrom here on it is only text.\n'),
      mail(2, 'Two.\n', 'Status: RO\nX-Status: AF\n'),
      mail(3, 'Three.\n', 'X-Mozilla-Status: 0001\n'),
    ]);
    expect(found[0]?.internalDate?.toISOString()).toBe('2026-03-03T09:15:02.000Z');
    expect(found.map((one) => one.flags)).toEqual([[], ['\\Seen', '\\Answered', '\\Flagged'], ['\\Seen']]);
  }
});

test('">From " is undone in mboxrd, and left alone where it may be the writer\'s', async () => {
  const rd = await all(write('rd', `${SEPARATOR}${mail(1, '>From here\n>>From there\n> From nowhere\n')}\n`));
  expect(text(rd)).toEqual([mail(1, 'From here\n>From there\n> From nowhere\n')]);
  const cl = await all(write('cl2', `${SEPARATOR}${mail(1, '>From here\n', 'Content-Length: 11\n')}\n`));
  expect(text(cl)).toEqual([mail(1, '>From here\n', 'Content-Length: 11\n')]);
});

test('Content-Length is followed past a separator in the text, and not believed where it is wrong', async () => {
  const body = `Forwarded:\n\n${SEPARATOR}Subject: old\n\nold\n`;
  const right = await all(
    write('cl', `${SEPARATOR}${mail(1, body, `Content-Length: ${body.length}\n`)}\n${SEPARATOR}${mail(2)}\n`),
  );
  expect(text(right)).toEqual([mail(1, body, `Content-Length: ${body.length}\n`), mail(2)]);
  const wrong = await all(
    write(
      'cl-wrong',
      `${SEPARATOR}${mail(1, 'Short.\n', 'Content-Length: 4000\n')}\n${SEPARATOR}${mail(2)}\n`,
    ),
  );
  expect(text(wrong)).toEqual([mail(1, 'Short.\n', 'Content-Length: 4000\n'), mail(2)]);
});

test('mails across the edges of what is read at once stay whole, and reading resumes at any of them', async () => {
  const path = write('large', '');
  const sizes = [1, 1_048_000, 100, 9_000_000, 1_048_576, 5, 70_000];
  for (const [id, size] of sizes.entries())
    appendFileSync(path, `${SEPARATOR}${mail(id, `${'x'.repeat(70)}\n`.repeat(Math.ceil(size / 71)))}\n`);
  const found = await all(path);
  expect(found.map((one) => /Mail (\d)/.exec(one.raw.toString())?.[1])).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
  ]);
  expect(found.map((one) => one.raw.length)).toEqual(
    sizes.map((size, id) => mail(id, '').length + Math.ceil(size / 71) * 71),
  );
  const rest = await all(path, { file: path, position: found[3]!.position });
  expect(rest.map((one) => one.position)).toEqual(found.slice(4).map((one) => one.position));
});

test('a Maildir yields flags, folders and times of delivery, and nothing that is still being delivered', async () => {
  write('Maildir/cur/1772529302.M1P1.host:2,RS', mail(1));
  write('Maildir/new/1772529303.M2P2.host', mail(2));
  write('Maildir/tmp/1772529304.M3P3.host', 'half');
  write('Maildir/.Verk&APY-pe.2026/cur/1772529305.M4.host:2,F', mail(4));
  write('Maildir/.Verk&APY-pe.2026/new/.keep', '');
  const found = await all(join(folder, 'Maildir'));
  expect(
    found.map(({ flags, folder: name, internalDate }) => [flags, name, internalDate?.toISOString()]),
  ).toEqual([
    [['\\Answered', '\\Seen'], 'INBOX', '2026-03-03T09:15:02.000Z'],
    [[], 'INBOX', '2026-03-03T09:15:03.000Z'],
    [['\\Flagged'], 'Verköpe/2026', '2026-03-03T09:15:05.000Z'],
  ]);
});

test('a Maildir without the folders that were empty when it was copied yields all its mails', async () => {
  for (const [id, name] of ['Mail/cur/1.a:2,S', 'Mail/.Sent/cur/2.b:2,S', 'Mail/.Sent.Alt/cur/3.c'].entries())
    write(`sparse/${name}`, mail(id + 1));
  write('sparse/Left/new/4.d', mail(4));
  mkdirSync(join(folder, 'sparse/Left/tmp'));
  write('sparse/Rest/.Archive/cur/5.e', mail(5));
  const found = await all(join(folder, 'sparse'));
  expect(text(found).sort()).toEqual([1, 2, 3, 4, 5].map((id) => mail(id)));
  const folders = await Promise.all(['Mail', 'Rest'].map((name) => all(join(folder, 'sparse', name))));
  expect(folders.flat().map((one) => one.folder)).toEqual(['INBOX', 'Sent', 'Sent/Alt', 'Archive']);
});

test('a byte order mark or empty lines before the first mail belong to none and hide none', async () => {
  const two = `${SEPARATOR}${mail(1)}\n${SEPARATOR}${mail(2)}`;
  for (const [index, before] of ['\ufeff', '\n\r\n', '\ufeff\r\n'].entries()) {
    const found = await all(write(`marked-${index}`, before + two));
    expect(text(found)).toEqual([mail(1), mail(2)]);
    expect(
      text(
        await all(join(folder, `marked-${index}`), {
          file: join(folder, `marked-${index}`),
          position: found[0]!.position,
        }),
      ),
    ).toEqual([mail(2)]);
    expect(text(await all(write(`marked-${index}.eml`, before + mail(3))))).toEqual([mail(3)]);
  }
});

test('a field of the header written "From :" is no line of an mbox', async () => {
  for (const name of ['spaced.eml', 'spaced']) {
    const content = mail(1).replace('From:', 'From :');
    expect(text(await all(write(name, content)))).toEqual([content]);
  }
});

test('a folder of files yields its mails in order, tells what is none, and passes pictures over', async () => {
  write('mails/a.eml', mail(1));
  write('mails/b.txt', 'Just a note, no mail at all.');
  write('mails/deeper/c.eml', `${SEPARATOR}${mail(3)}`);
  write('mails/logo.png', 'PNG');
  write('mails/empty.eml', '');
  const found = await all(join(folder, 'mails'));
  expect(found.map((one) => [one.file.slice(folder.length + 1), one.problem !== undefined])).toEqual([
    ['mails/a.eml', false],
    ['mails/b.txt', true],
    ['mails/deeper/c.eml', false],
    ['mails/empty.eml', true],
  ]);
  expect(found[2]?.raw.toString()).toBe(mail(3));
  const after = await all(join(folder, 'mails'), { file: join(folder, 'mails/b.txt'), position: 0 });
  expect(after).toHaveLength(2);
  await expect(all(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
});

/** A zip archive with these entries; `claim` lets an entry lie about its size. */
function zip(entries: { name: string; content: Buffer; claim?: number }[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claim } of entries) {
    const packed = deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(claim ?? content.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), packed]);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02\x14\x00'),
        about,
        Buffer.alloc(10),
        Buffer.from([offset & 255, (offset >> 8) & 255, (offset >> 16) & 255, 0]),
        Buffer.from(name),
      ]),
    );
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, central, Buffer.from('PK\x05\x06'), end]);
}

test('a zip yields the mails, mboxes and Maildirs in it', async () => {
  const path = write(
    'archive.zip',
    zip([
      { name: 'Sales/one.eml', content: Buffer.from(mail(1)) },
      { name: 'Sales/old mbox', content: Buffer.from(`${SEPARATOR}${mail(2)}\n${SEPARATOR}${mail(3)}\n`) },
      { name: 'Box/cur/1772529302.M1.host:2,S', content: Buffer.from(mail(4)) },
      { name: 'picture.png', content: Buffer.from('PNG') },
    ]),
  );
  const found = await all(path);
  expect(text(found)).toEqual([mail(1), mail(2), mail(3), mail(4)]);
  expect(found.map((one) => one.folder)).toEqual(['Sales', 'Sales', 'Sales', 'Box']);
  expect(found[3]?.flags).toEqual(['\\Seen']);
  expect(found[0]?.file).toBe(`${path}!Sales/one.eml`);
});

test('F10: an archive made to fill the disk, or that lies about sizes, is refused entry by entry', async () => {
  const path = write(
    'bomb.zip',
    zip([
      { name: 'bomb.eml', content: Buffer.alloc(20_000_000) },
      { name: 'liar.eml', content: Buffer.from('x'.repeat(5000)), claim: 100 },
      { name: 'good.eml', content: Buffer.from(mail(1)) },
    ]),
  );
  const found = await all(path);
  expect(found.map((one) => one.problem !== undefined)).toEqual([true, true, false]);
  expect(found[0]?.problem).toContain('grow without measure');
});

test('an archive whose names climb out of it is read like any other', async () => {
  const path = write(
    'climbing.zip',
    zip([
      { name: '../../evil.eml', content: Buffer.from(mail(1)) },
      { name: '/etc/evil.eml', content: Buffer.from(mail(2)) },
      { name: 'good.eml', content: Buffer.from(mail(3)) },
    ]),
  );
  expect(text(await all(path))).toEqual([mail(1), mail(2), mail(3)]);
});

test('where the list in an archive is damaged, what stands before is read and the damage named', async () => {
  const bytes = zip([
    { name: 'one.eml', content: Buffer.from(mail(1)) },
    { name: 'two.eml', content: Buffer.from(mail(2)) },
  ]);
  bytes.write('XX', bytes.lastIndexOf('PK\x01\x02'), 'latin1');
  const found = await all(write('damaged.zip', bytes));
  expect(found.map((one) => one.problem?.slice(0, 22))).toEqual([undefined, 'The archive is damaged']);
});

test('an archive that is none, or was cut off, is one line with a problem', async () => {
  const paths = [
    write('broken.zip', 'PK\x03\x04 and nothing more'),
    write('broken.pst', '!BDN and nothing more'),
    write('cut.zip', zip([{ name: 'a.eml', content: Buffer.from(mail(1)) }]).subarray(0, 90)),
  ];
  for (const path of paths)
    expect(await all(path)).toMatchObject([
      { file: path, problem: expect.stringContaining('cannot be opened') },
    ]);
});

test('an mbox of hundreds of megabytes is read with the memory of a few', async () => {
  const path = write('huge', '');
  const chunk = Array.from(
    { length: 1000 },
    (_, id) => `${SEPARATOR}${mail(id, `${'line of text '.repeat(5)}\n`.repeat(100))}\n`,
  ).join('');
  for (let round = 0; round < 60; round++) appendFileSync(path, chunk);
  const script = `
    import { readMails } from ${JSON.stringify(new URL('./read-mails.ts', import.meta.url).href)};
    let count = 0;
    for await (const one of readMails(${JSON.stringify(path)})) count++;
    console.log(count, Math.round(process.resourceUsage().maxRSS / 1024));`;
  const [count, megabytes] = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
    .trim()
    .split(' ')
    .map(Number);
  expect(count).toBe(60_000);
  expect(megabytes).toBeLessThan(400);
}, 120_000);
