// Choosing addresses: one by one, all, all but some.
import { expect, test } from 'vitest';
import { allChosen, asked, choose, countChosen, isChosen, nothingChosen } from './address-choice.ts';

test('some are chosen by name', () => {
  const two = choose(nothingChosen, ['a@x', 'b@x'], true);
  expect([isChosen(two, 'a@x'), isChosen(two, 'c@x'), countChosen(two, 10)]).toEqual([true, false, 2]);
  expect(asked(choose(two, ['a@x'], false))).toEqual({ chosen: ['b@x'] });
});

test('all are chosen without being named, but those taken out', () => {
  const most = choose(allChosen, ['a@x'], false);
  expect([isChosen(most, 'a@x'), isChosen(most, 'c@x'), countChosen(most, 10)]).toEqual([false, true, 9]);
  expect(asked(most)).toEqual({ except: ['a@x'] });
  expect(asked(choose(most, ['a@x'], true))).toEqual({ except: [] });
});
