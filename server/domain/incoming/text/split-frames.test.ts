// Proves what is signature where a relay repeats its footer, rules frame a signature, a name stands twice, or a webmail glues a header.
import { test } from 'vitest';
import { checkMarkedReply } from '../../../../tests/support/marked-reply.ts';

const NOTICE =
  'By replying you agree that this mail is read by Lamps and More and its helpers, wherever they may be.';

/** Each line is written with what it must become: "o " own, "q " quoted, "s " signature; "." is an empty line. */
const replies: Record<string, string> = {
  'what a relay puts below every mail': `
    o Hello. It is done.
    .
    q > On Mar 3, 2026, at 10:12, Tom Reed <tom@relay.example> wrote:
    q >
    q > Please fill in the form.
    q >
    q > ${NOTICE}
    q > Lamps and More | 1 Lamp Street, Building 2, Gent, Belgium
    .
    .
    s ${NOTICE.replace('Lamps and More', 'Lamps and More <https://lamps.example/who?l=en&c=BE>')}
    s Lamps and More | 1 Lamp Street, Building 2, Gent, Belgium`,
  'one sentence of the quote said again above what is new': `
    q > On Mar 3, 2026, at 10:12, Tom Reed <tom@reed.example> wrote:
    q > Shall the red lamp stand in the hall of the old house?
    .
    o Shall the red lamp stand in the hall of the old house?
    o No.`,
  'rules that frame a signature': `
    o 1. Mail an alle
    o 2. Hinweis in den Blättern
    .
    s Grüße - Thomas
    s _____________________________
    .
    s Dr. Thomas Lis
    s Germany
    .
    s Sent via mobile device
    s _____________________________
    .
    q Am 03.03.2026 um 14:03 schrieb "Anna Vos" <anna@vos.example>:
    .
    q Was tun wir?`,
  'a rule that belongs to the quote': `
    o Dat is goed.
    .
    s Groet,
    s Anna
    .
    q _____________________________
    q Op 3-3-2026 om 14:03 schreef Tom de Boer <tom@boer.example>:
    .
    q Is dat goed?`,
  'the whole name below the first one, above what a firm says': `
    o Die Gehälter lassen sich auch vorher zuweisen.
    .
    s Freundliche Grüße
    s Anke
    .
    s **Anke Meier**,
    s Implementation Specialist
    s ![Zeiterfassung](https://pictures.example/time.png?format=png)
    .
    o Willst du dir den Alltag leichter machen? Dann lerne jetzt unsere neuesten Lampen kennen!`,
  'nagłówek webmaila sklejony w jeden wiersz': `
    o Dziękuję, zamawiam.
    .
    q Temat: RE: Lampy: 2026-03-03 13:46Nadawca: "Tomasz Lis" tomasz@lis.example Adresat:
    q Czy zamawia Pani lampy?`,
  'dashes whose blank nobody decoded': `
    o Mir geht es gut.
    .
    s Eva
    s --=20
    s Diese Nachricht wurde von meinem Telefon mit Lampenmail gesendet=
    s .
    q Am 26.5.2026 um 12:00 schrieb Adam <adam@lamps.example>:
    .
    q > Wie geht es Ihnen?`,
  'an agenda in one line': `
    o Subject: Lamps, from: 10:00 to: 12:00 on 3.3.2026 in the hall, all are welcome`,
};

test.each(Object.entries(replies))('%s', (_, written) => checkMarkedReply(written));
