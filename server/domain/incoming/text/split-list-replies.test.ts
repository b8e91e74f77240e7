// Proves on replies as mailing lists and people who answer between the quotes write them (made-up people) what is own, quoted and signature.
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

/** Each line is written with what it must become: "o " own, "q " quoted, "s " signature; "." is an empty line. */
const replies: Record<string, string> = {
  'a footnote with a star under the name is own': `
    o Thanks for the patch. As said on IRC[*], the loop is fine.
    .
    s -Carl
    .
    o [*] #lamps on irc.example for those who
    o did not guess that already.`,
  'what is said on below a name behind a dash is own': `
    o Pushed, with your change folded in.
    .
    s -Carl
    .
    o (What do the other lamps say
    o about the switch? I hazily
    o recall a story about it, from
    o the winter before last)`,
  'code below the name is own': `
    o I hacked this together a year ago, and it worked.
    .
    s --Ben
    .
    o proc lamp_on { args } {
    o     global lamp
    o     if [Lit $lamp(id)] {
    o         return
    o     }
    o }`,
  'an announcement and an article below the name are own': `
    o A fine idea.
    .
    s Cheers,
    s Ann
    .
    o see also:
    .
    o Lamps and Shades: Misperceptions
    o   of Light in Growing Markets
    o <http://www.lamps.example/rev.html>`,
  'a telephone under the name is signature though talk follows': `
    o A fine idea.
    .
    s Cheers,
    s Ann Lee
    .
    s Tel: +44 20 7946 0123
    .
    o By the way, have you seen that the shop in Main Street closes in May?`,
  'a quote that begins on the line of its introduction is a quote to the end': `
    o The lamps are in the cellar, second shelf.
    .
    s Amp
    .
    s Sent from Yahoo Mail on Android
    .
    q   On Fri, Nov 27, 2020 at 1:23 PM, Ann Lee via lamps<lamps@lists.example> wrote:   Hello all,
    .
    q where are the lamps?
    .
    q Ann`,
  'a Finnish letter before the name signs': `
    o Sopii hyvin, tulen huomenna yhdeksältä.
    .
    s T. Mikko`,
  'a name behind dashes under the last quote signs': `
    q On Tue, Mar 3, 2026 at 10:12 AM, Jan Kos <jan at kos.example> wrote:
    q > http://lamps.example
    .
    o Sorry, wrong address.
    .
    q > Various ways were discussed
    q > there.
    .
    s   -- Jan`,
  'a few words of leaving and a comma belong to the name': `
    o It should be fixed now.
    .
    s Happy hacking,
    .
    s -Carl`,
  '"Hope that helps," above a name signs': `
    o Set the switch to B and start the lamp again.
    .
    s Hope that helps,
    .
    s Carl`,
  'a greeting above a name does not': `
    o Hi Tom,
    .
    o Amsterdam`,
  'three dashes and a tilde sign': `
    o Hopefully it won't go that far.
    .
    s ---
    s ~Randy
    s *** Remember the checklist when testing ***`,
  'dots between two quotes are left-out quote': `
    q On Tue, 3 Mar 2026 10:12:37 +0600, Mia Gus <mia at gus.example> wrote:
    q > Keeping files open helps.
    q ...
    q On Tue, 3 Mar 2026 10:12:38 +0600, Mia Gus <mia at gus.example> wrote:
    q >  1 files changed, 2 insertions(+)
    .
    o Both are in now.`,
  'a line broken before ">=" is own': `
    q > Is "==" preferable?
    .
    o Agreed, both do no harm. == is better from that point of view, but
    o  >= is probably more readable.`,
  '"Begin forwarded message:" above a marked quote is quoted': `
    o Have a look.
    .
    q Begin forwarded message:
    .
    q > From: Tom Reed <tom@reed.example>
    q > Subject: Lamps
    q >
    q > They are here.
    .
    o What do you think?`,
  'an address broken in two inside a quote is quoted': `
    o Closed.
    .
    q On Monday, 2 March, 2026 at 3:46 PM, tom wrote:
    .
    q > View ticket (http://lamps.example/action
    q _nonce=3dd518)
    q >`,
  'a name and a colon right above the quote introduce it': `
    q Lucas Lee:
    q > Lamps are for the night.
    .
    o Not only.`,
  'so does a name with any verb': `
    o Morning.
    .
    q Mark Lee joked:
    q > It runs on coal.
    .
    o It does not.`,
  'a heading above a quote stays own': `
    o Definitional nit to pick:
    q > Lamps are for the night.
    .
    o Not only.`,
  '"I wrote:" and "you write:" introduce': `
    q I wrote:
    q > Lamps are for the night.
    .
    o I was wrong.
    .
    q In article <17lamp-01@reed.example> you write:
    q > By day too?
    .
    o Yes.`,
  'Tobit David quotes without marks': `
    o Siehe unten.
    .
    q Original Message processed by david®
    q Lampen 3. März 2026, 10:12 Uhr
    q Von Marina Ho
    q An Petra Schmidt
    .
    q Wo sind die Lampen?`,
  'The Bat! signs with name and address on one line': `
    o Have a look at http://www.lamps.example/102.asp
    .
    s  Andrey                            mailto:andrey@zimin.example
    .
    q AZ> Does anyone do this already?
    q AZ> Or is it new?`,
  'formulas without their accents': `
    o Az uj lampa megjott.
    .
    s Udvozlettel,
    s Anna`,
  'a formula that ran into the name': `
    o Vielleicht hilft das.
    s Viele GrüßeIngo
    .
    q       Von: "Tom Kern" <tom@kern.example>
    q  An: ingo@lampe.example
    q  Gesendet: 18:42 Dienstag, 3.März 2026
    q  Betreff: Lampen
    .
    q Hilft das?`,
  'a rule between thanks and name': `
    o The files are not there. Please check.
    .
    s Thanks,
    s ___________________
    s ANN LEE
    s Lamps and Shades Ltd
    s Direct: +44 20 7946 0123`,
  'what a carrier says of its telephones': `
    o On my way.
    s Sent wirelessly from my BlackBerry device on the Bell network.
    s Envoyé sans fil par mon terminal mobile BlackBerry sur le réseau de Bell.`,
  'dots apart from the answer are left-out quote': `
    q Tue, Mar 03, 2026 at 04:36:20PM -0700, Floor Faber kirjoitti:
    q > Rather than write the name, use
    q > the one defined for it.
    .
    q ...
    .
    q >  static const lamp = {
    q > -  .name = "lamp",
    .
    o Why is this case special?
    .
    s -- 
    s Andy Lamp`,
  'a closing word that opens the mail is own': `
    o Regards
    .
    o Body text here.
    s -- 
    s Alice Lamp
    s Lamps BV`,
  'an advertisement above the footer of its list': `
    q From: Jo Perch <jo@perch.example>
    q Date: Tue, 03 Mar 2026 19:04:33 -0800
    .
    q > The lamp is lit.
    .
    o Applied.
    .
    s ------------------------------------------------------------------------------
    s Central Lighting: Lamps and Shades Reference
    s Make lighting simple with one switch. Read more!
    s http://p.lamps.example/sfu/lamps
    s _______________________________________________
    s Lamps mailing list
    s Lamps@lists.lamps.example
    s https://lists.lamps.example/lists/listinfo/lamps`,
  'QQ Mail heads its quote with one word': `
    o 没有看到你说的。
    .
    q          Original
    .
    q From:Support <support@lamps.example>
    q Sent Time:Mar 3, 2026 10:01
    .
    q Did you see it?`,
  'NetEase quotes below a title and a table': `
    o 已经搞定了，谢谢
    .
    q ---- Replied Message ----
    q | From | Support<support@lamps.example> |
    q | Date | 03/03/2026 15:42 |
    q | To | li@na.example |
    q | Subject | Re: Lamps |
    q Is it done?`,
  'an introduction in three paragraphs': `
    o C'est bon.
    .
    q Le 3 mars 2026 à 10:12,
    .
    q Camille Petit <camille@petit.example>
    .
    q a écrit :
    .
    q > C'est bon ?`,
  'a date above a name and "wrote:", in paragraphs of their own': `
    o Fine.
    .
    q On Tue, 3 Mar 2026
    .
    q Tom Reed <tom@reed.example> wrote:
    .
    q > Fine?`,
  'a sentence that ends with a date is no introduction': `
    o We met on 3.3.2026
    .
    q Ann wrote:
    .
    q > Fine?`,
  'a report of a mail server that opens with stars': `
    o               **********
    .
    s Это письмо отправлено почтовым сервером yandex.example.
    .
    o К сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может
    o быть отправлено одному или нескольким адресатам.`,
  'headings above a link are no contact': `
    o Marc committed R94: coding style.
    .
    o   Coding style.
    .
    o BRANCHES
    o   master
    .
    o AFFECTED FILES
    o   /lamp/shade.cpp
    .
    o COMMIT
    o   https://lamps.example/R94:acd8d80c7cb1`,
  'a name no list knows, above a telephone': `
    o Kiitos ja pahoittelut!
    .
    s Tuulikki
    .
    s Lähetetty iPhonesta`,
};

