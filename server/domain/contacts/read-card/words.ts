// Words by which a signature's lines are told apart, in English, Dutch, Russian, Polish and some German and French.

/** Ends or begins a company's name; only as it is written in earnest, since short forms are words as well. */
export const legalForm =
  /(?<![\p{L}\d])(?:B\.?V\.?|N\.V\.|NV|V\.?O\.?F\.?|GmbH|gmbh|AG|KG|OHG|UG|Ltd\.?|LTD|Limited|LLC|LLP|PLC|plc|Inc\.?|INC|Incorporated|Corp\.?|Corporation|Pty|S\.?A\.?R\.?L\.?|S\.A\.S?\.?|SAS|S\.p\.A\.?|S\.r\.[lo]\.?|SRL|A\/S|ApS|ASA|AB|Ab|Oyj?|OY|AS|[Ss]p\. ?z ?o\. ?o\.?|[Ss]p\. ?[jkp]\.|[Ss]pó[lł]ka|S\.A\.|s\.c\.|ООО|ОАО|ЗАО|ПАО|НАО|АО|ИП|ТОО|ГУП|НКО)(?![\p{L}\d])/u;

/** What organisations call themselves. */
export const organisation =
  /(?<![\p{L}])(?:universit\p{L}*|college|institut\p{L}*|cent(?:re|er|rum)|laborator\p{L}*|lab|foundation|bank|school|academy|council|ministry|department of|network|networks|group|groep|services|solutions|technologies|technology|systems|software|consult(?:ing|ants)|partners|associates|studio|agency|holding|logistics|transport|industries|international|research & development|hogeschool|gemeente|stichting|vereniging|bouw|installatie\p{L}*|techniek|advies|makelaar\p{L}*|ziekenhuis|uniwersytet|politechnika|instytut|fundacja|urząd|zakład\p{L}*|przedsiębiorstwo|hurtownia|firma|biuro \p{L}+|университет|институт|фонд|компания|группа|завод|фабрика|комбинат|холдинг|банк|центр|фирма|администрация|министерство)(?![\p{L}])/iu;

/** What people are called by what they do. */
export const jobWord =
  /(?<![\p{L}])(?:manager|director|engineer|developer|programm?er|architect|consultant|analyst|admin(?:istrator)?|designer|officer|president|chairman|founder|co-founder|owner|partner|ceo|cto|cfo|coo|cio|head of|chief|lead|specialist|assistant|secretary|accountant|lawyer|attorney|advisor|adviser|buyer|purchas\p{L}+|sales (?:rep\p{L}*|executive|agent|associate)|representative|coordinator|supervisor|technician|scientist|researcher|professor|lecturer|student|editor|journalist|webmaster|planner|controller|executive|agent|broker|operator|dba|recruiter|medewerk(?:er|ster)|directeur|bedrijfsleider|verkoper|inkoper|adviseur|adjunct|boekhoud(?:er|ster)|secretaresse|hoofd|eigenaar|zaakvoerder|monteur|werkvoorbereider|projectleider|teamleider|administratief|planner|ondernemer|vertegenwoordiger|beheerder|ontwikkelaar|voorzitter|kierownik|dyrektor|prezes|wiceprezes|specjalist\p{L}*|handlow(?:iec|y)|księgow\p{L}*|asystent\p{L}*|przedstawiciel\p{L}*|inżynier|technolog|właściciel\p{L}*|doradca|koordynator\p{L}*|mistrz|referent\p{L}*|radca|pełnomocnik|zaopatrzeniowiec|magazynier|programist\p{L}*|менеджер\p{L}*|директор\p{L}*|инженер\p{L}*|начальник|руководитель|специалист|бухгалтер|секретарь|помощник|заместитель|главный|ведущий|старший|юрист|юрисконсульт|консультант|координатор|логист|снабженец|программист|технолог|мастер|президент|председатель|представитель|эксперт|аналитик|архитектор|дизайнер|владелец|учредитель|закупщик|geschäftsführer\p{L}*|leiter\p{L}*|vertrieb\p{L}*|einkauf\p{L}*|sachbearbeiter\p{L}*|gérant\p{L}*|responsable|chef de|ingénieur\p{L}*)(?![\p{L}])/iu;

/** Lines that greet, warn, or are about something else than the person. */
export const noise =
  /^(?:[-–—*\s]*)(?:(?:with |met |mit |z |с )?(?:kind|best|warm|vriendelijke|hartelijke|freundlichen|poważaniem|уважением|наилучшими)\b|regards|cheers|thanks|thank you|groet|mvg|pozdrawiam|z poważaniem|с уважением|best wishes|sincerely|yours|sent from|verstuurd|wysłane|отправлено|gesendet|envoyé)/iu;

/** Says that what follows is a number of another kind than a telephone's. */
export const otherNumber =
  /(?:iban|bic|swift|kvk|k\.v\.k|k\.k\.|btw|vat|nip|regon|krs|pesel|инн|кпп|огрн|огрнип|бик|окпо|р\/с|к\/с|р\. ?с|icq|pgp|gpg|fingerprint|key(?: ?id)?|public key|account|konto|rekening|bank|hrb|reg(?:istration)?\.? ?(?:no|nr)|company no|ust-?id|steuernr|siret|siren|chamber of commerce|skype|uin|id|user)[\p{L}.]*\s*(?:no|nr|number|№)?[.:#\s]*$/iu;
