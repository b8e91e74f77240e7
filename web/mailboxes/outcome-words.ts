// What became of a mail, and why, in words.
import type { TFunction } from 'i18next';

export function outcomeWords(t: TFunction, outcome: string, reason: string): string {
  const say = t as unknown as (key: string, options: object) => string;
  const what = say(`history.${outcome}`, { defaultValue: outcome });
  const why = reason && say(`reason.${reason}`, { defaultValue: reason });
  return why ? `${what} · ${why}` : what;
}