/** The same, with the author as the From header names him. */
const signed: [string, string, string][] = [
  ['dots before the name', 'Chris Kurz <blue@kurz.example>', 'o Not on this machine.\n.\ns ...Chris'],
  ['initials', 'Stephen D. Lake <sdw@lake.example>', 'o Do they run on coal?\n.\ns Thanks\ns sdl'],
  [
    'a name under a short line',
    'Justin Shore <list@neo.example>',
    'o It works now.\no Glad to hear it\ns Justin',
  ],
  ['initials that are a word', 'Olga Kern <olga@kern.example>', 'o Tuesday at ten, then.\n.\no ok'],
  [
    'a name at the end of a wrapped sentence',
    'Justin Shore <list@neo.example>',
    'o Whoever finds a lamp that has been lost in the cellar should hand it over to\no Justin',
  ],
];

test.each(signed)('%s', (_, author, written) => check(written.split('\n'), author));

test.each(Object.entries(replies))('%s', (_, written) =>
  check(
    written
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^ {4}/, '')),
    '',
  ),
);

function check(lines: string[], author: string): void {
  const plain = lines.map((line) => (line === '.' ? '' : line.slice(2))).join('\n');
  const split = splitText({ plain, html: '', author });
  for (const [mark, kind] of [
    ['o', 'own'],
    ['q', 'quoted'],
    ['s', 'signature'],
  ] as const)
    expect(split[kind].split('\n').map(trim).filter(Boolean), kind).toEqual(
      lines.filter((line) => line.startsWith(`${mark} `)).map((line) => trim(line.slice(2))),
    );
}

const trim = (line: string) => line.trim();
