// Tests which step of a connection test fails, and with what, when something other than a mail server answers.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { readConnection } from './connection.ts';
import { testConnection } from './test-connection.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that says these words to everybody and nothing more. */
async function answering(words: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write(words);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const tryAt = async (kind: 'imap' | 'pop3', port: number) => {
  const { steps } = await testConnection(
    { allowedHosts: [] },
    {
      kind,
      address: 'sales@noord.example',
      connection: readConnection({ host: '127.0.0.1', port, security: 'plain', allowPrivate: true }),
      secret: { password: 'secret' },
    },
  );
  return steps.at(-1);
};

test('a POP3 or SMTP server on the port of IMAP is named, and nobody waits for it', async () => {
  for (const words of ['+OK Dovecot ready.\r\n', '220 mail.noord.example ESMTP\r\n', 'SSH-2.0-x\r\n'])
    expect(await tryAt('imap', await answering(words))).toEqual({
      step: 'login',
      ok: false,
      code: 'not-this-protocol',
      params: { detail: words.trim() },
    });
});

test('an IMAP server on the port of POP3 is named', async () => {
  const port = await answering('* OK [CAPABILITY IMAP4rev1] ready.\r\n');
  expect(await tryAt('pop3', port)).toMatchObject({ step: 'login', code: 'not-this-protocol' });
});
