// Looks at a page with axe: no rule of WCAG 2.2 A or AA may be broken.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Frames of mail are left out: how a sender lays out a letter is not ours to mend. */
export async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).exclude('iframe').analyze();
  const said = violations.map(
    (one) =>
      `${one.id}: ${one.help}\n${one.nodes.map((node) => `   ${node.html.slice(0, 200)}\n   ${node.failureSummary}`).join('\n')}`,
  );
  expect(said.join('\n'), page.url()).toBe('');
}
