// How people of the four languages begin and end a mail.

import type { Random } from './random.ts';
import type { DemoLanguage } from './read-stories.ts';

export type Addressed = { first: string; address: string; last: string; female: boolean };

/** The first line. @param familiar first names are in use @param replies how many mails of the thread came before */
export function greeting(
  language: DemoLanguage,
  to: Addressed,
  familiar: boolean,
  replies: number,
  random: Random,
): string {
  const { first, address, last, female } = to;
  if (replies > 2 && random.chance(0.3)) return '';
  if (language === 'nl') {
    if (familiar)
      return random.pick([`Beste ${first},`, `Hallo ${first},`, `Dag ${first},`, `Hoi ${first},`]);
    return `${random.pick(['Geachte', 'Geachte', 'Beste'])} ${female ? 'mevrouw' : 'heer'} ${last.slice(0, 1).toUpperCase()}${last.slice(1)},`;
  }
  if (language === 'en') {
    if (familiar)
      return random.pick([
        `Hi ${first},`,
        `Hello ${first},`,
        `Dear ${first},`,
        `Good morning ${first},`,
        `Hi ${first},`,
      ]);
    return random.pick([`Dear ${female ? 'Ms' : 'Mr'} ${last},`, `Dear ${first} ${last},`]);
  }
  if (language === 'ru') {
    if (familiar)
      return random.pick([
        `Добрый день, ${address}!`,
        `${address}, добрый день!`,
        `Здравствуйте, ${address}!`,
        `${address}, здравствуйте.`,
      ]);
    return random.pick([`Уважаем${female ? 'ая' : 'ый'} ${address}!`, 'Добрый день!', 'Здравствуйте!']);
  }
  const title = female ? 'Pani' : 'Panie';
  if (familiar)
    return random.pick([
      `Dzień dobry, ${title} ${address},`,
      `${title} ${address},`,
      `Dzień dobry ${title} ${address},`,
    ]);
  return random.pick([`Szanown${female ? 'a Pani' : 'y Panie'},`, 'Dzień dobry,', 'Dzień dobry,']);
}

/** Where nobody is known by name: to a department. */
export function greetingToAll(language: DemoLanguage, familiar: boolean, random: Random): string {
  return random.pick(TO_ALL[language][familiar ? 1 : 0].split(';'));
}

const TO_ALL: Record<DemoLanguage, [formal: string, familiar: string]> = {
  en: ['Dear Sir or Madam,;Dear all,;Good morning,', 'Hello,;Good morning,;Hi there,;Hello everybody,'],
  nl: [
    'Geachte heer, mevrouw,;L.S.,;Geachte dames en heren,',
    'Goedemorgen,;Hallo,;Beste mensen,;Goedendag,',
  ],
  ru: [
    'Добрый день!;Здравствуйте!;Уважаемые коллеги!',
    'Добрый день!;Здравствуйте!;Доброе утро!;Коллеги, добрый день!',
  ],
  pl: ['Szanowni Państwo,;Dzień dobry,', 'Dzień dobry,;Witam,;Dzień dobry Państwu,'],
};

/** The last lines, name included. */
export function closing(
  language: DemoLanguage,
  name: string,
  first: string,
  familiar: boolean,
  random: Random,
): string {
  const line = random.pick(CLOSINGS[language][familiar ? 1 : 0].split(';'));
  return `${line}\n${familiar && language !== 'ru' ? first : name}`;
}

const CLOSINGS: Record<DemoLanguage, [formal: string, familiar: string]> = {
  en: [
    'Kind regards,;Yours sincerely,;Best regards,;With kind regards,',
    'Best,;Thanks,;Cheers,;Kind regards,;Many thanks,;All the best,',
  ],
  nl: [
    'Met vriendelijke groet,;Hoogachtend,;Met vriendelijke groeten,',
    'Groet,;Groeten,;Met vriendelijke groet,;Hartelijke groet,;Vriendelijke groet,',
  ],
  ru: [
    'С уважением,;С уважением,;С наилучшими пожеланиями,',
    'С уважением,;Хорошего дня!;Спасибо!;С уважением,',
  ],
  pl: [
    'Z poważaniem,;Z wyrazami szacunku,;Pozdrawiam,',
    'Pozdrawiam,;Pozdrawiam serdecznie,;Miłego dnia,;Z pozdrowieniami,',
  ],
};

