// How autoresponders name themselves in the subject, and what they write, in the languages our customers use.

// A program's phrase ends, or is followed by the subject it answers; "Automatic doors" and "Autoresponder is down" go on otherwise.
const AT_ITS_END = '(?=\\s*(?:$|[:：\\])|–—-]|\\(|re\\b|to\\b|from\\b|op\\b|на\\b|na\\b|auf\\b|à\\b))';
// What stands after a colon is the subject that was answered. A person puts there from when to when they are away.
const SUBJECT_AFTER =
  '\\s?[:：](?!\\s*(?:\\d|$|(?:from|until|till|since|next|van|vanaf|tot|t/m|с|до|по|od|do|ab|bis|vom|du|le|jusqu)(?![\\p{L}])))';

/** Subjects that a program put before the real one. A person's "Re:" before them makes it a person's mail again. */
export const AUTO_REPLY_SUBJECT = new RegExp(
  `^\\s*[\\[(]?(?:${[
    `(?:${[
      'auto(?:matic|matisch[er]?|mated)?[-_ ]?(?:re(?:ply|sponse|sponder)|answer|antwoord)',
      'out of (?:the )?office (?:auto[- ]?)?(?:reply|response)',
      'vacation (?:reply|response|message|auto-?reply)',
      'automatische? (?:reactie|afwezigheids(?:bericht|melding)|antwort|beantwoording|e-?mail)',
      'automatisch (?:antwoord|bericht)',
      'afwezigheids(?:bericht|melding|assistent)',
      'автоматический ответ',
      'автоответ(?:чик)?',
      'авто-?ответ',
      'auto-?odpowied[źz]',
      'automatyczna odpowied[źz]',
      'odpowied[źz] automatyczna',
      'abwesenheits(?:notiz|nachricht|meldung|assistent|benachrichtigung)',
      'réponse automatique',
      "message d['’]absence",
      'risposta automatica',
      'respuesta automática',
      'resposta automática',
    ].join('|')})${AT_ITS_END}`,
    `(?:${[
      'out of (?:the )?office',
      'away from (?:my mail|the office)',
      "(?:i am|i[’']m) (?:currently )?(?:out of (?:the )?office|on vacation)",
      'afwezig(?:heid)?',
      'niet (?:op kantoor|aanwezig)',
      'вне офиса',
      'нет на (?:рабочем )?месте',
      'отсутству[юе]т? (?:в офисе|на (?:рабочем )?месте)',
      'отсутствие на рабочем месте',
      '(?:jestem )?poza biurem',
      'nieobecno[śs][ćc]',
      'abwesend',
      'nicht im (?:büro|haus)',
      'absen(?:ce|t) du bureau',
      'fuera de la oficina',
    ].join('|')})${SUBJECT_AFTER}`,
    // IBM Notes: "AUTO: Ann Bee is out of the office (returning …)".
    'auto ?: .{0,80}(?:out of (?:the )?office|away|außer haus|nicht im büro|absent|afwezig|poza biurem)',
  ].join('|')})`,
  'iu',
);

/** Subjects that speak of absence and that a person may write too. */
export const ABSENCE_SUBJECT =
  /out of (?:the )?office|on (?:vacation|holiday|leave)|away (?:from|until|till)|afwezig|vakantie|niet (?:op kantoor|aanwezig)|отпуск|вне офиса|отсутств|отсутствую|poza biurem|urlop|nieobecn|abwesen|außer haus|urlaub|nicht im büro|absen(?:ce|t)|congés?|vacances/iu;

