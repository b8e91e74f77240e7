// Proves that what gateways, lawyers and programs put around a mail is told from the author's words, and that words like theirs are not.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

const SAID = 'The lamps left on Tuesday, and the shades follow on Friday.';

test.each([
  'LET OP: deze mail komt van buiten de organisatie. Open geen bijlagen van onbekenden.',
  'Let op: externe afzender',
  'ВНИМАНИЕ: письмо от внешнего отправителя. Не переходите по ссылкам.',
  'Внешний отправитель. Будьте осторожны со ссылками и вложениями.',
  'UWAGA: wiadomość spoza organizacji. Nie otwieraj załączników.',
  'Uwaga! Wiadomość od nadawcy zewnętrznego.',
  'ATTENZIONE: questa email proviene dall’esterno. Non aprire gli allegati.',
  'ATENÇÃO: este e-mail veio de um remetente externo.',
  'You don’t often get email from ewa@lis.example. Learn why this is important <https://aka.ms/LearnAboutSenderIdentification>',
  'U ontvangt niet vaak e-mail van ewa@lis.example. Meer informatie over waarom dit belangrijk is',
  'Вы нечасто получаете письма от ewa@lis.example. Узнайте, почему это важно',
  'Nie otrzymujesz często wiadomości e-mail od ewa@lis.example. Dowiedz się, dlaczego jest to ważne',
])('a gateway’s warning above the text is nobody’s words: %s', (banner) => {
  expect(parts(`${banner}\n\nHello Bo,\n\n${SAID}`)).toEqual({
    own: ['Hello Bo,', SAID],
    quoted: [],
    signature: [banner],
  });
});

test('two warnings may stand above one another', () => {
  const warnings = [
    'You don’t often get email from ewa@lis.example. Learn why this is important',
    '[EXTERNAL]',
  ];
  expect(parts(`${warnings.join('\n\n')}\n\n${SAID}`)).toEqual({
    own: [SAID],
    quoted: [],
    signature: warnings,
  });
});

test.each([
  'Let op: de externe afzender moet de lampen nog betalen.',
  'Внимание: внешний склад закрыт до среды.',
  'Uwaga: nadawca paczki to my.',
  'Warning: we are outside the office.',
  'External audit is on Monday.',
])('a warning of the author’s stays: %s', (text) => {
  expect(parts(`${text}\n\n${SAID}`).own).toEqual([text, SAID]);
});

test.each([
  'Als u dit bericht per ongeluk hebt gekregen, verwijder het dan.',
  'Indien u niet de geadresseerde bent, verwittig dan de afzender.',
  'Если вы получили письмо по ошибке, сообщите отправителю и удалите его.',
  'Jeśli otrzymali Państwo wiadomość przez pomyłkę, prosimy powiadomić nadawcę i ją usunąć.',
  'Falls Sie diese Nachricht irrtümlich erhielten, informieren Sie bitte den Absender.',
  'Si usted recibió este mensaje por error, bórrelo.',
  'Caso tenha recebido a mensagem por engano, avise o remetente.',
  'Esta mensagem pode conter dados confidenciais. Se a recebeu por engano, apague-a.',
  'Si vous avez reçu ce courriel par erreur, merci d’avertir l’expéditeur.',
  'Прежде чем печатать это письмо, подумайте об окружающей среде.',
  'Please notify the sender if you received this in error.',
  'If you received this by mistake, please delete this e-mail.',
  'This message may contain confidential information.',
  'This e-mail and all its files are meant for the addressee.',
  'Unauthorized disclosure is prohibited.',
  'Think before you print.',
])('a lawyer’s sentence below the text is signature: %s', (sentence) => {
  expect(parts(`${SAID}\n\nWe call on Monday.\n\n${sentence}`)).toEqual({
    own: [SAID, 'We call on Monday.'],
    quoted: [],
    signature: [sentence],
  });
});

