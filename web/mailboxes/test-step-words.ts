// A step of a connection test in words: "TLS, valid until 3 March 2027", "the server does not accept this password".
import type { TFunction } from 'i18next';
import type { TestStep } from '../api/mailboxes.ts';

export function testStepWords(t: TFunction, language: string, step: TestStep): string {
  const say = t as unknown as (key: string, options: object) => string;
  const params = Object.fromEntries(
    Object.entries(step.params).map(([name, value]) => [
      name,
      typeof value === 'string' && isMoment(value) ? date(language, value) : value,
    ]),
  );
  if (step.ok && step.code === 'no-encryption') return t('test.no-encryption');
  if (step.ok) return say(`test.${step.step}`, { ...params, defaultValue: step.code });
  const detail = String(step.params.detail ?? step.params.message ?? '');
  const trouble = say(`trouble.${step.code}`, {
    detail,
    ...params,
    defaultValue: t('trouble.other', { detail: detail || step.code }),
  }).replace(' ({when})', '');
  // Some are mended in the form above, and say so.
  return say(`test.failed.${step.code}`, { defaultValue: trouble });
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text);
}

function date(language: string, text: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(text));
}