/** A subject of absence with the answered subject behind it, prefix and all: no person writes "On holiday Re: Invoice 12". */
export const ABSENCE_BEFORE_REPLY =
  /^(?!\s*(?:re|aw|antw|sv|odp|отв|ответ|fwd?|wg|pd|tr|rv)\s?:).{3,80}?[\s|([-](?:re|aw|antw|sv|odp|отв|ha)\s?: ?\S/iu;

/** A subject that is the phrase of absence and nothing else. */
export const ABSENCE_ALONE =
  /^\s*(?:(?:i am |i'm )?(?:currently )?out of (?:the )?office|(?:on )?(?:vacation|holiday)|afwezig(?:heid)?|(?:met )?vakantie|niet (?:op kantoor|aanwezig)|(?:я )?(?:в )?отпуске?|(?:я )?вне офиса|отсутствие|отсутствую(?: в офисе)?|(?:jestem )?(?:poza biurem|na urlopie)|urlop|nieobecno[śs][ćc]|abwesen(?:d|heit)|(?:im )?urlaub|nicht im büro|absen(?:ce|t)(?: du bureau)?|(?:en )?(?:congés?|vacances))[\s.!]*$/iu;

/** Sentences by which an autoresponder excuses its owner. Alone they prove nothing: people write them too. */
export const ABSENCE_TEXT = new RegExp(
  [
    "(?:i am|i['’]m|i will be|we are) (?:currently |presently |now )?(?:out of (?:the )?office|away|on (?:annual |maternity |parental |sick )?(?:leave|vacation|holiday)|not in the office|travell?ing)",
    'out of (?:the )?office (?:until|from|with|and|starting)|limited access to (?:my )?e-?mail|will (?:respond|reply|answer)[^.]{0,40}(?:return|when i|as soon as)|(?:this is|thank you for)[^.]{0,30}(?:an )?automat(?:ic|ed)|do not reply to this',
    '(?:ik ben|wij zijn|we zijn|ben ik).{0,40}(?:afwezig|met vakantie|op vakantie|niet (?:op kantoor|aanwezig|bereikbaar)|met verlof)|automatisch (?:gegenereerd|antwoord|bericht)|uw (?:e-?mail|bericht) wordt niet (?:doorgestuurd|gelezen)',
    '(?:я |мы )?(?:сейчас |временно |в настоящее время )?(?:нахожусь|находимся|буду|ушла?) (?:в|на) (?:ежегодном |декретном |очередном )?(?:отпуск|командировк|больничн)|(?:я|мы) (?:сейчас )?(?:в отпуске|в командировке|на больничном)|отсутствую (?:на рабочем месте|в офисе|до|с)|буду отсутствовать|автоматическ(?:ий ответ|ое (?:сообщение|уведомление))|нет на рабочем месте|это автоответ',
    'jestem.{0,30}(?:poza biurem|nieobecn|na urlopie|niedost[ęe]pn)|przebywam.{0,20}na urlopie|b[ęe]d[ęe] (?:nieobecn|na urlopie|poza biurem)|wiadomo[śs][ćc] (?:zosta[łl]a )?(?:wygenerowana )?automatyczn|automatyczna odpowied[źz]',
    'ich bin.{0,50}(?:nicht im (?:büro|haus)|im urlaub|abwesend|nicht erreichbar)|automatische (?:antwort|nachricht)|wird nicht weitergeleitet',
    'je suis.{0,40}(?:absente?|en congés?|en vacances)|actuellement absente?|réponse automatique|absente? (?:du bureau|jusqu)',
  ].join('|'),
  'iu',
);

/** Thanks for "your mail" whatever it said, or says that it is not read: nobody who writes first begins like that. */
export const ABSENCE_ANSWER =
  /thank(?:s| you)(?: very much)? for (?:your|the) (?:e-?mail|message|mail)|(?:not|nor) (?:be )?(?:reading|checking|monitoring) (?:my |this )?(?:e-?mail|mail|inbox)|(?:dank|bedankt)[^.]{0,15} (?:voor|u|je) (?:voor )?(?:uw|je) (?:e-?mail|mail|bericht)|(?:lees|beantwoord) (?:ik )?mijn (?:e-?mail|mail) niet|wordt niet (?:doorgestuurd|gelezen)|спасибо за (?:ваше )?(?:письмо|сообщение|обращение)|dzi[ęe]kuj[ęe](?:my)? za (?:kontakt|wiadomo[śs][ćc]|e-?mail|maila)|danke? für (?:ihre|deine) (?:nachricht|e-?mail|mail)|wird nicht (?:weitergeleitet|gelesen)|merci (?:de|pour) votre (?:message|mail|e-?mail|courriel)/iu;
