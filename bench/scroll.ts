// How a company's 5,000 mails scroll in a browser, in each form, to the end, and how long it takes until all are there to print.
//
//   bin/node bench/scroll.ts [--data FOLDER] [--mails 20000]   (a FOLDER is kept and used again)
//
// A wheel turned lively in Chromium, at 1440 by 900. Prints for each form how many frames took over 50 ms, the longest, the
// pages loaded, and the script's heap at the end; for the print page the seconds until all stands there and those of the PDF.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { sql } from 'kysely';
import { openDatabase } from '../server/database/open.ts';
import { operatorViewer } from '../server/domain/access/viewer.ts';
import { addUser } from '../server/domain/users/add-user.ts';
import { startKontorProcess } from '../tests/support/kontor-process.ts';
import { layOutCorrespondence } from './lay-out-correspondence.ts';

const { values } = parseArgs({
  options: { mails: { type: 'string', default: '20000' }, data: { type: 'string' } },
});
const data = values.data ?? (await mkdtemp(join(tmpdir(), 'kontor-bench-scroll-')));
const reader = { name: 'Reader', email: 'reader@house.example', password: 'reads all of the mail' };
/** Pixels a turn, and milliseconds between turns: some five screens a second. */
const turn = { pixels: 400, pause: 80 };
const frameLimit = 50;

await layOut();
const kontor = startKontorProcess(['start'], { KONTOR_DATA: data, KONTOR_PORT: '0', KONTOR_ROLES: 'http' });
const [, url] = await kontor.says(/Kontor is ready: (http:\S+)/);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
});
try {
  const context = await signIn(browser);
  for (const form of ['subjects', 'timeline', 'both']) await scroll(context, form);
  await print(context);
} finally {
  await browser.close();
  kontor.child.kill('SIGTERM');
  await kontor.ended;
  if (!values.data) await rm(data, { recursive: true, force: true });
}

/** Company 1 has 5,000 mails; the reader stands above those who may read them. */
async function layOut(): Promise<void> {
  const database = await openDatabase({ data, databaseUrl: undefined });
  const { rows } = await sql`select 1 from messages limit 1`.execute(database.db);
  if (rows.length === 0) {
    await layOutCorrespondence(database.db, Number(values.mails));
    const id = await addUser(database.db, operatorViewer(), { ...reader, role: 'admin' });
    await sql`update users set supervisor_id = ${id} where id = 3`.execute(database.db);
  }
  await database.close();
}

async function signIn(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url!, viewport: { width: 1440, height: 900 } });
  const { email, password } = reader;
  const answer = await context.request.post('/api/auth/sign-in/email', {
    headers: { origin: url! },
    data: { email, password },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return context;
}

async function scroll(context: BrowserContext, form: string): Promise<void> {
  const page = await context.newPage();
  let pages = 0;
  page.on('response', (response) => {
    if (/\/api\/correspondence\?/.test(response.url())) pages += 1;
  });
  await page.goto(`/companies/1?form=${form}`);
  await page.getByRole('listitem').nth(5).waitFor();
  await page.mouse.move(900, 600);
  await page.evaluate(watchFrames);
  let before = -1;
  for (let still = 0; still < 12; ) {
    await page.mouse.wheel(0, turn.pixels);
    await page.waitForTimeout(turn.pause);
    const at = await page.evaluate(() => document.querySelector('main')!.scrollTop);
    still = at === before ? still + 1 : 0;
    before = at;
  }
  const { frames, heap } = await page.evaluate(endOfFrames);
  const late = frames.filter((each) => each > frameLimit);
  say(form, [
    `${frames.length} frames`,
    `${late.length} over ${frameLimit} ms (${((late.length / frames.length) * 100).toFixed(1)} %)`,
    `longest ${Math.max(...frames).toFixed(0)} ms`,
    `${pages} pages`,
    `${Math.round(before)} px`,
    `heap ${heap.toFixed(0)} MB`,
  ]);
  await page.close();
}

async function print(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  const began = performance.now();
  await page.goto('/correspondence/print?of=company-1');
  await page.locator('main button:enabled').first().waitFor({ timeout: 600_000 });
  const loaded = performance.now();
  const mails = await page.locator('article').count();
  const { heap } = await page.evaluate(heapNow);
  const pdf = await page.pdf({ format: 'A4' });
  say('print', [
    `${mails} mails there after ${((loaded - began) / 1000).toFixed(1)} s`,
    `PDF of ${(pdf.length / 1e6).toFixed(1)} MB in ${((performance.now() - loaded) / 1000).toFixed(1)} s`,
    `heap ${heap.toFixed(0)} MB`,
  ]);
  await page.close();
}

// These two run in the page: times of frames are noted there.
function watchFrames(): void {
  const frames: number[] = [];
  Object.assign(window, { frames });
  let last = performance.now();
  const next = (now: number) => {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

function endOfFrames(): { frames: number[]; heap: number } {
  const held = window as unknown as { frames: number[]; gc: () => void };
  held.gc();
  const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
  return { frames: held.frames, heap: memory.usedJSHeapSize / 1e6 };
}

function heapNow(): { heap: number } {
  (window as unknown as { gc: () => void }).gc();
  return {
    heap: (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6,
  };
}

function say(what: string, figures: string[]): void {
  console.log(`${what.padEnd(10)} ${figures.join('  ')}`);
}
