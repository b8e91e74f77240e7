// Seals secrets before they reach the database and opens them again: AES-256-GCM, bound to their place.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { type Config, SettingError } from '../config.ts';
import { readSecretKey } from '../secret-key.ts';

/** Where a sealed value lives; a value moved to another place does not open. */
export interface SealedPlace {
  table: string;
  row: string;
  column: string;
}

type KeyConfig = Pick<Config, 'data' | 'secretKey'>;

// Layout: version 1 · key id 4 · nonce 12 · tag 16 · ciphertext.
const version = 1;
const head = 5;
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals a text with the installation's key (NIST SP 800-38D; a fresh random nonce each time).
 * @param place table, row id and column, as associated data
 */
export function seal({ config }: { config: KeyConfig }, place: SealedPlace, plaintext: string): Buffer {
  return sealWith(readSecretKey(config), place, plaintext);
}

/**
 * Opens what `seal` made.
 * @throws SettingError when it was sealed with another key; Error when it was changed or lies in another place
 */
export function open({ config }: { config: KeyConfig }, place: SealedPlace, sealed: Buffer): string {
  return openWith(readSecretKey(config), place, sealed);
}

/** As `seal`, with a key given: for rotating to a new one. */
export function sealWith(secretKey: Buffer, place: SealedPlace, plaintext: string): Buffer {
  const { key, id } = sealingKey(secretKey);
  const start = Buffer.concat([Buffer.from([version]), id]);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.concat([start, associated(place)]));
  const text = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return Buffer.concat([start, nonce, cipher.getAuthTag(), text]);
}

/** As `open`, with a key given. */
export function openWith(secretKey: Buffer, place: SealedPlace, sealed: Buffer): string {
  const { key, id } = sealingKey(secretKey);
  if (sealed[0] !== version) throw new Error(`A sealed ${place.table}.${place.column} has an unknown form.`);
  if (!sealed.subarray(1, head).equals(id))
    throw new SettingError(
      'A stored secret was sealed with another key: KONTOR_SECRET_KEY is not the one used then.',
    );
  const nonce = sealed.subarray(head, head + nonceLength);
  const tag = sealed.subarray(head + nonceLength, head + nonceLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.concat([sealed.subarray(0, head), associated(place)]));
  decipher.setAuthTag(tag);
  const text = sealed.subarray(head + nonceLength + tagLength);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}

/** An old secret key and the new one that takes its place. */
export interface KeyChange {
  from: Buffer;
  to: Buffer;
}

/** Opens with the old key and seals with the new one. @throws as `open` */
export function reseal({ from, to }: KeyChange, place: SealedPlace, sealed: Buffer): Buffer {
  return sealWith(to, place, openWith(from, place, sealed));
}

// The id tells keys apart and says nothing about them: it is the hash of a key of its own.
function sealingKey(secretKey: Buffer): { key: Buffer; id: Buffer } {
  const key = Buffer.from(hkdfSync('sha256', secretKey, 'kontor', 'sealed secrets', 32));
  const named = Buffer.from(hkdfSync('sha256', secretKey, 'kontor', 'key id', 32));
  return { key, id: createHash('sha256').update(named).digest().subarray(0, 4) };
}

function associated({ table, row, column }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([table, row, column]));
}
