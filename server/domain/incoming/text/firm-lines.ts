// Recognises what firms put under their people's names in whole sentences: registers, opening hours, terms of business, where else to find them.

const REGISTERED =
  /(?<!\p{L})(?:kvk|btw[- ]?(?:nr|nummer)|vat (?:no|nr|number|reg|id)|registered (?:in|office|number|address)|company (?:no|number|registration)|registergericht|amtsgericht|handelsregister|geschäftsführ\p{L}*|sitz der gesellschaft|ust[-. ]?id(?:nr)?|steuernummer|aufsichtsrat|vorstand|siret|siren|r\.?c\.?s\.? \p{Lu}|capital (?:social|de \d)|kapitał zakładowy|sąd rejonowy|regon|krs|nip|инн|огрн|кпп|siège social|sede legale|partita iva|p\.\s?iva|cnpj|org\.?\s?(?:nr|nummer)|cvr)(?!\p{L})/iu;
const OPEN =
  /(?<!\p{L})(?:(?:telefonisch )?bereikbaar (?:op|van|tussen|via)|openingstijden|geopend (?:van|op)|werkdagen\s?:|office hours|opening hours|business hours|working (?:days|hours)\s?:|öffnungszeiten|telefonisch erreichbar|sprechzeiten|bürozeiten|heures d['’]ouverture|horaires|horario de|orari\p{L}* |часы работы|режим работы|график работы|godziny (?:pracy|otwarcia)|maandag t\/m|mo(?:ntag)?\s?[-–]\s?fr(?:eitag)?|mon(?:day)?\s?[-–]\s?fri(?:day)?|пн\s?[-–.]+\s?пт|pn\s?[-–]\s?pt)(?!\p{L})/iu;
const TERMS =
  /(?<!\p{L})(?:algemene (?:\p{L}+ ?)?voorwaarden|(?:standard|general) terms|terms and conditions|(?:allgemeinen? )?geschäftsbedingungen|agb|ogólne warunki|conditions générales|condiciones generales|condizioni generali)(?!\p{L})/iu;
const ELSEWHERE =
  /^\W{0,3}(?:volg ons|follow us|connect with us|folgen sie uns|suivez[- ]nous|síguenos|síganos|seguici|siga-nos|obserwuj nas|мы в (?:соц|telegram|vk|вк)|подписывайтесь на нас|besuchen sie uns|bezoek onze (?:web)?site|visit our website|visitez notre site)(?!\p{L})/iu;

/** Such a line below a signature belongs to it, though it is a sentence. A question never does. */
export function isFirmLine(bare: string): boolean {
  if (bare.length < 6 || bare.length > 400 || bare.includes('?')) return false;
  return REGISTERED.test(bare) || OPEN.test(bare) || TERMS.test(bare) || ELSEWHERE.test(bare);
}
