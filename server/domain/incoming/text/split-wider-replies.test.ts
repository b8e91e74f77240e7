// Proves on made-up replies, in the manner of mail that was met later, what is own, quoted and signature.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

const SAID = 'The lamps left on Tuesday, and the shades follow on Friday.';

/** What introduces a quote without marks, as programs write in their languages. */
test.each([
  [
    'Polish, Apple Mail',
    'Wiadomość napisana przez Ewa Lis <ewa@lis.example> w dniu 3 mar 2026, o godz. 10:12:',
  ],
  [
    'Polish, Apple Mail, the address bare',
    'Wiadomość napisana przez ewa@lis.example w dniu 3.03.2026, o godz. 10:12:',
  ],
  ['Arabic, with Arabic digits', 'في ٠٣/٠٣/٢٠٢٦ الساعة ١٠:١٢ ص، كتب/كتبت Lina <lina@lamps.example>:'],
  ['Persian digits', 'در ۰۳/۰۳/۲۰۲۶، ۱۰:۱۲ Lina <lina@lamps.example>:'],
  ['Serbian, Gmail', 'уто, 3. мар 2026. у 10:12 Ана Лис <ana@lis.example> је написао/ла:'],
  ['Tutanota, English', '3 Mar 2026, 10:12 by ewa@lis.example:'],
  ['Tutanota, Dutch', '3 mrt. 2026 10:12 van ewa@lis.example:'],
  ['Tutanota, month first', 'Mar 3, 2026, 10:12 by ewa@lis.example:'],
  [
    'Spanish, its first word doubled',
    'El El mar, 3 de marzo de 2026 a la(s) 10:12 a.m., Ana Lis <ana@lis.example> escribió:',
  ],
])('introduces a quote: %s', (_, introduction) => {
  expect(parts(`${SAID}\n\n${introduction}\n\nWhere are the lamps?`)).toEqual({
    own: [SAID],
    quoted: [introduction, 'Where are the lamps?'],
    signature: [],
  });
});

test('a date and a name without any verb introduce a marked quote', () => {
  const introduction = 'On Tue, Mar 3, 2026 at 10:12, Ewa Lis';
  expect(parts(`${SAID}\n\n${introduction}\n> Where are they?`).quoted).toEqual([
    introduction,
    '> Where are they?',
  ]);
});

test('a meeting with a date, a time and an address introduces nothing', () => {
  const text = 'Meeting on 3 Mar 2026, 10:12 with ewa@lis.example:\n\nlamps and shades';
  expect(parts(text).own).toEqual(text.split('\n\n'));
});

/** How people leave, above names that no list knows. */
test.each(
  `Fijne dag,|Nog een fijne dag|Prettig weekend,|Greetz,|Alvast bedankt en vriendelijke groet,|M.vr.gr.|До свидания,|Всего хорошего,|Хорошего дня,|Спасибо и хорошего дня,|
Жду ответа,|Miłego dnia,|Życzę miłego dnia,|Do widzenia,|Dziękuję i pozdrawiam,|Z wyrazami poważania,|Pozdrawiamy|Auf Wiedersehen,|Schönes Wochenende,|Vielen Dank und viele Grüße|
Danke und liebe Grüße|Au revoir,|Bonne fin de journée,|Merci et bonne journée,|Adiós,|Arrivederci,|Buona giornata,|Adeus,|Hezký den,|Dovidenia,|Hej då,|Ha en bra dag,|Hav en god dag,|
Hyvästi,|Mukavaa viikonloppua,|Kolay gelsin,|Szép napot,|O zi bună,|Гарного дня,|Αντίο,|Have a great day,|Looking forward to your reply,|Much appreciated,`
    .replace(/\n/g, '')
    .split('|'),
)('signs above a name: %s', (formula) => {
  for (const gap of ['\n', '\n\n'])
    expect(parts(`${SAID}\n\n${formula}${gap}Xandrine Vonk`)).toEqual({
      own: [SAID],
      quoted: [],
      signature: [formula, 'Xandrine Vonk'],
    });
});

test('a few words of leaving in a language no list knows sign above a name', () => {
  expect(
    parts(`${SAID} We wait for the switches until the end of the month.\n\nMora tsa,\n\nThabang`),
  ).toMatchObject({
    signature: ['Mora tsa,', 'Thabang'],
  });
});

test.each(['Have a great day!', 'Miłego dnia!', 'Fijne dag nog!'])(
  'a wish with its mark is said: %s',
  (wish) => {
    expect(parts(`${SAID}\n\n${wish}\n\nTom`)).toEqual({ own: [SAID, wish], quoted: [], signature: ['Tom'] });
  },
);

test.each(['Thanks and see below', 'Danke und bis morgen im Lager', 'Fijne dag gehad in Gent?'])(
  'is said, for all its likeness to a formula: %s',
  (text) => expect(parts(`${SAID}\n\n${text}`).own).toEqual([SAID, text]),
);

test.each([
  'Beste,',
  'Hi there,',
  'Dear all,',
  'Dzień dobry,',
  'Здравствуйте!',
  'Guten Tag',
  'Hej alla,',
  'Dear Sir/Madam,',
])('a mail that opens as a letter ends with a name: %s', (greeting) => {
  expect(parts(`${greeting}\n\nwhere are the lamps?\n\nXandrine`)).toEqual({
    own: [greeting, 'where are the lamps?'],
    quoted: [],
    signature: ['Xandrine'],
  });
});

