// Tests that the budget is never overdrawn and nobody waits for ever.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteBudget } from './byte-budget.ts';

it('is never overdrawn, serves in line, and takes what is larger than all of it alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 40 }), async (wants) => {
      const budget = new ByteBudget(100);
      let held = 0;
      const served: number[] = [];
      await Promise.all(
        wants.map(async (want, index) => {
          const taken = await budget.take(want);
          held += taken;
          served.push(index);
          expect(held).toBeLessThanOrEqual(100);
          await new Promise((done) => setImmediate(done));
          held -= taken;
          budget.give(taken);
        }),
      );
      expect(served).toEqual(wants.map((_, index) => index));
    }),
  );
});
