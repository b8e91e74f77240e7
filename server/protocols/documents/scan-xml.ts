// Walks through an XML part as it is unpacked, by the local names of its elements.
import { StringDecoder } from 'node:string_decoder';
import { Parser } from 'htmlparser2';
import { Unreadable } from './document-text.ts';

// The parser keeps what is open in a list it shifts: a hundred thousand levels would take it minutes.
const deepest = 1000;

/** Names without their prefix, since programs choose those freely. */
export interface XmlVisitor {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * @param isDone looked at between pieces: true ends it early
 * @throws Unreadable `too-large` for elements in each other without end
 */
export async function scanXml(
  pieces: AsyncIterable<Buffer>,
  visitor: XmlVisitor,
  isDone: () => boolean = () => false,
): Promise<void> {
  // This parser knows no entities but XML's five, so none can grow (billion laughs).
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > deepest)
          throw new Unreadable('too-large', `more than ${deepest} elements in each other`);
        visitor.open?.(local(name), attributes);
      },
      ontext: (text) => visitor.text?.(text),
      onclosetag(name) {
        depth--;
        visitor.close?.(local(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  let decoder: StringDecoder | undefined;
  for await (const piece of pieces) {
    decoder ??= new StringDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf16le' : 'utf8');
    parser.write(decoder.write(piece));
    if (isDone()) return;
  }
  parser.end();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
