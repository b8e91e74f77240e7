// How ticket systems and read receipts write when they set no header: "your request was received", "was read on".

const matter =
  '(?:request|ticket|case|enquiry|inquiry|e-?mail|message|question|melding|vraag|bericht|verzoek|aanvraag|обращени[ея]|заявк[аи]|запрос|письмо|сообщение|zg[łl]oszenie|wiadomo[śs][ćc]|zapytanie|anfrage|nachricht|mitteilung|meldung|demande|message|courriel)';

/** That what was written to us or we wrote has arrived. Orders are not meant: their confirmation is a receipt. */
export const RECEIVED = new RegExp(
  [
    `${matter}[^.!?]{0,60}(?:(?:has|have) been|was|were|is being) (?:successfully )?(?:received|registered|opened|created|logged|submitted|assigned|reviewed)`,
    `(?:ticket|case)[^.!?]{0,40}(?:has been|was) (?:opened|created)|(?:we|to) (?:have |acknowledge that we have )?(?:received|got) your ${matter}|got your ${matter}`,
    `${matter}[^.!?]{0,40}(?:is|werd|hebben wij|hebben we)[^.!?]{0,40}(?:ontvangen|geregistreerd|aangemaakt)|(?:wij|we) hebben uw ${matter}[^.!?]{0,30}ontvangen`,
    `${matter}[^.!?]{0,40}(?:получен|принят|зарегистрирован)|(?:мы )?получили ваш[еу]? ${matter}`,
    `${matter}[^.!?]{0,40}(?:zosta[łl]o|zosta[łl]a)[^.!?]{0,20}(?:zarejestrowan|przyj[ęe]t|otrzyman|utworzon)|otrzymali[śs]my (?:twoj[ea]|pa[ńn]stwa|pani|pana) ${matter}`,
    `${matter}[^.!?]{0,40}(?:ist|wurde)[^.!?]{0,40}(?:eingegangen|erhalten|registriert|angelegt|erstellt)|haben ihre ${matter} (?:erhalten|empfangen)`,
    `bien reçu votre ${matter}|votre ${matter}[^.!?]{0,40}(?:enregistrée?|bien été reçue?)`,
  ].join('|'),
  'iu',
);

/** A machine says of itself that it wrote this. */
export const BY_A_MACHINE = new RegExp(
  [
    'automat(?:ic|ed|ically)[^.\\n]{0,20}(?:generated|sent|message|response|reply|e-?mail|confirmation|notification|acknowledg)',
    '(?:please )?do not (?:reply to this|change the subject)|this mailbox is not monitored',
    'automatisch[e]? (?:gegenereerd|verstuurd|verzonden|bericht|antwoord|e-?mail|bevestiging)|niet (?:op dit bericht|op deze e-?mail) (?:te )?(?:antwoorden|reageren)|u kunt (?:hier|op dit bericht) niet (?:op )?(?:antwoorden|reageren)',
    '(?:сформировано|создано|отправлено|сгенерировано) автоматически|автоматическое (?:сообщение|уведомление|письмо)|отвечать на (?:него|это письмо) не (?:нужно|надо|требуется)|не отвечайте на это|не меняйте тему',
    '(?:wygenerowan|wys[łl]an)[aeoy] automatycznie|automatycznie wygenerowan|automatyczna wiadomo[śs][ćc]|(?:prosimy|prosz[ęe])[^.\\n]{0,15} nie odpowiada|nie zmienia[jć] (?:tematu|tytu[łl]u)',
    'automatisch (?:erzeugt|generiert|erstellt|versandt)e?|antworten sie (?:bitte )?nicht|bitte nicht auf diese',
    "(?:message|courriel|e-?mail) (?:automatique|généré automatiquement)|(?:de|d['’]) ?ne pas y? ?répondre",
  ].join('|'),
  'iu',
);

/** The number under which a ticket system keeps it. */
export const CASE_NUMBER =
  /(?:ticket|case|request|reference|number|id|nr\.?|nummer|№|#|номером|numerem|numéro)[\s:#№.-]{0,6}[A-Z]{0,6}-?\d{2,}/iu;

/** Who speaks of themselves is a person. English "I" must be a capital. */
export const SPEAKS_OF_ONESELF =
  /(?:^|[\s(,;])(?:I|I['’](?:m|ll|ve|d))(?=[\s,])|(?:^|[\s(,;])(?:ik|я|мне|меня|ich|mir|mich|je|j['’][\p{L}]+|moj[aąeę])(?=[\s,.])/u;

/** Subjects that Outlook puts before what was read or deleted unread. */
export const READ_SUBJECT =
  /^\s*(?:(?:not )?read|(?:niet )?gelezen|(?:не )?прочитано|(?:не )?прочтено|(?:nie )?przeczytano|(?:un)?gelesen|(?:non )?lu)\s?[:：]/iu;

/** What such a mail says when it is no report that a machine could read. */
export const READ_TEXT =
  /(?:was|were) (?:read|displayed|deleted without being read)|is (?:gelezen|weergegeven|verwijderd zonder)|прочитан|прочтен|удалено,? не|(?:przeczytan|usuni[ęe]t)|wurde[^.]{0,40}(?:gelesen|gelöscht)|a été (?:lu|supprimé)/iu;
