// Proves which breaks of a mail's text are its author's, and which are only its program's.
import { expect, test } from 'vitest';
import { unwrapLines } from './unwrap-lines.ts';

test('a sentence that was broken because the next word had no room is one line again', () => {
  expect(
    unwrapLines(
      'А вот и скан сертификата. Если у брокера будут вопросы, пусть звонит\nнапрямую, по-русски отвечу.',
    ),
  ).toBe('А вот и скан сертификата. Если у брокера будут вопросы, пусть звонит напрямую, по-русски отвечу.');
  expect(
    unwrapLines(
      'We need the offer for three cold rooms before Friday, since our board\nmeets on Monday and wants to see it; after that nothing can be ordered\nbefore spring.',
    ),
  ).not.toContain('\n');
});

test('lists, addresses, lines somebody ended, and texts that were never broken stay as they are', () => {
  for (const text of [
    'Noordlicht BV\nHogeweg 212\n3812 AA Amersfoort',
    '- three cold rooms of the larger kind, with shelves and lamps\n- two doors',
    '1. three cold rooms of the larger kind, with shelves and lamps and so on\n2. two doors',
    'We need the offer before Friday, as our board meets on Monday.\nPlease also tell us about delivery.',
    'Kind regards,\nJoost de Vries',
    `${'A line that goes on and on as programs write it that do not break lines. '.repeat(3)}\nnext`,
    'one line',
  ])
    expect(unwrapLines(text)).toBe(text);
});
