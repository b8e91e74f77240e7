// First names the mail itself calls its author by: in greetings of the quoted mail, in its signature, in addresses.
import type { Kind, MailLine } from './mail-line.ts';

const GREETING =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|beste|geachte|hallo|hoi|dag|goedemorgen|goedemiddag|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen)|lieber|servus|moin|bonjour|cher|chère|salut|bonsoir|hola|estimad[oa]|querid[oa]|buenos días|buenas|ciao|gentile|egregio|caro|cara|salve|buongiorno|buonasera|olá|prezad[oa]|car[oa]|bom dia|boa tarde|cześć|dzień dobry|szanown[ya]|drog[ia]|witam|witaj|здравствуйте|привет|добрый день|уважаем(?:ый|ая)|дорог(?:ой|ая)|доброе утро|вітаю|добрий день|шановн(?:ий|а)|hej|hejsan|kära?|god(?:e)? (?:morgon|dag|morgen)|kære|kjære|hei|moi|terve|hyvä|ahoj|dobrý den|vážen(?:ý|á)|mil[ýá]|kedves|tisztelt|szia|bună|dragă|stimat[ăe]|merhaba|sayın|sevgili|γεια|αγαπητ[έή]),?\s+(?:(?:mr|mrs|ms|dr|herr|frau|heer|mevrouw|pan|pani|panie|пан|пані)\.?\s+)?(\p{Lu}[\p{L}'’-]{1,20})(?:\s+(\p{Lu}[\p{L}'’-]{1,20}))?/iu;
const MAX_LINES = 2000;

/** In the set when the mail opens like a letter ("Dear Ann,"): such a mail ends with its writer's name. */
export const ANY_NAME = '*';

/** Lower-case names of the author (`author`: the From header's), of people greeted in quotes and of those named in the signature. */
export function namesInMail(lines: MailLine[], kinds: (Kind | undefined)[], author: string): Set<string> {
  const names = new Set<string>();
  const add = (name: string | undefined) => name && names.add(foldName(name));
  for (const word of author
    .slice(0, 200)
    .replace(/@\S*/g, ' ')
    .match(/[\p{L}\p{M}'’-]+/gu) ?? [])
    if (word.length > 1) add(word);
  let looked = 0;
  for (let i = 0; i < lines.length && looked < MAX_LINES; i++) {
    const line = lines[i]!;
    if (line.bare === '') continue;
    looked++;
    if (kinds[i] === 'quoted') {
      const greeted = GREETING.exec(line.bare.slice(0, 80));
      add(greeted?.[1]);
      add(greeted?.[2]);
      if (!greeted) add(/^(\p{Lu}[\p{Ll}]{1,20}),$/u.exec(line.bare)?.[1]);
    } else if (kinds[i] === 'signature') {
      for (const word of line.bare.slice(0, 60).match(/\p{Lu}[\p{L}'’-]{1,20}/gu) ?? []) add(word);
    } else if (looked <= 2 && GREETING.test(line.bare)) names.add(ANY_NAME);
  }
  return names;
}

/** Lower case without diacritics: "Pádraig" signs mail sent by "Padraig". */
export function foldName(name: string): string {
  return name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
