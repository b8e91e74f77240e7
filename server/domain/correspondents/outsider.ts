// Tells by its look what sort of address an outsider's is: a person's, one that several read, or a machine's.
import { isMachineAddress, isSharedName } from '../contacts/address-sorts.ts';
import { companyDomain } from '../contacts/name-cards.ts';

export type SortOfAddress = 'person' | 'shared' | 'machine';

/** An outside address, lower case, with what its look tells. */
export interface Outsider {
  address: string;
  /** What its company is known by. */
  domain: string;
  sort: SortOfAddress;
}

/** @param address lower case */
export const outsider = (address: string): Outsider => ({
  address,
  domain: companyDomain(address),
  sort: isMachineAddress(address) ? 'machine' : isSharedName(address) ? 'shared' : 'person',
});
