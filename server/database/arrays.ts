// Writes columns of many rows as PostgreSQL's binary arrays, for `insert … select from unnest(…)` of whole batches.
import { type RawBuilder, sql } from 'kysely';

// pg sends a Buffer as it is, in binary format, whatever the parameter's type. Its own arrays are text: each bytea as
// hexadecimal, each text escaped and parsed again, which cost more than the insert (measured: 0.2 ms a mail).
type Encode = {
  oid: number;
  size(value: never): number;
  write(value: never, into: Buffer, at: number): void;
};

/** Arrays by type; null stands for NULL. Text loses its NULs, which PostgreSQL cannot hold. */
export const arrays = {
  text: (values: (string | null)[]) => encode<string>(values.map(clean), texts(25)),
  bytea: (values: (Uint8Array | null)[]) => encode<Uint8Array>(values, bytes(17)),
  /** Ids as strings. */
  bigint: (values: (string | number | null)[]) => encode<string | number>(values, bigints),
  integer: (values: (number | null)[]) => encode<number>(values, integers),
  smallint: (values: (number | null)[]) => encode<number>(values, smallints),
  boolean: (values: (boolean | null)[]) => encode<boolean>(values, booleans),
  timestamptz: (values: (Date | null)[]) => encode<Date>(values, times),
  /** JSON as text, or already in UTF-8. */
  jsonb: (values: (string | Uint8Array | null)[]) => encode<string | Uint8Array>(values.map(clean), jsons),
  /** As `search/words` writes them in binary. */
  tsvector: (values: (Uint8Array | null)[]) => encode<Uint8Array>(values, bytes(3614)),
};

/** The type's name in SQL, for casts. */
export type ArrayType = keyof typeof arrays;

/** A column as a parameter with its type: `$1::text[]`. */
export function column<T extends ArrayType>(
  type: T,
  values: Parameters<(typeof arrays)[T]>[0],
): RawBuilder<unknown> {
  const binary = (arrays[type] as (values: unknown) => Buffer)(values);
  return sql`${binary}::${sql.raw(type)}[]`;
}

const clean = <T extends string | Uint8Array | null>(value: T): T =>
  typeof value === 'string' && value.includes('\0') ? (value.replaceAll('\0', '') as T) : value;

function encode<T>(values: (T | null)[], type: Encode): Buffer {
  let total = 20;
  let hasNull = false;
  const sizes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const size = value === null ? -1 : type.size(value as never);
    if (size === -1) hasNull = true;
    sizes[i] = size;
    total += 4 + Math.max(size, 0);
  }
  if (values.length === 0) return empty(type.oid);
  const into = Buffer.allocUnsafe(total);
  // array_recv in PostgreSQL's arrayfuncs.c: dimensions, has nulls, element type, length, lower bound.
  into.writeInt32BE(1, 0);
  into.writeInt32BE(hasNull ? 1 : 0, 4);
  into.writeUInt32BE(type.oid, 8);
  into.writeInt32BE(values.length, 12);
  into.writeInt32BE(1, 16);
  let at = 20;
  for (let i = 0; i < values.length; i++) {
    const size = sizes[i]!;
    into.writeInt32BE(size, at);
    at += 4;
    if (size < 0) continue;
    type.write(values[i] as never, into, at);
    at += size;
  }
  return into;
}

function empty(oid: number): Buffer {
  const into = Buffer.alloc(12);
  into.writeUInt32BE(oid, 8);
  return into;
}

const texts = (oid: number): Encode => ({
  oid,
  size: (value: string) => Buffer.byteLength(value),
  write: (value: string, into, at) => void into.write(value, at, 'utf8'),
});
const jsons: Encode = {
  oid: 3802,
  size: (value: string | Uint8Array) => Buffer.byteLength(value) + 1,
  // jsonb_recv: a version, then the text.
  write: (value: string | Uint8Array, into, at) => {
    into[at] = 1;
    if (typeof value === 'string') into.write(value, at + 1, 'utf8');
    else into.set(value, at + 1);
  },
};
const bytes = (oid: number): Encode => ({
  oid,
  size: (value: Uint8Array) => value.byteLength,
  write: (value: Uint8Array, into, at) => into.set(value, at),
});
const bigints: Encode = {
  oid: 20,
  size: () => 8,
  write: (value: string | number, into, at) => {
    const number = Number(value);
    if (Number.isSafeInteger(number)) {
      into.writeInt32BE(Math.floor(number / 4_294_967_296), at);
      into.writeUInt32BE(number >>> 0, at + 4);
    } else into.writeBigInt64BE(BigInt(value), at);
  },
};
const integers: Encode = {
  oid: 23,
  size: () => 4,
  write: (value: number, into, at) => void into.writeInt32BE(value, at),
};
const smallints: Encode = {
  oid: 21,
  size: () => 2,
  write: (value: number, into, at) => void into.writeInt16BE(value, at),
};
const booleans: Encode = {
  oid: 16,
  size: () => 1,
  write: (value: boolean, into, at) => {
    into[at] = value ? 1 : 0;
  },
};
// Microseconds since 2000-01-01.
const epoch = Date.UTC(2000, 0, 1);
const times: Encode = {
  oid: 1184,
  size: () => 8,
  write: (value: Date, into, at) => void into.writeBigInt64BE(BigInt(value.getTime() - epoch) * 1000n, at),
};
