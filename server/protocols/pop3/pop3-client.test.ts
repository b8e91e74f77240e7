// Fuzzes the POP3 client: any chunking of right answers, and servers that are hostile, broken or dead.
import { createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Pop3Client, type Pop3Limits } from './pop3-client.ts';

let server: Server | undefined;
afterEach(async () => {
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

/** A server that answers each command as the test says; `talk` writes as it likes. */
async function serve(
  answer: (line: string, socket: Socket) => void,
  greeting = '+OK ready\r\n',
): Promise<number> {
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write(greeting);
    let rest = '';
    socket.on('data', (data) => {
      const lines = (rest + data.toString('latin1')).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) answer(line, socket);
    });
  });
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  return (server.address() as { port: number }).port;
}

const usual = (line: string, socket: Socket, other: (line: string) => void) => {
  if (line === 'CAPA') socket.write('+OK\r\nUIDL\r\nTOP\r\n.\r\n');
  else if (/^(USER|PASS|QUIT)/.test(line)) socket.write('+OK\r\n');
  else other(line);
};

const open = (port: number, limits: Partial<Pop3Limits> = {}) =>
  Pop3Client.open(
    { host: '127.0.0.1', port, security: 'plain', login: 'ada', password: 'x', allowPrivate: true },
    limits,
  );

/** What a compliant server sends for a mail (RFC 1939 3). */
function stuffed(mail: Buffer): Buffer {
  const doubled = mail.toString('latin1').replace(/(^|\r\n)\./g, '$1..');
  const end = doubled === '' || doubled.endsWith('\r\n') ? '.\r\n' : '\r\n.\r\n';
  return Buffer.from(`+OK\r\n${doubled}${end}`, 'latin1');
}

function write(socket: Socket, bytes: Buffer, sizes: number[]): void {
  socket.setNoDelay(true);
  let at = 0;
  const next = () => {
    if (at >= bytes.length || socket.destroyed) return;
    const size = sizes[at % sizes.length] || 1;
    socket.write(bytes.subarray(at, at + size));
    at += size;
    setImmediate(next);
  };
  next();
}