test.each([
  'If you are not there on Monday, please contact the sender of the parcel.',
  'Если вы не успеете, сообщите отправителю груза.',
  'Als u niet kunt, bel dan de afzender van het pakket.',
  'Jeśli nie możecie, powiadomcie nadawcę paczki.',
  'Antes de imprimir o boleto, confira o valor.',
  'Before printing, check the margins of the brochure.',
  'Прежде чем печатать буклет, проверьте поля.',
  'This message is confidential. I call you on Monday about the price.',
  'This e-mail is confidential, please keep it between us.',
  'If you received the lamp by mistake, send it back.',
])('a condition of the author’s stays: %s', (text) => {
  expect(parts(`${SAID}\n\n${text}`).own).toEqual([SAID, text]);
});

test.each(['Enviado do meu celular o recibo ontem.', 'Sent from my phone the photos of both lamps.'])(
  'a sentence that begins like a telephone’s line stays: %s',
  (text) => {
    expect(parts(`${SAID}\n${text}`).own).toEqual([SAID, text]);
  },
);

test('a title above the legal text goes with it', () => {
  const legal =
    'This message is intended only for the addressee and may be confidential. If you received it in error, please delete it.';
  expect(parts(`${SAID}\n\nCONFIDENTIAL AND PRIVILEGED\n\n${legal}`).own).toEqual([SAID]);
});

test('what is said straight above a footer stays', () => {
  const footer = 'Please consider the environment before printing this e-mail.';
  for (const above of ['', 'Hello Bo,\n\n'])
    expect(parts(`${above}It is ready.\n${footer}`).signature).toEqual([footer]);
});

test('a letter written inside the markup of its signature is no signature', () => {
  const html =
    '<div class="gmail_signature"><div>Hello Bo,</div><div>The lamps come on Monday at ten</div><div>Ewa</div><div>Lis Lamps, +48 22 555 01 01</div></div>';
  expect(parts('', html, 'Ewa Lis <ewa@lis.example>').own).toEqual([
    'Hello Bo,',
    'The lamps come on Monday at ten',
  ]);
});

test('a line drawn above the closing goes with the signature', () => {
  expect(parts(`${SAID}\n__________\nKind regards,\nEwa`)).toEqual({
    own: [SAID],
    quoted: [],
    signature: ['__________', 'Kind regards,', 'Ewa'],
  });
});

test('a line drawn below a title stays with it', () => {
  const text = 'Prices\n______\nLamps are nine euros, shades are four.';
  expect(parts(text).own).toEqual(text.split('\n'));
});

test('a call sign behind the name signs with it', () => {
  expect(parts(`${SAID}\n\nEwa (SP5XX)`, '', 'Ewa Lis <ewa@lis.example>').signature).toEqual(['Ewa (SP5XX)']);
});

test('sender and date below a line head an answered mail, though neither address nor year is told', () => {
  const html =
    '<div>Nee</div><hr><div><b>Van:</b> Bo Vonk<br><b>Verzonden:</b> maandag</div><div>Drie lampen?</div>';
  expect(parts('', html)).toEqual({
    own: ['Nee'],
    quoted: ['Van: Bo Vonk', 'Verzonden: maandag', 'Drie lampen?'],
    signature: [],
  });
});

test('a sender alone introduces what is marked as quoted below it, and nothing else', () => {
  const html = '<p>Ja.</p><p>From: bo@vonk.example</p><blockquote><p>Drie lampen?</p></blockquote>';
  expect(parts('', html).quoted).toEqual(['From: bo@vonk.example', '> Drie lampen?']);
  expect(parts('Ja.\n\nFrom: bo@vonk.example\n\nThat address no longer works.').quoted).toEqual([]);
});

function parts(
  plain: string,
  html = '',
  author = '',
): { own: string[]; quoted: string[]; signature: string[] } {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const { own, quoted, signature } = splitText({ plain, html, author });
  return { own: lines(own), quoted: lines(quoted), signature: lines(signature) };
}
