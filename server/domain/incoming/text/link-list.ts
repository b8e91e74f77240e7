// Puts the list of links that webmails write under a text to what refers to it: "Links:", a drawn line, "[1] https://…".
import { isRule } from './header-block.ts';
import { isBlank, type Kind, type MailLine } from './mail-line.ts';

type Kinds = (Kind | undefined)[];

const LINK = /^\[(\d{1,3})\]\s*<?(?:https?:|mailto:|www\.|ftp:)\S*$/i;
const TITLE = /^(?:links?|references|verweise|liens|enlaces|verwijzingen|ссылки|odnośniki|linki)\s?:$/i;
const MAX_LINKS = 200;

/** Each link goes where its number stands; the author keeps those the text refers to, and those nothing does. */
export function markLinkList(lines: MailLine[], kinds: Kinds): void {
  const list: number[] = [];
  let at = lines.length - 1;
  for (; at >= 0 && list.length < MAX_LINKS; at--) {
    if (isBlank(lines[at]!)) continue;
    if (lines[at]!.depth > 0 || !LINK.test(lines[at]!.bare)) break;
    list.push(at);
  }
  if (list.length === 0 || at < 1 || !isRule(lines[at]!) || !TITLE.test(lines[at - 1]!.bare)) return;
  const places = placesOf(lines, kinds, at - 1);
  const used = list.map((i) => places.get(LINK.exec(lines[i]!.bare)![1]!) ?? 'own');
  list.forEach((i, n) => {
    kinds[i] = used[n]!;
  });
  const title = used.includes('own') ? 'own' : used.includes('signature') ? 'signature' : 'quoted';
  kinds[at] = kinds[at - 1] = title;
}

/** Where each "[1]" stands above the list: the author's text before the signature, that before the quote. */
function placesOf(lines: MailLine[], kinds: Kinds, end: number): Map<string, Kind> {
  const places = new Map<string, Kind>();
  const order: Kind[] = ['quoted', 'signature', 'own'];
  for (let i = 0; i < end; i++) {
    if (!lines[i]!.bare.includes('[')) continue;
    const kind = kinds[i] ?? 'own';
    for (const [, number] of lines[i]!.bare.matchAll(/\[(\d{1,3})\]/g)) {
      const known = places.get(number!);
      if (!known || order.indexOf(kind) > order.indexOf(known)) places.set(number!, kind);
    }
  }
  return places;
}
