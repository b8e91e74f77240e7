// Makes a certificate authority and a server certificate for localhost, so that TLS is checked in tests as it is outside.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of PEM files; `ca` is what NODE_EXTRA_CA_CERTS wants. */
export interface Certificates {
  ca: string;
  cert: string;
  key: string;
  /** A certificate of the same authority that ran out in 2020. */
  expiredCert: string;
}

/** Makes them in `folder`, or gives those that are there. The key files are readable to their owner alone. */
export function makeCertificates(folder: string): Certificates {
  const at = (name: string) => join(folder, name);
  const made = {
    ca: at('ca.pem'),
    cert: at('server.pem'),
    key: at('server.key'),
    expiredCert: at('expired.pem'),
  };
  if (existsSync(made.expiredCert)) return made;
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  writeFileSync(at('extensions'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '3650',
    '-subj',
    '/CN=Kontor Test Authority',
    '-keyout',
    at('ca.key'),
    '-out',
    made.ca,
  );
  openssl(
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    '/CN=localhost',
    '-keyout',
    made.key,
    '-out',
    at('server.csr'),
  );
  openssl(
    'x509',
    '-req',
    '-in',
    at('server.csr'),
    '-CA',
    made.ca,
    '-CAkey',
    at('ca.key'),
    '-set_serial',
    '1',
    '-days',
    '3650',
    '-extfile',
    at('extensions'),
    '-out',
    made.cert,
  );
  expired(at, made.expiredCert);
  return made;
}

// `openssl x509` of Debian 12 takes no start date; `openssl ca` does.
function expired(at: (name: string) => string, out: string): void {
  writeFileSync(at('index.txt'), '');
  writeFileSync(
    at('ca.conf'),
    `[ca]\ndefault_ca = own\n[own]\ndatabase = ${at('index.txt')}\nnew_certs_dir = ${at('.')}\ndefault_md = sha256\npolicy = any\nrand_serial = yes\ncopy_extensions = none\n[any]\ncommonName = supplied\n`,
  );
  openssl(
    'ca',
    '-batch',
    '-config',
    at('ca.conf'),
    '-cert',
    at('ca.pem'),
    '-keyfile',
    at('ca.key'),
    '-in',
    at('server.csr'),
    '-startdate',
    '20190101000000Z',
    '-enddate',
    '20200101000000Z',
    '-extfile',
    at('extensions'),
    '-out',
    out,
    '-notext',
  );
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