describe('mails', () => {
  it('come out byte for byte however the network cuts them', async () => {
    let answer: Buffer = Buffer.alloc(0);
    let sizes = [1];
    const port = await serve((line, socket) => usual(line, socket, () => write(socket, answer, sizes)));
    const client = await open(port);
    const line = fc.array(fc.constantFrom('.', '..', '\r', '\n', 'a', '\0', 'ÿ', ' ', '.\r', '\n.', '\r.'), {
      maxLength: 6,
    });
    const mail = fc
      .array(line, { maxLength: 8 })
      .map((lines) => Buffer.from(lines.map((one) => `${one.join('')}\r\n`).join(''), 'latin1'));
    await fc.assert(
      fc.asyncProperty(
        mail,
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
        async (bytes, cuts) => {
          answer = stuffed(bytes);
          sizes = cuts;
          expect((await client.retrieve(1)).toString('latin1')).toBe(bytes.toString('latin1'));
        },
      ),
      { numRuns: 300 },
    );
    await client.quit();
  });

  it('with a dot after a bare line feed keep it', async () => {
    const port = await serve((line, socket) =>
      usual(line, socket, () => socket.write('+OK\r\nA\n.B\n.\nC\r\n.\r\n')),
    );
    const client = await open(port);
    expect((await client.retrieve(1)).toString()).toBe('A\n.B\n.\nC\r\n');
    client.close();
  });

  it('are read from a server that ends its lines with line feeds alone', async () => {
    const port = await serve((line, socket) => {
      if (line === 'CAPA') socket.write('-ERR what\n');
      else if (line.startsWith('RETR')) socket.write('+OK\nA\n..B\n.\n');
      else socket.write('+OK\n');
    }, '+OK hello\n');
    const client = await open(port);
    expect((await client.retrieve(1)).toString()).toBe('A\n.B\n');
    client.close();
  });

  it('larger than the limit end the session, not the memory', async () => {
    let written = 0;
    const port = await serve((line, socket) =>
      usual(line, socket, () => {
        socket.write('+OK\r\n');
        const block = Buffer.alloc(64 * 1024, 'x');
        const more = () => {
          if (socket.destroyed) return;
          written += block.length;
          if (socket.write(block)) setImmediate(more);
          else socket.once('drain', more);
        };
        more();
      }),
    );
    const client = await open(port, { largest: 1_000_000 });
    await expect(client.retrieve(1)).rejects.toMatchObject({ code: 'too-large' });
    expect(written).toBeLessThan(20_000_000);
    await expect(client.uidl()).rejects.toMatchObject({ code: 'lost' });
  });

  it('cut off in the middle are not taken for whole', async () => {
    const port = await serve((line, socket) =>
      usual(line, socket, () => socket.end('+OK\r\nSubject: half\r\n')),
    );
    const client = await open(port);
    await expect(client.retrieve(1)).rejects.toMatchObject({ code: 'lost' });
  });

  it('that never end are left after the time allowed', async () => {
    const port = await serve((line, socket) =>
      usual(line, socket, () => socket.write('+OK\r\nSubject: slow\r\n')),
    );
    const client = await open(port, { silence: 150 });
    await expect(client.retrieve(1)).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('servers', () => {
  it('that refuse one mail still give the next', async () => {
    const port = await serve((line, socket) =>
      usual(line, socket, (command) =>
        socket.write(command === 'RETR 1' ? '-ERR [SYS/PERM] broken\r\n' : '+OK\r\nB\r\n.\r\n'),
      ),
    );
    const client = await open(port);
    await expect(client.retrieve(1)).rejects.toMatchObject({
      code: 'server-error',
      detail: '[SYS/PERM] broken',
    });
    expect((await client.retrieve(2)).toString()).toBe('B\r\n');
    client.close();
  });
  it('that send an endless line are left', async () => {
    const port = await serve((_line, socket) => void socket.write('x'.repeat(1_000_000)));
    await expect(open(port)).rejects.toMatchObject({ code: 'not-this-protocol' });
  });
  it('that speak something else are named so', async () => {
    const port = await serve(() => {}, 'HTTP/1.1 400 Bad Request\r\n');
    await expect(open(port)).rejects.toMatchObject({ code: 'not-this-protocol' });
  });
  it('that say nothing are left after the time allowed', async () => {
    const port = await serve(() => {}, '');
    await expect(open(port, { silence: 100 })).rejects.toMatchObject({ code: 'timeout' });
  });
  it('that close at once are lost', async () => {
    const port = await serve((_line, socket) => void socket.end());
    await expect(open(port)).rejects.toMatchObject({ code: 'lost' });
  });
  it('that refuse the password say so, and a mailbox in use is no wrong password', async () => {
    let words = '-ERR [AUTH] no\r\n';
    const port = await serve((line, socket) => {
      if (line === 'CAPA') socket.write('-ERR unknown\r\n');
      else socket.write(line.startsWith('PASS') ? words : '+OK\r\n');
    });
    await expect(open(port)).rejects.toMatchObject({ code: 'wrong-password' });
    words = '-ERR [IN-USE] locked\r\n';
    await expect(open(port)).rejects.toMatchObject({ code: 'limit' });
  });
  it('that offer no STLS get no password', async () => {
    const seen: string[] = [];
    const port = await serve((line, socket) => {
      seen.push(line);
      socket.write(line === 'STLS' ? '-ERR no\r\n' : '+OK\r\n');
    });
    const opening = Pop3Client.open({
      host: '127.0.0.1',
      port,
      security: 'starttls',
      login: 'ada',
      password: 'x',
      allowPrivate: true,
    });
    await expect(opening).rejects.toMatchObject({ code: 'tls-none' });
    expect(seen).toEqual(['STLS']);
  });
  it('that put words before TLS are left', async () => {
    const port = await serve(
      (line, socket) => void socket.write(line === 'STLS' ? '+OK\r\n+OK injected\r\n' : '+OK\r\n'),
    );
    const opening = Pop3Client.open({
      host: '127.0.0.1',
      port,
      security: 'starttls',
      login: 'ada',
      password: 'x',
      allowPrivate: true,
    });
    await expect(opening).rejects.toMatchObject({ code: 'tls-none' });
  });
  it('that send garbage end in one of our troubles, never in a crash or a wait', async () => {
    let garbage = '';
    const port = await serve((_line, socket) => {
      socket.write(Buffer.from(garbage, 'latin1'));
      setTimeout(() => socket.end(), 20);
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom('+OK', '-ERR', '\r\n', '\n', '.', '1 ', 'a', '\0', '+ ', 'ÿ', '[', '999999999999'),
          { maxLength: 20 },
        ),
        async (pieces) => {
          garbage = pieces.join('');
          const run = async () => {
            const client = await open(port, { silence: 500 });
            await client.uidl();
            await client.list();
            client.close();
          };
          const error = await run().catch((problem) => problem);
          if (error !== undefined) expect(error.name).toBe('ConnectionFailed');
        },
      ),
      { numRuns: 60 },
    );
  });
  it('cannot be told commands through a password with a line break', async () => {
    const seen: string[] = [];
    const port = await serve((line, socket) => {
      seen.push(line);
      socket.write(line === 'CAPA' ? '-ERR\r\n' : '+OK\r\n');
    });
    const opening = Pop3Client.open({
      host: '127.0.0.1',
      port,
      security: 'plain',
      login: 'ada',
      password: 'x\r\nDELE 1',
      allowPrivate: true,
    });
    await expect(opening).rejects.toMatchObject({ code: 'wrong-password' });
    expect(seen.join()).not.toContain('DELE');
  });
});
