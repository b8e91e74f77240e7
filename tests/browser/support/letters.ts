// The letters that lie in the house's mailbox: made-up people, each for what a test looks at.
import { createRequire } from 'node:module';

const MailComposer = createRequire(import.meta.url)('nodemailer/lib/mail-composer') as new (
  mail: object,
) => { compile(): { build(): Promise<Buffer> } };

/** The address letters come to. */
export const sales = 'sales@noord.example';
/** A picture elsewhere; a test proves that nobody asks for it. */
export const remotePicture = 'http://pictures.invalid/seen.png';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** One letter as bytes; `hoursAgo` says when it was written. */
export function letter(mail: {
  from: string;
  subject: string;
  text?: string;
  html?: string;
  to?: string;
  hoursAgo?: number;
  messageId?: string;
  inReplyTo?: string;
  attachments?: { filename: string; content: Buffer | string; contentType?: string }[];
}): Promise<Buffer> {
  const { hoursAgo = 1, ...rest } = mail;
  const date = new Date(Date.now() - hoursAgo * 3_600_000);
  return new MailComposer({ to: sales, date, ...rest }).compile().build();
}

/** What lies in the inbox when the tests begin. */
export function firstLetters(): Promise<Buffer[]> {
  return Promise.all([
    letter({
      from: 'Joost de Vries <joost@noordlicht.example>',
      subject: 'Levertijd koelcellen',
      messageId: '<a1@noordlicht.example>',
      hoursAgo: 30,
      text: 'Beste Ada,\n\nKunt u bevestigen dat de cellen in week 49 geleverd worden?\n\nMet vriendelijke groet,\nJoost\n',
      attachments: [
        { filename: 'Planning week 49.pdf', content: '%PDF-1.4\n%%EOF\n', contentType: 'application/pdf' },
        { filename: 'Hal 3.png', content: pixel, contentType: 'image/png' },
      ],
    }),
    letter({
      from: 'Joost de Vries <joost@noordlicht.example>',
      subject: 'Re: Levertijd koelcellen',
      messageId: '<a2@noordlicht.example>',
      inReplyTo: '<a1@noordlicht.example>',
      hoursAgo: 2,
      text: 'Graag ook de energielabels.\n\nOn Monday Ada wrote:\n> Wij kijken het na.\n> Groet, Ada\n',
    }),
    letter({
      from: 'Марина Белова <belova@ladoga.example>',
      subject: 'Счёт № 4471 и акт сверки',
      hoursAgo: 3,
      text: 'Добрый день!\n\nОплату провели сегодня, платёжное поручение во вложении.\n',
    }),
    letter({
      from: 'Laura Dean <laura@harbour.example>',
      subject: 'Order 77120, change of delivery address',
      hoursAgo: 4,
      text: 'Our warehouse moved last week.',
      html: `<p>Our warehouse <b>moved</b> last week.</p><img src="${remotePicture}"><script>document.title = 'stolen'</script>`,
    }),
    letter({
      from: 'Piotr Wiśniewski <piotr@baltyk.example>',
      subject: 'Reklamacja – uszkodzona paleta nr 8',
      hoursAgo: 50,
      text: 'Dzień dobry, w załączniku zdjęcia palety.\n',
    }),
    letter({
      from: 'Anna Kowalska <anna@kowalska.example>',
      subject: 'Zamówienie na próbki tkanin',
      hoursAgo: 75,
      text: 'Dziękuję, próbki dotarły.\n',
    }),
  ]);
}
