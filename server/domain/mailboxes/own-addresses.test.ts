// Proves who counts as one of us before and after the house has named its domains.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { isOwnAddress, ownAddresses } from './own-addresses.ts';

let house: MailHouse;
beforeAll(async () => {
  house = await mailHouse();
  await house.mailbox('sales@firma.example', { policy: 'open' });
  await house.mailbox('firma@gmail.com', { policy: 'open' });
});
afterAll(() => house.close());

const areOurs = async (...addresses: string[]) => {
  const own = await ownAddresses(house.deps.db);
  return addresses.map((address) => isOwnAddress(own, address));
};

test('while no domain is named, whoever shares the domain of a mailbox is a colleague, at a public provider nobody', async () => {
  expect(
    await areOurs('sales@firma.example', 'Ada@Firma.example', 'firma@gmail.com', 'bruno@gmail.com'),
  ).toEqual([true, true, true, false]);
});

test('named domains alone count, besides the mailboxes themselves', async () => {
  await house.rows(
    `insert into settings (name, value) values ('house', '{"domains":["firma-gruppe.example"]}') on conflict (name) do update set value = excluded.value`,
  );
  expect(await areOurs('ada@firma-gruppe.example', 'ada@firma.example', 'sales@firma.example')).toEqual([
    true,
    false,
    true,
  ]);
});
