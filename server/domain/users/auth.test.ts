// better-auth and our SQL mean the same tables.
import { getMigrations } from 'better-auth/db/migration';
import pino from 'pino';
import { expect, test } from 'vitest';
import { testConfig } from '../../../tests/support/config.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { authOptions } from './auth.ts';

test('better-auth’s schema equals our SQL: nothing missing, nothing of another type', async () => {
  const database = await testDatabase();
  const { config, clear } = testConfig();
  try {
    const options = authOptions({ config, db: database.db, log: pino({ level: 'silent' }) });
    const plan = await getMigrations(options, { throwOnUnsafe: false });
    expect(plan.toBeCreated).toEqual([]);
    expect(plan.toBeAdded).toEqual([]);
    expect(plan.schemaProblems).toEqual([]);
    expect(plan.unsafeChanges).toEqual([]);
  } finally {
    await database.close();
    clear();
  }
});
