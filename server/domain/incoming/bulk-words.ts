// How newsletters end and from which addresses machines write, for mail that has no header to tell it.

/** Addresses that take no answer. */
export const TAKES_NO_ANSWER =
  /^(?:[^@]*[._+-])?(?:no-?_?repl(?:y|ies)|do-?_?not-?_?(?:reply|respond)|dont-?reply|not-?reply|no-?antwoord|geen-?antwoord|niet-?(?:be)?antwoorden|keine-?antwort|nicht-?antworten|ne-?pas-?repondre|nepasrepondre|nie-?odpowiadaj|bez-?odpowiedzi|ne-?otvechat)(?:[._+-][^@]*)?@/i;

/** Addresses of mailings. */
export const MAILING_SENDER =
  /^(?:no-?reply|do-?not-?reply|news|newsletters?|mailing|marketing|promo|nieuwsbrief|rassylka|aktionen|oferty)\b/i;

export const UNSUBSCRIBE =
  /unsubscribe|opt[- ]?out|manage (?:your )?(?:e-?mail )?preferences|af te melden|afmelden|uitschrijven|отписаться|отказаться от рассылки|wypisz|zrezygnuj z (?:newslettera|subskrypcji)|zrezygnowa[ćc] z|abmelden|abbestellen|se désinscrire|désabonner|désinscription/i;

/** Why the reader gets it: newsletters must say so, and nobody else does. */
export const WHY_YOU_GET_THIS =
  /you(?:['’]re| are)? (?:receiv(?:e|ed|ing)|getting|got) this (?:e-?mail|message|newsletter|mail|because)|this (?:e-?mail|message|newsletter) was sent to|(?:u|je) ontvangt (?:deze|dit)|deze (?:e-?mail|nieuwsbrief) is verzonden|вы получ(?:или|аете) это|(?:otrzymujesz|otrzymali[śs]cie|otrzyma[łl]e[śs]) (?:t[ęe]|ten|pa[ńn]stwo)|wiadomo[śs][ćc] otrzymujesz|(?:sie erhalten|du erhältst|sie bekommen) dies|vous recevez ce|cet (?:e-?mail|courriel) vous (?:a été|est)/i;

/** A subject that calls it a newsletter. */
export const NEWSLETTER_SUBJECT =
  /\bnewsletter\b|nieuwsbrief|рассылк[аи]|дайджест|\bbiuletyn\b|\brundbrief\b|lettre d['’]information|infolettre/i;
