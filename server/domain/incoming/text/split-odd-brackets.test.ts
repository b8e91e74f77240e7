// Proves on replies with brackets broken over lines, initials before quotes, names of more languages and signatures standing alone what is own.
import { expect, test } from 'vitest';
import { checkMarkedReply } from '../../../../tests/support/marked-reply.ts';
import { splitText } from './split-text.ts';

/** Each line is written with what it must become: "o " own, "q " quoted, "s " signature; "." is an empty line. */
const replies: Record<string, string> = {
  'a link whose bracket closes on the next line': `
    o The plan lies at <https://lamps.example/plan
    o > for whoever wants
    o to read it.
    .
    q On Tue, 3 Mar 2026 at 10:12, Tom Reed <tom@reed.example> wrote:
    q > Where is the plan?`,
  'Polymail sets the address between brackets of its own': `
    o We take them.
    .
    q On Tue, Mar 3, 2026 at 10:12 AM Tom Reed
    .
    q <
    q mailto:Tom Reed <tom@reed.example>
    q > wrote:
    q Do you take the lamps?`,
  'initials written small, as Supercite names them': `
    q >>>>> "tr" == Tom Reed writes:
    .
    q tr> The lamps flicker when
    q tr> the heating starts.
    .
    o Mine do not.`,
  'marks behind blanks, where initials stand behind blanks too': `
    q >>>>> "T" == Tom Reed <tom@reed.example> writes:
    .
    q     T> At 9:34 on Tuesday, Anna Vos wrote:
    q     >> The lamps flicker when
    q     >> the heating starts.
    q     T> Since when?
    .
    o Since Monday.`,
  'prompts written small are no quote': `
    o Try this:
    .
    o sql> select lamp from cellar;
    o sql> commit;
    .
    o Then look again.`,
  'name and office below the quote': `
    o They are on their way.
    .
    q > On 3 Mar 2026, at 10:12, Tom Reed <tom@reed.example> wrote:
    q >
    q > Where are the lamps?
    .
    s Ann Lee @annlee
    s Editor, Journal of Lamps`,
  'имя и телефон под цитатой': `
    o Отправили сегодня.
    .
    q 03.03.2026, 10:12, "Иван Лис" <ivan@lis.example>:
    q > Когда отправите лампы?
    .
    s Антонина Петрова
    s ООО Светлый дом
    s тел. +7 495 555-01-01`,
  'names below a quote that answer it': `
    q On Tue, 3 Mar 2026 at 10:12, Tom Reed <tom@reed.example> wrote:
    q > Who comes?
    .
    o Ann Lee
    o Max Muster`,
  'a signature above a mail sent on without a word': `
    s Ann Lee
    s Lee Lamps Ltd
    s Tel. +44 20 5550 0101
    .
    q ---------- Forwarded message ---------
    q From: Tom Reed <tom@reed.example>
    q Date: Tue, 3 Mar 2026 at 10:12
    q Subject: Lamps
    q To: Ann Lee <ann@lee.example>
    .
    q When do the lamps come?`,
  'the telephone that was asked for': `
    o Ann Lee
    o Lee Lamps Ltd
    o Tel. +44 20 5550 0101
    .
    q On Tue, 3 Mar 2026 at 10:12, Tom Reed <tom@reed.example> wrote:
    q > Whom do I call?`,
  'imię z kreską pod krótką odpowiedzią': `
    o Licencja to MIT
    .
    s Łukasz Jan Niemczyk
    .
    q Dnia 3 mar 2026 o godz. 10:12 Tomasz Lis <tomasz@lis.example> napisał(a):
    q > Jaka to licencja?`,
  'een voornaam onder een kort antwoord': `
    o Is gebeurd
    .
    s Sietske
    .
    q Op di 3 mrt 2026 om 10:12 schreef Jan de Boer <jan@boer.example>:
    q > Is de lamp besteld?`,
  'краткое имя под коротким ответом': `
    o Сделано, проверяйте
    .
    s Серёжа
    .
    q вт, 3 мар. 2026 г. в 10:12, Иван Лис <ivan@lis.example>:
    q > Сделано?`,
  'a smiley turned round above the name': `
    o We were looking for the same lamp, and now, for some months, we have had one.  Hooray!  (:
    s Cindy
    .
    q On 3 Mar 2026, Tom Reed wrote:
    q > Did you find it?`,
  'what stands in brackets at the end of a sentence is no smiley': `
    o These two (see below:
    o Cindy
    .
    q On 3 Mar 2026, Tom Reed wrote:
    q > Who comes?`,
  'the writer in brackets': `
    q [Tom]
    q > The lamps flicker.
    .
    o Mine do not.
    .
    q [Anna Vos]
    q > Nor do mine.
    .
    o Good.`,
  'a note in brackets above a quote': `
    o [see below]
    q > The lamps flicker.
    .
    o Mine do not.`,
  'the name behind "On Behalf Of" fell on a line of its own': `
    q > From: lamps-admin@lamps.example [mailto:lamps-admin@lamps.example] On Behalf Of
    q Tom
    q > Reed
    .
    q > The lamps flicker.
    .
    o Mine do not.`,
  'initials behind dashes above what a list advertises': `
    o Can you look at your lamps? Mine
    o are fine.
    .
    s --j.
    .
    s -------------------------------------------------------
    s This list is sponsored by: Lamps and More, the shop for all
    s who like light. Come in and find out!
    s https://lamps.example/more
    s _______________________________________________
    s lamps mailing list
    s https://lists.example/listinfo/lamps`,
  'a name behind dashes with a page in brackets': `
    o That feels like a real wait to me...
    .
    s --Tom Reed (home page: https://reed.example/~tom/)`,
  'a letter behind dashes': `
    o That is off-topic, and I am guilty already!
    .
    s -=d`,
  'letters that are items': `
    o Take one of these:
    .
    o - a
    o - b`,
  'an advertisement in a frame below the name': `
    o Fair gave me the willies, that did.
    .
    s Tom
    .
    s ------------------------ Yahoo! Groups Sponsor ---------------------~-->
    s Plan to buy a lamp?
    s https://lamps.example/offer
    s ---------------------------------------------------------------------~->
    .
    s To unsubscribe from this group, send an email to:
    s lamps-unsubscribe@groups.example`,
  'names that a program wrapped out of the quote': `
    q > Mr Tom Reed, freelance gentleman of lamps and letters, of Halifax,
    q Yorkshire,
    q > announces his betrothal to Dr Anna Vos, maker of lamps, who lives in
    q Cardiff
    q > Bay. The wedding is to be arranged at some later date. No flowers and
    q no lamps.
    q >
    q > Tom
    .
    o Yay!`,
  'one word between the lines of a quote, where nothing else is wrapped': `
    q > Shall we take the blue lamp for the hall in the house of Tom, Halifax,
    o Blue
    q > or rather the red one that stands in the cellar of that same house?`,
  'what a free mailer puts below the name': `
    o Do not hold your breath for the free lamp. It will never come.
    .
    s - Matthew
    .
    s __________________________________________________
    s Do You Yahoo!?
    s Everything you'll ever need on one web page
    s http://uk.my.yahoo.com
    .
    s -- 
    s Lamp users' group: lamps@lists.example
    s https://lists.example/mailman/listinfo/lamps for (un)subscription information.`,
  'Gruß und Name klein geschrieben': `
    o Jetzt muss ich für morgen absagen.
    .
    s mfg eike
    .
    q Am 03.03.2026 um 10:12 schrieb Tom Reed:
    q > Bis morgen!`,
  'pozdrowienie i imię małą literą': `
    o Jutro wysyłamy.
    .
    s pozdrawiam kasia`,
  'groet en naam in kleine letters': `
    o Morgen leveren we.
    .
    s groetjes sanne`,
  'greetings that go on': `
    o Groetjes aan sanne en de kinderen, tot morgen.`,
  'a telephone whose name ends with a number': `
    o On my way.
    .
    s Sent from my TI-85`,
};

