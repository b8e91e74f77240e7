// Turns the text form of a tsvector into the binary one, which PostgreSQL reads without parsing words again.

const quote = 39;
const colon = 58;
const comma = 44;
const blank = 32;

/**
 * @param text as `makeWords` writes it: `'word':1A,5 'stem' `, without quotes or backslashes inside words
 * @returns what PostgreSQL's tsvectorrecv takes: count, then each word with NUL, number of positions, positions with
 *   their weight in the upper two bits
 */
export function wordsInBinary(text: string): Buffer {
  const from = Buffer.from(text);
  // A word takes two quotes and a blank there, NUL and two bytes here; a position at least two bytes on both sides.
  const into = Buffer.allocUnsafe(4 + from.length + 8);
  let at = 4;
  let count = 0;
  let i = 0;
  while (i < from.length) {
    if (from[i] !== quote) {
      i++;
      continue;
    }
    const start = i + 1;
    const end = from.indexOf(quote, start);
    from.copy(into, at, start, end);
    at += end - start;
    into[at++] = 0;
    const counted = at;
    at += 2;
    let positions = 0;
    i = end + 1;
    if (from[i] === colon) {
      i++;
      let number = 0;
      let weight = 0;
      for (; i <= from.length; i++) {
        const byte = i < from.length ? from[i]! : blank;
        if (byte >= 48 && byte <= 57) number = number * 10 + byte - 48;
        else if (byte >= 65 && byte <= 67) weight = 68 - byte;
        else {
          into.writeUInt16BE((weight << 14) | number, at);
          at += 2;
          positions++;
          number = 0;
          weight = 0;
          if (byte !== comma) break;
        }
      }
    }
    into.writeUInt16BE(positions, counted);
    count++;
  }
  into.writeUInt32BE(count, 0);
  return into.subarray(0, at);
}
