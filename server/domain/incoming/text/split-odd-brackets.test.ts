// Proves on replies with brackets broken over lines, initials before quotes, names of more languages and signatures standing alone what is own.
import { expect, test } from 'vitest';
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
  'a telephone whose name ends with a number': `
    o On my way.
    .
    s Sent from my TI-85`,
};

test.each(Object.entries(replies))('%s', (_, written) => {
  const lines = written
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^ {4}/, ''));
  const plain = lines.map((line) => (line === '.' ? '' : line.slice(2))).join('\n');
  const split = splitText({ plain, html: '' });
  for (const [mark, kind] of [
    ['o', 'own'],
    ['q', 'quoted'],
    ['s', 'signature'],
  ] as const)
    expect(split[kind].split('\n').filter(Boolean), kind).toEqual(
      lines.filter((line) => line.startsWith(`${mark} `)).map((line) => line.slice(2)),
    );
});

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
