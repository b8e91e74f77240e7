// Which of the found addresses are chosen: some by name, or all but some, so that nobody has to scroll through all of them.
import type { ChosenAddresses } from '../api/search.ts';

export type Choice = { all: boolean /** Chosen; with `all`, those left out. */; set: ReadonlySet<string> };

export const nothingChosen: Choice = { all: false, set: new Set() };
export const allChosen: Choice = { all: true, set: new Set() };

export const isChosen = ({ all, set }: Choice, address: string): boolean => set.has(address) !== all;

export function choose({ all, set }: Choice, addresses: string[], value: boolean): Choice {
  const next = new Set(set);
  for (const address of addresses) {
    if (value === all) next.delete(address);
    else next.add(address);
  }
  return { all, set: next };
}

export const countChosen = ({ all, set }: Choice, total: number): number =>
  all ? Math.max(total - set.size, 0) : set.size;

/** As the server is asked. */
export const asked = ({ all, set }: Choice): ChosenAddresses =>
  all ? { except: [...set] } : { chosen: [...set] };
