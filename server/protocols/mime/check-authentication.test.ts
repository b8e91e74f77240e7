// Who may be believed: signatures on arrival, our own server's notes, nobody else's.
import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { expect, test } from 'vitest';
import { checkAuthentication, type Resolver } from './check-authentication.ts';

const MAIL =
  'From: Ada <ada@kunde.example>\r\nTo: sales@firma.example\r\nSubject: Order\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\nMessage-ID: <1@kunde.example>\r\n\r\nPlease send ten.\r\n';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

const names: Resolver = async (name) => {
  const records: Record<string, string> = {
    's1._domainkey.kunde.example': `v=DKIM1; k=rsa; p=${KEY}`,
    's1._domainkey.other.example': `v=DKIM1; k=rsa; p=${KEY}`,
    '_dmarc.kunde.example': 'v=DMARC1; p=reject',
  };
  const record = records[name];
  if (!record) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  return [[record]];
};

async function signed(domain = 'kunde.example', mail = MAIL): Promise<Buffer> {
  // Its types ask for one key, its code for a list.
  const options = {
    canonicalization: 'relaxed/relaxed',
    // Left out, the signer reads the clock twice, and signs another second than it writes once in a while.
    signTime: new Date(),
    signatureData: [
      {
        signingDomain: domain,
        selector: 's1',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
    ],
  } as unknown as Parameters<typeof dkimSign>[1];
  const { signatures } = await dkimSign(mail, options);
  return Buffer.from(signatures + mail);
}

const onArrival = { arrivedByUs: true, trustedAuthservIds: ['mx.firma.example'], resolver: names };

test('a mail signed by the domain of its sender passes', async () => {
  const result = await checkAuthentication(await signed(), onArrival);
  expect(result).toMatchObject({
    dkim: 'pass',
    dmarc: 'pass',
    spf: 'not-known',
    verdict: 'pass',
    signedBy: ['kunde.example'],
  });
});

test('a mail changed after signing does not pass', async () => {
  const changed = (await signed()).toString().replace('ten', 'one hundred');
  const result = await checkAuthentication(Buffer.from(changed), onArrival);
  expect(result).toMatchObject({ dkim: 'fail', verdict: 'not-checked', reason: 'signature-broken' });
});

test("somebody else's signature proves nothing about the sender", async () => {
  const result = await checkAuthentication(await signed('other.example'), onArrival);
  expect(result).toMatchObject({
    dkim: 'pass',
    dmarc: 'not-known',
    verdict: 'not-checked',
    reason: 'no-proof',
  });
});

test('F34: what our own server says fails DMARC is marked', async () => {
  const noted = Buffer.from(
    `Authentication-Results: mx.firma.example;\r\n spf=fail smtp.mailfrom=evil.example; dmarc=fail (p=REJECT) header.from=kunde.example\r\n${MAIL}`,
  );
  expect(await checkAuthentication(noted, onArrival)).toMatchObject({
    spf: 'fail',
    dmarc: 'fail',
    verdict: 'fail',
  });
});

test('the notes of a server that is not ours are not believed, nor a forged one below the first', async () => {
  const foreign = Buffer.from(`Authentication-Results: mx.evil.example; dmarc=pass\r\n${MAIL}`);
  expect(await checkAuthentication(foreign, { ...onArrival, arrivedByUs: false })).toMatchObject({
    verdict: 'not-checked',
    reason: 'not-on-arrival',
  });
  const forged = Buffer.from(
    `Authentication-Results: mx.firma.example; dmarc=fail\r\nReceived: from evil.example\r\nAuthentication-Results: mx.firma.example; dmarc=pass\r\n${MAIL}`,
  );
  expect(await checkAuthentication(forged, { ...onArrival, arrivedByUs: false })).toMatchObject({
    verdict: 'fail',
  });
});

test('an old mail is believed by what our server noted then, though its key is long gone', async () => {
  const old = Buffer.from(
    `Authentication-Results: MX.firma.example 1;\r\n dkim=pass (2048-bit key) header.d=kunde.example header.s=gone;\r\n spf=pass smtp.mailfrom=kunde.example\r\n${await signed('kunde.example')}`,
  );
  const result = await checkAuthentication(old, {
    ...onArrival,
    arrivedByUs: false,
    resolver: () => Promise.reject(new Error('not asked')),
  });
  expect(result).toMatchObject({ dkim: 'pass', spf: 'pass', verdict: 'pass', reason: 'signed-by-sender' });
});

test('a name server that never answers delays by seconds and leaves the mail unchecked', async () => {
  const started = performance.now();
  const result = await checkAuthentication(await signed(), {
    ...onArrival,
    resolver: () => new Promise(() => {}),
  });
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(result).toMatchObject({ verdict: 'not-checked', reason: 'dns-failed' });
});

test('several senders, no sender and bytes that are no mail are not checked', async () => {
  const several = Buffer.from(
    MAIL.replace('Ada <ada@kunde.example>', 'ada@kunde.example, boss@bank.example'),
  );
  expect(await checkAuthentication(several, onArrival)).toMatchObject({
    verdict: 'not-checked',
    reason: 'several-senders',
  });
  expect(await checkAuthentication(Buffer.from('Subject: x\r\n\r\n'), onArrival)).toMatchObject({
    reason: 'no-sender',
  });
  expect(await checkAuthentication(Buffer.alloc(0), onArrival)).toMatchObject({ verdict: 'not-checked' });
});
