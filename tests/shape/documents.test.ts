// Proves that the documents are true: paths exist, settings and schema stand as they are.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configurationPage } from '../../server/config-page.ts';
import { describeSchema } from '../../server/database/describe-schema.ts';
import { schemaFiles, undocumented } from '../../server/database/generate-schema.ts';
import { testDatabase } from '../support/database.ts';
import { root } from './source-files.ts';

const docs = join(root, 'docs');
const pages = [
  ...readdirSync(docs)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

test('every path the documents name exists', () => {
  const wrong = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const paths = [...text.matchAll(/`((?:contract|server|web|tests|bench|docs|bin)\/[\w./-]+)`/g)].map(
      (m) => m[1]!,
    );
    return paths.filter((path) => !existsSync(join(root, path))).map((path) => `${page}: ${path}`);
  });
  expect(wrong).toEqual([]);
});

test('every link between documents leads somewhere', () => {
  const everyPage = [...pages, 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter((page) =>
    existsSync(join(root, page)),
  );
  const wrong = everyPage.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((m) => m[1]!);
    return links
      .filter((link) => !existsSync(join(root, page, '..', link)))
      .map((link) => `${page}: ${link}`);
  });
  expect(wrong).toEqual([]);
});

test('docs/configuration.md is what config.ts says (bin/node server/config-page.ts writes it)', () => {
  expect(readFileSync(join(docs, 'configuration.md'), 'utf8')).toBe(configurationPage());
});

// The text of definitions is the embedded version's; other versions write the same a little differently.
test.runIf(!process.env.KONTOR_TEST_DATABASE_URL)(
  'schema.sql and schema.ts are what the migrations say, and every column has a comment',
  async () => {
    const database = await testDatabase();
    const schema = await describeSchema(database.pool).finally(() => database.close());
    expect(undocumented(schema)).toEqual([]);
    for (const [path, text] of Object.entries(schemaFiles(schema)))
      expect(readFileSync(path, 'utf8')).toBe(text);
  },
);
