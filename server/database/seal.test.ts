// Sealed secrets open only with their key, in their place, unchanged.
import { expect, test } from 'vitest';
import { testConfig } from '../../tests/support/config.ts';
import { open, seal } from './seal.ts';

const place = { table: 'mailboxes', row: '7', column: 'secret' };
const key = (digit: string) => testConfig({ secretKey: digit.repeat(64) });

test('a sealed text opens in its place, holds nothing of the text, and differs each time', () => {
  const { clear, ...deps } = key('a');
  const sealed = seal(deps, place, 'žluťoučký kůň');
  expect(open(deps, place, sealed)).toBe('žluťoučký kůň');
  expect(sealed.includes('kůň')).toBe(false);
  expect(seal(deps, place, 'žluťoučký kůň').equals(sealed)).toBe(false);
  expect(open(deps, place, seal(deps, place, ''))).toBe('');
  clear();
});

test('another row, column or table does not open it, nor does any changed byte', () => {
  const { clear, ...deps } = key('a');
  const sealed = seal(deps, place, 'secret');
  for (const other of [{ row: '8' }, { column: 'connection' }, { table: 'settings' }])
    expect(() => open(deps, { ...place, ...other }, sealed)).toThrow();
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(() => open(deps, place, changed)).toThrow();
  }
  expect(() => open(deps, place, sealed.subarray(0, 20))).toThrow();
  clear();
});

test('another key says in words that the key is the wrong one', () => {
  const one = key('a');
  const two = key('b');
  expect(() => open(two, place, seal(one, place, 'secret'))).toThrow('KONTOR_SECRET_KEY');
  one.clear();
  two.clear();
});
