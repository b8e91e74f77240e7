// Numbers strings by their UTF-16 units, so that a word met again is found without being cut out of its text.
import { randomInt } from 'node:crypto';

const FEWEST_SLOTS = 16_384;

/** A hash table (open addressing) over one array that holds all strings one after the other. */
export class StringTable {
  /** How many strings there are; their numbers are 0 … count − 1. */
  count = 0;
  // Number of a string plus one, 0 for none; beside it the string's hash, so that others need not be looked at.
  private slots = new Int32Array(FEWEST_SLOTS);
  private hashes = new Int32Array(FEWEST_SLOTS);
  private ends = new Int32Array(1024);
  private units = new Uint16Array(8192);

  /** @returns the number of the string, −1 where it is not there */
  find(units: Uint16Array, start: number, end: number): number {
    return this.slots[this.slotOf(hashOf(units, start, end), units, start, end)]! - 1;
  }

  /** UTF-16 units of all strings together. */
  get length(): number {
    return this.count === 0 ? 0 : this.ends[this.count - 1]!;
  }

  /** Adds a string that is not there yet. @returns its number */
  add(units: Uint16Array, start: number, end: number): number {
    if (this.count * 2 >= this.slots.length) this.rehash(this.slots.length * 2);
    const hash = hashOf(units, start, end);
    const slot = this.slotOf(hash, units, start, end);
    const number = this.count;
    const from = number === 0 ? 0 : this.ends[number - 1]!;
    this.units = withRoom(this.units, from + end - start);
    this.ends = withRoom(this.ends, number + 1);
    for (let at = start, to = from; at < end; at += 1, to += 1) this.units[to] = units[at]!;
    this.ends[number] = from + end - start;
    this.slots[slot] = number + 1;
    this.hashes[slot] = hash;
    this.count += 1;
    return number;
  }

  /** Forgets all strings, and the room a very long text had taken. */
  clear(): void {
    if (this.units.length > 1_000_000) this.units = new Uint16Array(8192);
    if (this.slots.length > 16 * FEWEST_SLOTS) {
      this.slots = new Int32Array(FEWEST_SLOTS);
      this.hashes = new Int32Array(FEWEST_SLOTS);
    } else this.slots.fill(0);
    this.count = 0;
  }

  private slotOf(hash: number, units: Uint16Array, start: number, end: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask)
      if (hashes[slot] === hash && this.isAt(slots[slot]! - 1, units, start, end)) break;
    return slot;
  }

  private isAt(number: number, units: Uint16Array, start: number, end: number): boolean {
    const from = number === 0 ? 0 : this.ends[number - 1]!;
    if (this.ends[number]! - from !== end - start) return false;
    const own = this.units;
    for (let at = start, of = from; at < end; at += 1, of += 1) if (units[at] !== own[of]) return false;
    return true;
  }

  private rehash(length: number): void {
    const [slots, hashes] = [this.slots, this.hashes];
    this.slots = new Int32Array(length);
    this.hashes = new Int32Array(length);
    slots.forEach((number, at) => {
      if (number === 0) return;
      const hash = hashes[at]!;
      let slot = (hash ^ (hash >>> 15)) & (length - 1);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (length - 1);
      this.slots[slot] = number;
      this.hashes[slot] = hash;
    });
  }
}

// Another one in each process, so that nobody can write a mail of words that all fall into one slot.
const factor = randomInt(2 ** 31) * 2 + 1;

function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = factor ^ (end - start);
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ units[at]!, factor);
  return hash;
}

/** The array, or one of at least that length with the same in it. */
export function withRoom<T extends Uint8Array | Uint16Array | Int32Array>(array: T, length: number): T {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
