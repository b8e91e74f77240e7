// A step of the test of a sign-in server in words: "it calls itself …", "the server does not accept the secret".
import type { TFunction } from 'i18next';
import type { SignInStep } from '../api/sign-in-servers.ts';

const found = {
  name: 'test.name',
  document: 'servers.document',
  addresses: 'servers.addresses',
  keys: 'servers.keys',
  email: 'servers.offers-email',
  client: 'servers.client',
} as const;

const failed: Record<string, string> = {
  'no-document': 'servers.no-document',
  'not-named': 'servers.not-named',
  'any-company': 'servers.any-company',
  'no-keys': 'servers.no-keys',
  'no-email': 'servers.no-email',
  'client-refused': 'servers.client-refused',
  'private-address': 'servers.inside',
};

export function signInStepWords(t: TFunction, step: SignInStep): string {
  const say = t as unknown as (key: string, options: object) => string;
  if (step.ok) return say(step.code === 'not-told' ? 'servers.not-told' : found[step.step], step.params);
  const detail = String(step.params.detail ?? '');
  const trouble = say(`trouble.${step.code}`, {
    ...step.params,
    defaultValue: t('trouble.other', { detail: detail || step.code }),
  }).replace(' ({when})', '');
  return say(failed[step.code] ?? `test.failed.${step.code}`, { ...step.params, defaultValue: trouble });
}
