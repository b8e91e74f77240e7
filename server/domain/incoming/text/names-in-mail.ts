// First names the mail itself calls its author by: in greetings of the quoted mail, in its signature, in addresses.
import type { Kind, MailLine } from './mail-line.ts';
import { roleOfLabel } from './quote-words.ts';

const GREETING =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|beste|geachte|hallo|hoi|dag|goedemorgen|goedemiddag|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen)|lieber|servus|moin|bonjour|cher|chère|salut|bonsoir|hola|estimad[oa]|querid[oa]|buenos días|buenas|ciao|gentile|egregio|caro|cara|salve|buongiorno|buonasera|olá|prezad[oa]|car[oa]|bom dia|boa tarde|cześć|dzień dobry|szanown[ya]|drog[ia]|witam|witaj|здравствуйте|привет|добрый день|уважаем(?:ый|ая)|дорог(?:ой|ая)|доброе утро|вітаю|добрий день|шановн(?:ий|а)|hej|hejsan|kära?|god(?:e)? (?:morgon|dag|morgen)|kære|kjære|hei|moi|terve|hyvä|ahoj|dobrý den|vážen(?:ý|á)|mil[ýá]|kedves|tisztelt|szia|bună|dragă|stimat[ăe]|merhaba|sayın|sevgili|γεια|αγαπητ[έή]),?\s+(?:(?:mr|mrs|ms|dr|herr|frau|heer|mevrouw|pan|pani|panie|пан|пані)\.?\s+)?(\p{Lu}[\p{L}'’-]{1,20})(?:\s+(\p{Lu}[\p{L}'’-]{1,20}))?/iu;
const GREETING_UNSPACED =
  /^(?:.{1,15}(?:様|さん|さま|殿|先生|御中)[、,，:：]?$|いつもお世話|お世話になって|.{0,12}(?:您好|你好)|.{1,12}好[，,：:！!]|尊敬的|亲爱的|親愛的|.{1,8}[：:]$|안녕하세요|.{1,12}님[께,]?)/;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const MAX_LINES = 2000;

/** In the set when the mail opens like a letter ("Dear Ann,"): such a mail ends with its writer's name. */
export const ANY_NAME = '*';

/**
 * Lower-case names of the author (`author`: the From header's), of people greeted in quotes and of those named in the signature,
 * whose closing formulas `withoutFormula` takes away.
 */