test('what is said below the name is own, though no point ends it', () => {
  expect(parts(`${SAID}\n\nAll the best,\n\nTom\n\nand here is something more that came to my mind`)).toEqual(
    {
      own: [SAID, 'and here is something more that came to my mind'],
      quoted: [],
      signature: ['All the best,', 'Tom'],
    },
  );
});

test('a firm in its quotes signs, and its motto below', () => {
  const signature = ['С уважением, ООО «Лампа»', 'тел. (4212) 00-00-00'];
  expect(parts(`${SAID}\n\n${signature.join('\n')}`)).toEqual({ own: [SAID], quoted: [], signature });
  const motto = ['Kind regards,', 'Ann Lee', 'Lamps & Shades Ltd', 'light for the whole of the long winter'];
  expect(parts(`${SAID}\n\n${motto.join('\n')}`).signature).toEqual(motto);
});

/** What stands above an answered mail. */
test.each([
  [
    'half a header below a line',
    ['________________________________', 'Van: Lampen <info@lampen.example>', 'Verzonden: dinsdag'],
  ],
  [
    'a header that ran into the dashes above it',
    ['----- Ursprüngliche Nachricht -----Von: "Lampen" Datum: 3.3.2026 10:12 An: Betreff: Lampen'],
  ],
  [
    'who wrote when, without a colon, and who again',
    [
      'Am 03.03.26 um 10:12 schrieb Lampen und Schirme',
      'Von: "Lampen und Schirme"',
      'Datum: 3. März 2026',
      'An: [entfernt]',
    ],
  ],
  [
    'whom it was written to, as Yandex heads it',
    [
      '----------------',
      'Кому: Анна (anna@lampa.example);',
      'Тема: лампы;',
      '03.03.2026, 10:12, "Пётр" <petr@lampa.example>:',
    ],
  ],
])('is quoted: %s', (_, header) => {
  expect(parts(`${SAID}\n\n${header.join('\n')}\n\nWo sind sie?`)).toEqual({
    own: [SAID],
    quoted: [...header, 'Wo sind sie?'],
    signature: [],
  });
});

test.each(
  `Sent via Superhuman|Sent from Missive|Sent using Hey|Sent from Front|Please excuse my brevity, sent from my phone|Gesendet von unterwegs|Von unterwegs gesendet|Uzyskaj program Outlook dla systemu Android|
Wysłane z Poczty dla systemu Windows|Sendt fra E-post for Windows|Windows için Posta ile gönderildi|Αποστολή από το iPhone μου|取得 iOS 版 Outlook|Windows 版のメールから送信|スマホから送信|iOS용 Outlook 받기|Windows용 메일에서 보냄`
    .replace(/\n/g, '')
    .split('|'),
)('is a program’s line: %s', (device) => {
  expect(parts(`${SAID}\n\n${device}`)).toEqual({ own: [SAID], quoted: [], signature: [device] });
});

test.each([
  'Sent from Ghent, two boxes',
  'Please excuse the delay, sent the lamps today',
  'Using Outlook again',
])('is no program’s line: %s', (text) => expect(parts(`${SAID}\n\n${text}`).own).toEqual([SAID, text]));

test.each(['Akkoord.', 'Akkoord', 'Prima', 'Согласен.', 'Potwierdzam.', 'Agreed'])(
  'a word in a paragraph of its own is said, though a whole signature follows: %s',
  (word) => {
    for (const above of ['Hello Bo,', SAID])
      for (const formula of ['', 'Met vriendelijke groet,\n\n']) {
        const signature = `${formula}Anna Vonk\nBuyer\nT +31 20 555 01 01\nanna@vonk.example`;
        expect(parts(`${above}\n\n${word}\n\n${signature}`).own).toEqual([above, word]);
      }
  },
);

test.each([
  'mvg Anna',
  'С уважением, Анна Вонк, тел. +7 495 555-01-01',
  'Kind regards, Anna Vonk | anna@vonk.example',
])('signs in one line, straight below the text: %s', (line) => {
  expect(parts(`${SAID}\n${line}`)).toEqual({ own: [SAID], quoted: [], signature: [line] });
});

test('a forward whose head was deleted leaves all in Gmail’s box: it is what the author has to say', () => {
  const html = `<div dir="ltr"><div class="gmail_quote"><div>Dzień dobry,</div><div>proszę o trzy lampy.</div><span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature">Ewa Lis</div></div></div>`;
  expect(parts('', html)).toEqual({
    own: ['Dzień dobry,', 'proszę o trzy lampy.'],
    quoted: [],
    signature: ['--', 'Ewa Lis'],
  });
});

test('with a word above it, or an introduction in it, the box is a quote', () => {
  const box = '<div class="gmail_quote"><div>proszę o trzy lampy.</div></div>';
  expect(parts('', `<div>Proszę zobaczyć.</div>${box}`).quoted).toEqual(['proszę o trzy lampy.']);
  const introduced = `<div class="gmail_quote">wt., 3 mar 2026 o 10:12 Ewa Lis &lt;ewa@lis.example&gt; napisał(a):<br>proszę</div>`;
  expect(parts('', introduced).own).toEqual([]);
});

function parts(plain: string, html = ''): { own: string[]; quoted: string[]; signature: string[] } {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const { own, quoted, signature } = splitText({ plain, html });
  return { own: lines(own), quoted: lines(quoted), signature: lines(signature) };
}
