// What processes have used of the processors, as Linux counts it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Clock ticks of 10 ms a process has used (proc(5)). */
export function ticks(pid: number | string): number {
  const stat = statOf(pid);
  return Number(stat[11]) + Number(stat[12]);
}

/** Clock ticks of children of ours that have ended. */
export function childTicks(): number {
  const stat = statOf('self');
  return Number(stat[13]) + Number(stat[14]);
}

/** Those of the embedded server of a data folder and its backends, past ones included. */
export function postgresTicks(data: string): number {
  const home = readdirSync(data).find((name) => /^pg\d+$/.test(name))!;
  const postmaster = readFileSync(join(data, home, 'postmaster.pid'), 'utf8').split('\n')[0]!;
  let sum = ticks(postmaster) + Number(statOf(postmaster)[13]) + Number(statOf(postmaster)[14]);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (statOf(pid)[1] === postmaster) sum += ticks(pid);
    } catch {
      // It ended while we looked; the postmaster counts it.
    }
  }
  return sum;
}

/** Fields from the state on. */
function statOf(pid: number | string): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
