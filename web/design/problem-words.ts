// Puts an error into words of the reader's language: by its code where we have words for it, else as the server said it.
import type { TFunction } from 'i18next';
import { ApiProblem } from '../api/request.ts';

export function problemWords(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problem.internal');
  const { code, kind, words, params, field } = error.problem;
  const say = t as unknown as (key: string, options: object) => string;
  if (code && code !== kind) {
    const said = say(`problem.${code}`, { ...params, defaultValue: '' });
    if (said) return said;
    if (kind === 'not-found') return t('problem.not-found');
  }
  // What the contract refuses it says in the words of programmers.
  if (kind === 'invalid' && code === kind && field) return t('problem.invalid');
  if (kind === 'not-found' && code === kind) return t('problem.not-found');
  if (kind === 'internal' || !words) return say(`problem.${kind}`, { defaultValue: t('problem.internal') });
  return words;
}
