// What is known of the usual sign-in servers, so that an admin types less.
import { IconBrandGoogle, IconBrandWindows, IconKey, type Icon as TablerIcon } from '@tabler/icons-react';
import type { SignInServer } from '../api/sign-in-servers.ts';

export type SignInPreset = SignInServer['preset'];

export const signInPresets: Record<
  SignInPreset,
  { name: string; id: string; issuer: string; icon: TablerIcon }
> = {
  google: { name: 'Google', id: 'google', issuer: 'https://accounts.google.com', icon: IconBrandGoogle },
  microsoft: { name: 'Microsoft 365', id: 'microsoft', issuer: '', icon: IconBrandWindows },
  other: { name: '', id: 'company', issuer: '', icon: IconKey },
};

/** An id nobody has: it stands in the redirect address and stays. */
export function freeId(preset: SignInPreset, taken: string[]): string {
  const { id } = signInPresets[preset];
  if (!taken.includes(id)) return id;
  for (let number = 2; ; number++) if (!taken.includes(`${id}-${number}`)) return `${id}-${number}`;
}

const microsoft = /^https:\/\/login\.microsoftonline\.com\/([^/]+)\/v2\.0$/;

/** Microsoft's issuer is the company's tenant. */
export const issuerOfTenant = (tenant: string): string =>
  `https://login.microsoftonline.com/${encodeURIComponent(tenant.trim())}/v2.0`;
export const tenantOfIssuer = (issuer: string): string =>
  decodeURIComponent(microsoft.exec(issuer)?.[1] ?? '');