/** A sentence more, for when two people would have written exactly the same. */
export const ASIDES: Record<DemoLanguage, string[]> = {
  en: `I am at my desk until {date+4}, should anything be unclear.
If a call is easier: {myphone}.
I have a meeting until {11-15}.30 and am free after that.
I am away on {date+9}, otherwise you will find me here.
We are open until {16-18}.00 today.
A quiet day here for once, so just ring.
Rain all day in {mycity}, I hope it is drier with you.
The sun has come out in {mycity} at last.
Excuse the brevity, I am {on the train|between two meetings|on my way out}.
Excuse the short note, the telephone does not stop today.
I have made a note in the diary for {date+3}.
I shall read my mail once more tonight.
Best reached before {10-12}.00.
My colleagues know about it too, in case I am not here.
From {date+6} I am back to normal hours.
Have a good {day|week|rest of the week}.`.split('\n'),
  nl: `Ik ben tot {date+4} op kantoor, mocht er iets onduidelijk zijn.
Bellen mag ook: {myphone}.
Ik zit tot {11-15}.30 uur in een overleg, daarna ben ik vrij.
{date+9} ben ik er niet, verder gewoon te bereiken.
Wij zijn vandaag tot {16-18}.00 uur open.
Het is hier voor één keer rustig, dus bel gerust.
Hier in {mycity} regent het al de hele dag.
In {mycity} schijnt eindelijk de zon.
Excuus voor het korte bericht, ik zit {in de trein|tussen twee afspraken|in de auto, op de bijrijdersstoel}.
De telefoon staat niet stil vandaag, vandaar zo kort.
Ik heb {date+3} in mijn agenda gezet.
Vanavond kijk ik nog een keer in mijn mail.
Het liefst voor {10-12}.00 uur.
Mijn collega's weten er ook van, voor als ik er niet ben.
Vanaf {date+6} ben ik er weer op de gewone uren.
Fijne {dag|week|middag} nog.`.split('\n'),
  ru: `До {date+4} я на месте, если что-то будет неясно.
Можно и позвонить: {myphone}.
До {11-15}:30 я на совещании, потом свободен{g:|на}.
{date+9} меня не будет, в остальные дни на связи.
Сегодня мы работаем до {16-18}:00.
Сегодня у нас тихо, так что звоните смело.
У нас весь день {дождь|снег|ветер}, надеюсь, у вас лучше.
У нас наконец-то {солнце|потеплело|весна}.
Простите за краткость, пишу {из поезда|между двумя встречами|с дороги}.
Телефон сегодня не умолкает, поэтому коротко.
Отметил{g:|а} в календаре: {date+3}.
Вечером ещё раз посмотрю почту.
Лучше всего до {10-12}:00.
Коллеги тоже в курсе, если меня не будет.
С {date+6} снова работаю в обычное время.
Хорошего {дня|вечера}, удачной недели.`.split('\n'),
  pl: `Do {date+4} jestem w biurze, gdyby coś było niejasne.
Można też zadzwonić: {myphone}.
Do {11-15}:30 mam spotkanie, potem jestem woln{g:y|a}.
{date+9} mnie nie będzie, poza tym jestem pod telefonem.
Dziś pracujemy do {16-18}:00.
Dziś u nas spokojnie, proszę śmiało dzwonić.
U nas cały dzień {pada|wieje|śnieży}, mam nadzieję, że u Państwa lepiej.
U nas wreszcie {słońce|cieplej|wiosna}.
Przepraszam za zwięzłość, piszę {z pociągu|między spotkaniami|z drogi}.
Telefon dziś nie milknie, dlatego krótko.
Zapisał{g:em|am} w kalendarzu: {date+3}.
Wieczorem jeszcze raz zajrzę do poczty.
Najlepiej przed {10-12}:00.
Koledzy też są w temacie, gdyby mnie nie było.
Od {date+6} znów pracuję w zwykłych godzinach.
Miłego {dnia|tygodnia|popołudnia}.`.split('\n'),
};
