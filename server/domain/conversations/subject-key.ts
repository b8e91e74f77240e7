// Makes the key by which an answer that names no other mail finds what it answers: the subject without its prefixes.

/** A subject as threading sees it. */
export interface SubjectKey {
  /** Folded, without reply and forward prefixes, at most 200 characters; '' when nothing is left. */
  key: string;
  /** It began with a reply prefix in some language; a forward prefix alone is none (F23). */
  isReply: boolean;
  isForward: boolean;
}

const reply =
  're|aw|antw|antwoord|antwort|sv|vs|odp|отв|ответ|на|rif|res|ynt|atb|απ|σχετ|回复|回覆|返信|답장|bls|ref|vá|відп';
const forward =
  'fw|fwd|wg|wtr|doorst|doorgestuurd|pd|przek|przekazano|пер|пересл|fs|vb|vl|tr|rv|enc|i|ilt|προωθ|转发|轉寄|전달|továbbítás|пд';
// "Re:", "RE[2]:", "Re^2:", "Re (3):", "AW :", and full-width colons.
const prefix = new RegExp(
  `^(?:(${reply})|(?:${forward}))\\s?\\.?(?:\\s?[[(]\\d{1,3}[\\])]|\\^\\d{1,3}|\\*\\d{1,3})?\\s?[:：]\\s*`,
  'iu',
);
// A list's or a gateway's tag before the prefix: "[list] Re: …". It stays as text; only the prefix behind it goes.
const tag = /^(\[[^\]]{1,60}\]\s*)(?=\S)/u;

/** Takes the prefixes off in whatever order and number they stand. Tags such as "[#4711]" are text (F11). */
export function subjectKey(subject: string): SubjectKey {
  let rest = subject.normalize('NFKC').trim().slice(0, 1000);
  let tags = '';
  let isReply = false;
  let isForward = false;
  for (let round = 0; round < 50; round++) {
    const found = prefix.exec(rest);
    if (found) {
      if (found[1]) isReply = true;
      else isForward = true;
      rest = rest.slice(found[0].length);
      continue;
    }
    const tagged = tag.exec(rest);
    if (!tagged) break;
    tags += tagged[1];
    rest = rest.slice(tagged[0].length);
  }
  const key = `${tags}${rest}`.replace(/\s+/gu, ' ').trim().toLowerCase();
  return { key: cut(key, 200), isReply, isForward };
}

/** Without tags too: two copies of one mail, of which a list marked one, have the same. */
export function withoutTags(key: string): string {
  return key
    .replace(/\[[^\]]{1,60}\]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

// Never between the halves of a surrogate pair.
function cut(text: string, length: number): string {
  const piece = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(piece) ? piece.slice(0, -1) : piece;
}
