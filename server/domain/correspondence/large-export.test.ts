// Proves that thousands of mails leave as one file while memory holds few of them.
import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { writeMailWithFiles } from '../../../tests/support/write-mail.ts';
import type { Viewer } from '../access/viewer.ts';
import { makeCompany } from '../companies/change-company.ts';
import { exportCorrespondence } from './export-correspondence.ts';

const mails = 2500;
const bytesOfEach = 36_000;
const mostGrowth = 40 * 1024 * 1024;

let house: MailHouse;
let ada: Viewer;
let company: string;

beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  company = (await makeCompany(house.deps.db, ada, { name: 'Noord BV', domains: ['noord.example'] })).id;
  const sales = await house.mailbox('sales@kontor.example');
  for (let at = 0; at < mails; at += 250)
    await house.receive(
      sales.inbox,
      Array.from({ length: 250 }, (_, index) =>
        writeMailWithFiles({ id: `n${at + index}@noord.example`, subject: 'Report', body: 'Attached.' }, [
          { name: 'report.bin', bytes: randomBytes(bytesOfEach), type: 'application/octet-stream' },
        ]),
      ),
      { live: false },
    );
}, 300_000);
afterAll(() => house.close());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const held = (): number => {
  // Twice: what the first leaves behind of buffers is given back beside it.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

test.each(['mbox', 'eml'] as const)(
  'as %s: memory grows by less than half of what leaves',
  async (format) => {
    const before = held();
    const { stream } = await exportCorrespondence(house.deps, ada, { of: `company-${company}`, format });
    let bytes = 0;
    let most = 0;
    let next = 0;
    for await (const piece of stream) {
      bytes += (piece as Buffer).length;
      if (bytes < next) continue;
      next = bytes + 10 * 1024 * 1024;
      // A reader slower than the maker: what is made ahead would pile up now.
      await new Promise((resolve) => setTimeout(resolve, 50));
      most = Math.max(most, held() - before);
    }
    console.log(
      `${format}: ${(bytes / 2 ** 20).toFixed(0)} MB left, at most ${(most / 2 ** 20).toFixed(1)} MB were held`,
    );
    // In the archive random bytes lose what base64 had added.
    expect(bytes).toBeGreaterThan(format === 'mbox' ? (mails * bytesOfEach * 4) / 3 : mails * bytesOfEach);
    expect(most).toBeLessThan(mostGrowth);
  },
  120_000,
);
