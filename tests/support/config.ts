// Settings for a test: everything at its default, data in a folder of the test's own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '../../server/config.ts';

/** Settings with a fresh data folder; `clear` removes it. Any of them can be given. */
export function testConfig(given: Partial<Config> = {}): { config: Config; clear: () => void } {
  const data = mkdtempSync(join(tmpdir(), 'kontor-data-'));
  const config = { ...loadConfig({ KONTOR_DATA: data, KONTOR_LOG: 'silent' }), ...given };
  return { config, clear: () => rmSync(data, { recursive: true, force: true }) };
}
