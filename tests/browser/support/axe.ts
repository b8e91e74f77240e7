// Looks at a page with axe: no rule of WCAG 2.2 A or AA may be broken.
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const { source } = createRequire(import.meta.url)('axe-core') as { source: string };
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Frames of mail are left out: how a sender lays out a letter is not ours to mend. */
export async function expectNoBarriers(page: Page): Promise<void> {
  // It stays in the page: reading half a megabyte of program anew takes longer than looking.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await page.evaluate((values): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return axe.run(
      { exclude: [['iframe']] },
      { runOnly: { type: 'tag', values }, resultTypes: ['violations'] },
    );
  }, rules);
  const said = violations.map(
    (one) =>
      `${one.id}: ${one.help}\n${one.nodes.map((node) => `   ${node.html.slice(0, 200)}\n   ${node.failureSummary}`).join('\n')}`,
  );
  expect(said.join('\n'), page.url()).toBe('');
}
