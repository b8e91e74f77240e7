// Proves that what is glued to the text without a blank line between does not take it along: warnings above, legal text, footers and headers below.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

const AUTHOR = 'Anna Lis <anna@lis.example>';

function ownOf(plain: string, author = AUTHOR): string[] {
  return splitText({ plain, html: '', author })
    .own.split('\n')
    .filter((line) => line.trim() !== '');
}

/** Legal texts of firms, which senders' servers put straight below the last line. */
const LEGAL: Record<string, string[]> = {
  English: [
    'This e-mail and any attachments are confidential and intended only for the addressee. If you received it in error, please notify the sender and delete it.',
    'CONFIDENTIALITY NOTICE: This message contains information which may be privileged and is intended for the named recipient only. Any unauthorized disclosure is prohibited.',
    'The information contained in this message is confidential and may be legally privileged. If you are not the intended recipient, please delete it.',
    'This message contains confidential information. If you are not the intended recipient, please notify the sender and delete this e-mail.',
  ],
  Dutch: [
    'Dit bericht is uitsluitend bestemd voor de geadresseerde en kan vertrouwelijke informatie bevatten. Indien u dit bericht per ongeluk heeft ontvangen, verwijder het dan.',
    'De informatie in dit e-mailbericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Gebruik door anderen is verboden.',
    'Aan de inhoud van dit bericht kunnen geen rechten worden ontleend. Dit bericht is vertrouwelijk en alleen bestemd voor de geadresseerde; bent u dat niet, verwijder het dan.',
  ],
  Russian: [
    'Данное сообщение и вложения к нему содержат конфиденциальную информацию и предназначены только для адресата. Если вы получили его по ошибке, сообщите отправителю и удалите его.',
    'Это сообщение может содержать конфиденциальную информацию, предназначенную только адресату. Если вы не являетесь адресатом, удалите его и уведомите отправителя.',
    'УВЕДОМЛЕНИЕ О КОНФИДЕНЦИАЛЬНОСТИ: Это электронное сообщение содержит конфиденциальную информацию. Если оно не предназначено Вам, его использование и копирование запрещено.',
  ],
  Polish: [
    'Niniejsza wiadomość jest poufna i przeznaczona wyłącznie dla adresata. Jeżeli otrzymali Państwo tę wiadomość omyłkowo, prosimy o jej usunięcie i powiadomienie nadawcy.',
    'Ta wiadomość może zawierać informacje poufne. Jeśli nie jest Pan/Pani jej adresatem, prosimy o powiadomienie nadawcy i usunięcie wiadomości.',
    'Treść tej wiadomości zawiera informacje przeznaczone tylko dla adresata. Jeżeli nie jesteście Państwo jej adresatem bądź otrzymaliście ją przez pomyłkę, prosimy o trwałe jej usunięcie.',
  ],
  German: [
    'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte sofort den Absender und vernichten Sie diese E-Mail.',
  ],
};

test.each(Object.keys(LEGAL))('legal text in %s is no part of the line above it', (language) => {
  for (const legal of LEGAL[language]!)
    for (const text of [legal, legal.replace(/(.{50,66}) /g, '$1\n')]) {
      expect(ownOf(`Hi Tom,\nwe ship on Monday.\n${text}`), text).toEqual(['Hi Tom,', 'we ship on Monday.']);
      expect(ownOf(`We ship on Monday.\n\nRegards,\nAnna\n${text}`), text).toEqual(['We ship on Monday.']);
      const quote = 'On Tue, 3 Mar 2026 at 10:12, Tom <tom@reed.example> wrote:\n> when?';
      expect(ownOf(`${quote}\n\nOn Monday.\n${text}`), text).toEqual(['On Monday.']);
    }
});

test('what somebody says of confidential things is said', () => {
  for (const said of [
    'We need the signed confidentiality agreement by Friday.',
    'Please delete the old file.\nThis message of yours went to the wrong address.',
    'Dit bericht is voor jou.',
    'Это сообщение я получил вчера.',
    'Ta wiadomość doszła wczoraj.',
  ])
    expect(ownOf(said)).toEqual(said.split('\n'));
});

const WARNINGS = [
  'CAUTION: External Sender',
  '[EXTERNAL]',
  'Let op: externe afzender.',
  'ВНИМАНИЕ: внешний отправитель',
  'UWAGA: nadawca zewnętrzny',
  'CAUTION: This email originated from outside the organization. Do not click links unless you know the sender.',
  '[Lis Lamps Internal Use Only - General]',
  'Classification: Internal',
];

test.each(WARNINGS)('a gateway writes "%s" above a text and takes nothing of it', (warning) => {
  for (const said of ['Hi Tom,\nwe ship on Monday.', 'We ship on Monday.\nAll of it.', 'Yes'])
    for (const gap of ['\n', '\n\n']) {
      const split = splitText({ plain: `${warning}${gap}${said}`, html: '' });
      expect(split.own).toBe(said);
      expect(split.signature).toBe(warning);
    }
});

test('a warning on the line of the greeting stays with it', () => {
  const plain = 'CAUTION: External Sender Dear Tom,\nthe quantity is wrong.\nPlease correct it.';
  expect(splitText({ plain, html: '' }).own).toBe(plain);
});

test('a warning of several lines ends where it speaks of links no more', () => {
  const plain =
    'CAUTION: This email originated from outside the organization.\nDo not click links or open attachments.\nThe lamps are here.';
  expect(ownOf(plain)).toEqual(['The lamps are here.']);
});

