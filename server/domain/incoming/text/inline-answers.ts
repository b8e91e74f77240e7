// Finds the author's answers inside a quote without marks: "[Ada] Yes.", or whatever the author says stands there "in red" or "below".
import { headerBlockAt, isOriginalMessageLine, mayBeginHeader } from './header-block.ts';
import { ANSWERS, stemsOf } from './line-stems.ts';
import { isBlank, type Kind, type MailLine } from './mail-line.ts';
import { foldName, namesInMail } from './names-in-mail.ts';
import { introductionEndingAt } from './quote-introduction.ts';

type Kinds = (Kind | undefined)[];

/** "See my answers below / inline / in red". */
const ANNOUNCED =
  /(?<!['’]s )\b(?:answers?|comments?|repl(?:y|ies)|respon(?:ses?|ded)|answered|replied|commented|remarks)\b.{0,40}\b(?:below|in-?line|in line|between the lines)\b|\b(?:answers?|comments?|repl(?:y|ies)|respon(?:ses?|ded)|answered|replied|commented|remarks|see|notes)\b.{0,18}\b(?:in-?line|in (?:red|blue|green|purple|orange|bold|caps|capitals|italics)|(?:with)?in (?:the|your) (?:text|mail|e-?mail|message))\b|antwort\w*.{0,40}(?:unten|im text|in rot|in blau|in grün|\brot\b|\bblau\b|inline|direkt (?:im|unter)|zwischen)|siehe (?:inline|in rot|rot)|antwoord\w*.{0,40}(?:hieronder|onder|in de tekst|rood|blauw|groen|tussen)|reactie\w*.{0,40}(?:hieronder|in de tekst|rood|blauw|tussen)|zie (?:inline|rood)|répon\w+.{0,40}(?:ci-dessous|dans le texte|en rouge|en bleu|en vert|dans votre)|respuesta\w*.{0,40}(?:abajo|debajo|en rojo|en azul|en verde|en el texto|entre líneas)|rispost\w+.{0,40}(?:sotto|di seguito|in rosso|in blu|nel testo)|respost\w+.{0,40}(?:abaixo|vermelho|azul|no texto)|ответ\p{L}*.{0,40}(?:ниже|в тексте|красным|синим|зел[её]ным|цветом|в письме)|відпов\p{L}*.{0,40}(?:нижче|в тексті|червоним|синім)|odpowied\p{L}*.{0,40}(?:poniżej|niżej|w treści|w tekście|czerwon|niebiesk|zielon)|odpov\p{L}*.{0,40}(?:níže|v textu|červen|modř)|svar\p{L}*.{0,40}(?:nedan|nedenfor|nedenunder|i röt|i rød|i blå|i texten|i teksten)|vasta\p{L}*.{0,40}(?:alla|punaisella|tekstissä)/iu;
const ANSWER_MARK =
  /^(?:[-=]{1,3}>+|>>+|\*{2,3}(?!\*)|##|\/\/|→|➔|⇒)\s?\S|^(?:A|Answer|Antwort|Antwoord|Réponse|Respuesta|Risposta|Resposta|Ответ|Відповідь|Odpowiedź|Odpověď|Svar|Vastaus)\s?\d{0,2}[:：]\s?\S/i;
const MAX_LINES_READ = 5000;
const MAX_ANNOUNCEMENT = 200;

/** Gives answers back to the author. Only in the answered mail itself, not in what it quotes in turn. */
export function markInlineAnswers(lines: MailLine[], kinds: Kinds, author: string): void {
  const tail = lines.findIndex((line, i) => kinds[i] === 'quoted' && line.depth === 0 && !line.mark);
  if (tail < 0) return;
  const told = announced(lines, kinds, tail);
  if (!told && !hasBracket(lines, tail)) return;
  const from = bodyOf(lines, tail);
  const to = endOfFirstMail(lines, kinds, from);
  let names: Set<string> | undefined;
  const isAuthor = (name: string) => {
    names ??= namesInMail(lines, kinds, author);
    return namesAuthor(name, names, author);
  };
  let found = false;
  for (let i = from; i < to; i++) {
    const name = /^[[({<]{1,2}\s?([\p{Lu}][\p{L}.' -]{1,30})\s?:?[\])}>]{1,2}\s?:?/u.exec(
      lines[i]!.bare,
    )?.[1];
    if (!name || !isAuthor(name)) continue;
    found = true;
    for (; i < to && !isBlank(lines[i]!); i++) kinds[i] = undefined;
  }
  if (found || !told) return;
  const colours = coloursTell(lines, from, to);
  for (let i = from; i < to; i++) {
    if (!ANSWER_MARK.test(lines[i]!.bare) && !(colours && lines[i]!.coloured)) continue;
    found = true;
    kinds[i] = undefined;
  }
  // announced and not to be found: what is in doubt is the author's
  if (!found) for (let i = from; i < to; i++) kinds[i] = undefined;
}

/** Cheap: whether any line below could begin with a name in brackets. */
function hasBracket(lines: MailLine[], tail: number): boolean {
  const limit = Math.min(lines.length, tail + MAX_LINES_READ);
  for (let i = tail + 1; i < limit; i++) if (/^[[({<]/.test(lines[i]!.bare)) return true;
  return false;
}

/** Where all is written in colour, as some people do, it says nothing. */
function coloursTell(lines: MailLine[], from: number, to: number): boolean {
  return lines.slice(from, to).some((line) => !isBlank(line) && !line.coloured);
}

/** The line after the copied header or introduction that opens the quote. */
function bodyOf(lines: MailLine[], tail: number): number {
  for (let i = tail; i < Math.min(tail + 12, lines.length); i++) {
    if (mayBeginHeader(lines[i]!)) {
      const block = headerBlockAt(lines, i, true);
      if (block) return block.end;
    }
    if (introductionEndingAt(lines, i, false) !== undefined) return i + 1;
  }
  return tail + 1;
}

/** Where the mail that begins at `from` gives way to one it quotes in turn. */
export function endOfFirstMail(lines: MailLine[], kinds: Kinds, from: number): number {
  const limit = Math.min(lines.length, from + MAX_LINES_READ);
  for (let i = from; i < limit; i++) {
    const line = lines[i]!;
    if (isBlank(line)) continue;
    if (kinds[i] !== 'quoted' || line.depth > 0 || isOriginalMessageLine(line)) return i;
    if (mayBeginHeader(line) && headerBlockAt(lines, i, line.ruleAbove === true)) return i;
    const first = introductionEndingAt(lines, i, false);
    // one that reaches above is no introduction but the header's last line with what stands below it
    if (first !== undefined && first >= from) return first;
  }
  return limit;
}

/** "Ann Lee" and "Ann" by name, "AL" by its letters. */
function namesAuthor(name: string, names: Set<string>, author: string): boolean {
  const words = foldName(name)
    .split(/[\s.]+/)
    .filter((word) => word !== '');
  if (words.every((word) => names.has(word))) return true;
  const letters =
    foldName(author.replace(/\S*@\S*/g, ' '))
      .match(/(?<!\p{L})\p{L}/gu)
      ?.join('') ?? '';
  return letters.length > 1 && words.join('') === letters;
}

/** The last thing said above the quote, but for the signature, is where to look for the answers. */
function announced(lines: MailLine[], kinds: Kinds, tail: number): boolean {
  let letters = 0;
  for (let i = tail - 1; i >= 0 && tail - i < 60; i--) {
    if (kinds[i] || isBlank(lines[i]!)) continue;
    const bare = lines[i]!.bare.slice(0, 300);
    if ((stemsOf(lines[i]!) & ANSWERS) !== 0 && ANNOUNCED.test(bare)) return true;
    letters += lines[i]!.bare.length;
    if (letters > MAX_ANNOUNCEMENT) return false;
  }
  return false;
}
