// Writes docs/configuration.md from the settings: `bin/node server/config-page.ts`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settings } from './config.ts';

/** The page as it must be. */
export function configurationPage(): string {
  const rows = settings.map(
    ({ name, default: value, meaning }) => `| \`${name}\` | ${value} | ${meaning.replaceAll('|', '\\|')} |`,
  );
  return `# Configuration

<!-- Written by server/config-page.ts from server/config.ts; change that file. -->

Kontor reads its settings from the environment. None is needed to begin. \`kontor doctor\` checks them.

| setting | default | meaning |
|---|---|---|
${rows.join('\n')}

Everything else (mailboxes, people, the company's data) is set on the screen and lies in the database.
`;
}

if (import.meta.main)
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'configuration.md'), configurationPage());