test.each([
  'Please consider the environment before printing this e-mail.',
  '------Please consider the environment before printing this e-mail.',
  'Denk aan het milieu voordat u deze e-mail afdrukt.',
  'Подумайте об экологии, прежде чем распечатать это письмо',
  'Zanim wydrukujesz tę wiadomość, pomyśl o środowisku.',
  'Chroń środowisko – drukuj tylko wtedy, gdy musisz',
  'Save paper - please do not print this e-mail unless necessary',
])('"%s" is nobody’s answer', (slogan) => {
  expect(ownOf(`We ship on Monday.\n\n${slogan}`)).toEqual(['We ship on Monday.']);
  expect(ownOf(`We ship on Monday.\n\nRegards,\nAnna\n${slogan}`)).toEqual(['We ship on Monday.']);
  expect(ownOf(`> when?\n\nOn Monday.\n\n> and?\n\n${slogan}`)).toEqual(['On Monday.']);
});

test.each([
  'Sent from my Verizon, Samsung Galaxy smartphone',
  'Yahoo Mail: Search, Organize, Conquer',
  'Verzonden via Ziggo Webmail',
  'Wysłane z WP Poczta',
  'Verzonden met mijn gsm vanuit Proximus Mail',
])('"%s" is a program’s line', (line) => {
  expect(ownOf(`On Monday.\n\n${line}`)).toEqual(['On Monday.']);
});

test('sent by post is no program', () => {
  expect(ownOf('Wysłane pocztą wczoraj')).toEqual(['Wysłane pocztą wczoraj']);
});

test('opening hours, registers and terms below a signature belong to it, a question does not', () => {
  const signature =
    'Met vriendelijke groet,\n\nAnna Lis\nLis Lampen BV\nT 020 555 01 01\n\nWij zijn telefonisch bereikbaar op werkdagen van 8.30 uur tot 16.30 uur.\nOp al onze leveringen zijn onze algemene voorwaarden van toepassing.';
  expect(ownOf(`De factuur is betaald.\n\n${signature}`)).toEqual(['De factuur is betaald.']);
  expect(
    ownOf(`De factuur is betaald.\n\n${signature}\n\nKunt u dat bevestigen voor de vergadering?`),
  ).toContain('Kunt u dat bevestigen voor de vergadering?');
});

test('what is said straight below a firm’s register stays said', () => {
  const plain =
    'We ship on Monday.\n\nRegards,\nAnna\nKvK 12345678\nOh, and please bring the keys of the hall with you.';
  expect(ownOf(plain)).toContain('Oh, and please bring the keys of the hall with you.');
});

test('the author’s whole name opens a signature, however long, with or without a blank line', () => {
  const contact =
    'Anna Lis\n\nMaintenance coordinator\n\nM +48 22 555 01 01\nE anna@lis.example\n\nLis Lampy S.A.\nLis Lampy GmbH\nExcellent Business Center\nEuropaplatz 2\nD-10557 Berlin\n\nF +48 22 555 01 02\n\nwww.lis.example\n\nLighting for European Retail\n\nNIP: 9570000000, REGON: 220000000, KRS: 0000300000 Sąd Rejonowy w Gdańsku, Kapitał zakładowy: 2.280.524,00 PLN';
  expect(ownOf(`I ask for your answer.\n\n${contact}`)).toEqual(['I ask for your answer.']);
  expect(ownOf('On Monday\nAnna Lis\nLis Lampy\ntel. 22 555 01 01')).toEqual(['On Monday']);
});

test('below a greeting alone a name is the answer', () => {
  expect(ownOf('Hi Tom,\n\nAnna Lis')).toEqual(['Hi Tom,', 'Anna Lis']);
  expect(ownOf('Hi Tom,\n\nAnna Lis\nLis Lampy\ntel. 22 555 01 01')).toEqual([
    'Hi Tom,',
    'Anna Lis',
    'Lis Lampy',
    'tel. 22 555 01 01',
  ]);
  expect(ownOf('Hi Tom,\n\nWe come.\n\nAnna Lis')).toEqual(['Hi Tom,', 'We come.']);
});

test('formulas of several languages with slashes between close a letter', () => {
  for (const formula of [
    'De beste groeten/mei freonlike groetnis/Best regards,',
    '/Met vriendelijke groeten,/',
  ])
    expect(ownOf(`You can unsubscribe yourself.\n\n${formula}\n\nAnna`)).toEqual([
      'You can unsubscribe yourself.',
    ]);
  expect(ownOf('Greetings Tom,\n\nok')).toEqual(['Greetings Tom,', 'ok']);
  expect(ownOf('Yes/no/maybe')).toEqual(['Yes/no/maybe']);
});

const LINKS = '\n\nLinks:\n------\n[1] https://lis.example/a\n[2] https://lis.example/b';

test('a list of links goes to what refers to it', () => {
  const quote = 'Tom Reed schreef op 2026-03-03 10:12:\n> See the page [1].';
  const inQuote = splitText({
    plain: `Akkoord.\n\n${quote}\n\nLinks:\n------\n[1] https://lis.example/a`,
    html: '',
  });
  expect(inQuote.own).toBe('Akkoord.');
  expect(inQuote.quoted).toContain('[1] https://lis.example/a');
  const inSignature = splitText({
    plain: `Akkoord.\n\nGroet,\nAnna\nwww.lis.example [1] tel. 020 555 01 01 [2]${LINKS}`,
    html: '',
  });
  expect(inSignature.own).toBe('Akkoord.');
  expect(inSignature.signature).toContain('[2] https://lis.example/b');
  expect(ownOf(`See [1] and [2].${LINKS}`)).toHaveLength(5);
});