test.each(Object.entries(replies))('%s', (_, written) => checkMarkedReply(written));

const SAVED: Record<string, string[]> = {
  Polish: [
    'Od: Jan Lis\nWysłano: środa, 4 marca 2026 12:00\nDo: Anna Mak\nTemat: Lampy',
    'Cześć Anno,',
    'Pozdrawiam,\nJan',
  ],
  Dutch: [
    'Van: Jan Lis <jan@lis.example>\nVerzonden: woensdag 4 maart 2026 12:00\nAan: Anna Mak\nOnderwerp: Lampen',
    'Hoi Anna,',
    'Groet,\nJan',
  ],
  Russian: [
    'От: Иван Лис <ivan@lis.example>\nОтправлено: 4 марта 2026 г. 12:00\nКому: Анна Мак\nТема: Лампы',
    'Анна, добрый день!',
    'С уважением,\nИван',
  ],
};

test.each(Object.entries(SAVED))(
  'a mail saved as text, its header above, signed by its sender: %s',
  (_, parts) => {
    const [header, greeting, signature] = parts as [string, string, string];
    const plain = `${header}\n\n${greeting}\n\n42.\n\n${signature}`;
    const split = splitText({ plain, html: '' });
    expect(split).toMatchObject({ own: `${greeting}\n\n42.`, quoted: header, signature });
    // where the author is known and is another, it was sent on without a word
    expect(splitText({ plain, html: '', author: 'Ewa Kot <ewa@kot.example>' }).own).toBe('');
  },
);

test('what Notes folds away with its title is quoted', () => {
  const html =
    '<font face="arial">Hello.<br>I cannot come tomorrow.<br><br>Regards, Ann</font><br><br><div class="domino-section"><div class="domino-section-head"><span class="domino-section-title">Tom Reed --- Lamps ---</span></div><div class="domino-section-body"><br><table><tr><td>From:</td><td>Tom Reed &lt;tom@reed.example&gt;</td></tr><tr><td>Date:</td><td>Tue, 03.03.2026 10:12</td></tr></table><hr><pre>Will you come?</pre></div></div>';
  const split = splitText({ plain: '', html });
  expect(split.own).toBe('Hello.\nI cannot come tomorrow.');
  expect(split.signature).toBe('Regards, Ann');
  expect(split.quoted).toContain('Tom Reed --- Lamps');
});