export function namesInMail(
  lines: MailLine[],
  kinds: (Kind | undefined)[],
  author: string,
  withoutFormula = (bare: string): string => bare,
): Set<string> {
  const names = new Set<string>();
  const add = (name: string | undefined) => name && names.add(foldName(name));
  for (const word of author
    .slice(0, 200)
    .replace(/@\S*/g, ' ')
    .match(/[\p{L}\p{M}'’-]+/gu) ?? [])
    if (word.length > 1) add(word);
  add(initialsOf(author));
  let looked = 0;
  let addressed = false;
  for (let i = 0; i < lines.length && looked < MAX_LINES; i++) {
    const line = lines[i]!;
    if (line.bare === '') continue;
    looked++;
    if (kinds[i] === 'quoted') {
      const greeted = GREETING.exec(line.bare.slice(0, 80));
      add(greeted?.[1]);
      add(greeted?.[2]);
      if (!addressed && line.bare.includes(':')) addressed = addRecipients(line.bare, add);
      if (!greeted) add(/^(\p{Lu}[\p{Ll}]{1,20}),$/u.exec(line.bare)?.[1]);
    } else if (kinds[i] === 'signature') {
      for (const word of withoutFormula(line.bare)
        .slice(0, 60)
        .match(/\p{Lu}[\p{L}'’-]{1,20}/gu) ?? [])
        add(word);
    } else if (looked <= 2 && opensLetter(line.bare)) names.add(ANY_NAME);
  }
  return names;
}

/** "Hi,", "Beste,", "Dear all," without anybody's name. */
const GREETING_ALONE =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|hoi|beste|dag|goede(?:morgen|middag|navond|ndag)|geachte(?: heer)?|guten (?:tag|morgen|abend)|moin|servus|liebe|sehr geehrte|monsieur|madame|mesdames|messieurs|bonjour|bonsoir|salut|hola|buen(?:os|as) (?:días|tardes|noches)|ciao|salve|buon(?:giorno|asera)|olá|bom dia|boa (?:tarde|noite)|cześć|hej|witam|witaj|dzień dobry|dobry wieczór|szanowni|szanown[ya]|здравствуйте|приветствую|привет|добр(?:ый|ое|ого) (?:день|утро|вечер|времени суток)|уважаемые|коллеги|вітаю|добр(?:ий|ого) (?:день|ранок|вечір|дня)|hejsan|hei|moi|terve|hyvää (?:päivää|huomenta)|god (?:dag|morgen|morgon)|ahoj|dobrý (?:den|deň)|merhaba|iyi günler|sayın|szia|tisztelt|bună(?: ziua)?|γεια|καλημέρα|καλησπέρα)(?:,?[\s/](?:all|everyone|everybody|team|there|folks|guys|sir|sirs|madam|allemaal|allen|team|mevrouw|heer|collega['’]?s|zusammen|alle|damen und herren|kollegen|kolleginnen und kollegen|à tous|a tous|tout le monde|madame|monsieur|a todos|equipo|a tutti|todos|wszystkim|państwo|wszyscy|коллеги|всем|alla|alle sammen|kaikki)){0,2}\s?[,.!:]{0,3}$/iu;

/** "Ann, hello!" */
const GREETING_BEHIND =
  /^\p{Lu}[\p{L}-]{1,20}(?:\s\p{Lu}[\p{L}-]{1,20}){0,2},\s(?:привет(?:ствую)?|здравствуй(?:те)?|добр(?:ый|ое|ого) (?:день|вечер|утро|времени суток)|доброго дня|вітаю|hallo|hoi|hi|hello|goede(?:morgen|middag|navond)|guten (?:tag|morgen)|dzień dobry|cześć|witam|witaj|bonjour|hola|ciao|ahoj|dobrý den|hej|good (?:morning|afternoon|evening))[\s,.!]*$/iu;

/** "Dear Ann," and its like in many languages. */
export function opensLetter(bare: string): boolean {
  return (
    GREETING.test(bare) ||
    (bare.length <= 40 && (GREETING_ALONE.test(bare) || GREETING_BEHIND.test(bare))) ||
    (UNSPACED.test(bare) && GREETING_UNSPACED.test(bare))
  );
}

/** The words of the From header's name, folded; empty when it is no name of two words or more. */
export function wordsOfAuthor(author: string): string[] {
  const shown = author.slice(0, 200).replace(/<[^>]*>|\S*@\S*|\([^)]*\)/g, ' ');
  const words = shown.match(/\p{L}[\p{L}\p{M}'’-]+/gu)?.map(foldName) ?? [];
  return words.length < 2 || words.length > 6 ? [] : words;
}

/** "Radosław Kowalik", alone or with a title, where that is what the From header says. */
export function isAuthorsName(bare: string, words: string[]): boolean {
  if (words.length === 0 || bare.length > 60 || bare.length < 5) return false;
  // asked of many lines: most begin with no letter of the name's
  const first = bare.charCodeAt(0) | 32;
  if (first >= 97 && first <= 122 && !words.some((word) => word.charCodeAt(0) === first)) return false;
  const said: string[] = foldName(bare).match(/\p{L}[\p{L}\p{M}'’-]+/gu) ?? [];
  return said.length <= words.length + 1 && words.every((word) => said.includes(word)) && !/[?:]/.test(bare);
}

/** "Hi Tom," and nothing else on the line: what follows is said, were it but a name. */
export function greetsAlone(bare: string): boolean {
  return bare.length <= 40 && /[\p{L},]$/u.test(bare) && bare.split(/\s+/).length <= 4 && opensLetter(bare);
}

/** "Stephen D. Williams <sdw@lake.example>" may sign "sdw". */
function initialsOf(author: string): string | undefined {
  const letters = author
    .slice(0, 200)
    .replace(/\S*@\S*/g, ' ')
    .match(/(?<!\p{L})\p{L}/gu);
  if (!letters || letters.length < 2 || letters.length > 4) return undefined;
  const initials = letters.join('').toLowerCase();
  return WORDS_OF_TWO.has(initials) ? undefined : initials;
}

const WORDS_OF_TWO = new Set(
  'ok no ja hi so my me do am pm pc ps da si ne nu yo to at it in is by as an on or up us we go he if da de la le no sí oui nee nie yes'.split(
    ' ',
  ),
);

/** Who answers was, as a rule, whom the answered mail was written to: its "To:" names them. */
function addRecipients(bare: string, add: (name: string | undefined) => unknown): boolean {
  const colon = bare.indexOf(':');
  if (colon > 30 || roleOfLabel(bare.slice(0, colon)) !== 'to') return false;
  const people = bare.slice(colon + 1, colon + 300).replace(/@[^\s;,>]*/g, ' ');
  for (const word of people.match(/\p{L}[\p{L}\p{M}'’-]+/gu) ?? []) add(word);
  return true;
}

/** Lower case without diacritics: "Pádraig" signs mail sent by "Padraig", "Łukasz" mail sent by "Lukasz". */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}łøđı]/gu, (char) => STROKED[char] ?? '');
}

/** Letters whose stroke no normal form takes off. */
const STROKED: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i' };
