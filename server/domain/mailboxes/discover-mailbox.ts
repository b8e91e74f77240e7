// What the wizard begins with: the settings of an address, and whether consent at its provider is possible here.
import type { Deps } from '../../deps.ts';
import { type Discovered, discoverSettings } from './discover-settings.ts';
import { hasClient } from './oauth/clients.ts';

/** Consent is offered where the provider is known for it, and where the company entered a client for any other one. */
export async function discoverMailbox(deps: Pick<Deps, 'db'>, address: string): Promise<Discovered> {
  const found = await discoverSettings(address);
  return { ...found, oauth: found.oauth || (await hasClient(deps.db, found.provider)) };
}
