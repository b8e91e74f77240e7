// Which telling words a line may hold, looked up once for all that is asked about it.
import type { MailLine } from './mail-line.ts';
import { SENT } from './sent-words.ts';
import { stemFilter } from './stem-filter.ts';

export const SENT_WORD = 1 << 0;
export const CLOSES_FRENCH = 1 << 1;
export const NAMES_ABOVE = 1 << 2;
export const FOOTER_WORD = 1 << 3;
export const ANSWERS = 1 << 4;
/** One bit for each kind of legal phrase. */
export const LEGAL_WORDS = 0x1ff << 5;
/** Nouns of greeting. */
export const GREETS = 1 << 14;
/** "Line", as in "above this line". */
export const NAMES_LINE = 1 << 15;

/** The beginnings of words without which the expression of the same name elsewhere cannot match. */
const stems = stemFilter(
  `outlook yahoo excuse forgive pardon sorry apologies entschuldig извините przepraszam meinem mijn mon mio meu mojego моего min mi ${SENT.split(
    /[|\s]+/,
  )
    .filter((word) => /^\p{L}/u.test(word))
    .join(' ')}`,
  'agréer recevoir recevez croire',
  'above über oberhalb dessus boven encima arriba sobre sopra acima выше вище над powyżej nad ovanför ovenfor over satırın',
  `sponsored unsubscribe click manage afmelden uitschrijven newsletter abmelden désabonner désinscri darse cancelar annulla wypisz отписаться
received receiving subscribed mailing list groups google yahoo hotmail msn directly online browser virus viren virenfrei virussen wirus virem vírus antivir antywir вирус антивирус
checked scanned gescan geprüft проверено www avast avg print avoid environment milieu afdruk umwelt imprimer imprimir stampare wydrukujesz drukuj распечатать печатать подумайте miljön think save notification unmonitored noreply unauthori ausdrucken bevor`,
  'answer answered comment reply replied replies response responded remarks see notes antwort siehe antwoord reactie zie répondre respuesta rispos respos ответ відпов odpowied odpov svar vasta',
  'confiden confiten vertrouwelijk vertraulich riservat poufn конфиденц конфіденц fortrolig konfiden konfits luottamuksel důvěrn dôvern bizalmas gizli εμπιστευτικ поверителн povjerljiv',
  'privileged proprietary geheim secreto sigil',
  'intended named recipient addressee geadresseerde bestemd adressat empfänger destinataire destinatari adresat получател адресат mottagare modtager mottaker vastaanottaja příjemce címzett alıcı alıcısı muhatab παραλήπτ отримувач destinatar',
  'error mistake ongeluk onrechte onterecht irrtümlich erreur errore engano pomyłk omyłkow ошибк ошибочно помилк misstag fejl feil vahingossa omylem tévedés yanlışlıkla παραδρομής λάθος greșeală eroare erehdy',
  'unauthori disclos dissemina prohibited verboden onbevoegd unbefugt untersagt interdit prohibid vietat zabron запрещ forbud förbjud zakázán kielletty tilos yasak απαγορεύ interzis заборон',
  'disclaimer legal liable liability aansprakelijk haftung responsabilit odpowiedzialno ответственност',
  'delete destroy verwijder vernichten löschen supprimer détruire elimin borre apague usun удалит radera slette slet смаза smažte vymažte törölje poista silin siliniz διαγράψ ștergeți видаліть borra bórr apag apág sender remetente remitente mittente expéditeur absender afzender nadawc отправител відправник avsänd avsender afsender odesí odesi odosielateľ',
  'virus antivirus',
  'gdpr avg rodo datenschutz privacy персональных',
  'gruß gruss grüß grüss regards wishes greetings saludo saludos saluti saluto salutations cumprimentos abraço hilsen hilsner hälsning groet terveisin pozdrow pozdrav уважением пожеланиями приветом повагою побажаннями üdvözlettel tisztelettel sevgilerimle поздрави',
  'line zeile linie ligne regel lijn línea linea riga linha строк строки линии лінії черты рядка linii linią rad raden linje linjen řádek řádku čáru čára řádkem čarou čárou satır satırın',
);

/** The bits above that may apply to the line. */
export function stemsOf(line: MailLine): number {
  if (line.stems === undefined) line.stems = stems.groups(line.bare);
  return line.stems;
}
