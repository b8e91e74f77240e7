// How autoresponders name themselves in the subject, and what they write, in the languages our customers use.

/** Subjects that a program put before the real one. A person's "Re:" before them makes it a person's mail again. */
export const AUTO_REPLY_SUBJECT = new RegExp(
  `^\\s*[\\[(]?(?:${[
    'auto(?:matic|matisch[er]?|mated)?[-_ ]?(?:re(?:ply|sponse|sponder)|answer|antwoord)\\b',
    'automated re(?:ply|sponse)',
    'auto ?:',
    'out of (?:the )?office(?: auto[- ]?(?:reply|response))? ?:',
    'out of (?:the )?office auto[- ]?(?:reply|response)',
    'away from (?:my mail|the office) ?:',
    'vacation (?:reply|response|message|auto-?reply)',
    "(?:i am|i[’']m) (?:currently )?(?:out of (?:the )?office|on vacation) ?:",
    'automatische? (?:reactie|afwezigheids|antwort|beantwoording|e-?mail)',
    'automatisch (?:antwoord|bericht)',
    'afwezigheids(?:bericht|melding|assistent)',
    'afwezig(?:heid)? ?:',
    'niet (?:op kantoor|aanwezig) ?:',
    'автоматический ответ',
    'автоответ(?:чик)?',
    'авто-?ответ',
    'вне офиса ?:',
    'нет на месте ?:',
    'отсутствие на рабочем месте ?:',
    'autoodpowied[źz]',
    'auto-odpowied[źz]',
    'automatyczna odpowied[źz]',
    'odpowied[źz] automatyczna',
    'autoresponder',
    '(?:jestem )?poza biurem ?:',
    'nieobecno[śs][ćc] ?:',
    'abwesenheits(?:notiz|nachricht|meldung|assistent|benachrichtigung)',
    'abwesend ?:',
    'nicht im (?:büro|haus) ?:',
    'réponse automatique',
    'absen(?:ce|t) du bureau ?:',
    "message d['’]absence",
    'risposta automatica',
    'respuesta automática',
    'resposta automática',
    'fuera de la oficina ?:',
  ].join('|')})`,
  'iu',
);

/** Subjects that speak of absence and that a person may write too. */
export const ABSENCE_SUBJECT =
  /out of (?:the )?office|on (?:vacation|holiday|leave)|away from|afwezig|vakantie|niet (?:op kantoor|aanwezig)|отпуск|вне офиса|отсутств|отсутствую|poza biurem|urlop|nieobecn|abwesen|außer haus|urlaub|nicht im büro|absen(?:ce|t)|congés?|vacances/iu;

/** Sentences by which an autoresponder excuses its owner. Alone they prove nothing: people write them too. */
export const ABSENCE_TEXT = new RegExp(
  [
    "(?:i am|i['’]m|i will be|we are) (?:currently |presently |now )?(?:out of (?:the )?office|away|on (?:annual |maternity |parental |sick )?(?:leave|vacation|holiday)|not in the office|travell?ing)",
    'out of (?:the )?office (?:until|from|with|and)|limited access to (?:my )?e-?mail|will (?:respond|reply|answer)[^.]{0,40}(?:return|when i|as soon as)|(?:this is|thank you for)[^.]{0,30}(?:an )?automat(?:ic|ed)|do not reply to this',
    '(?:ik ben|wij zijn|we zijn).{0,40}(?:afwezig|met vakantie|op vakantie|niet (?:op kantoor|aanwezig|bereikbaar)|met verlof)|automatisch (?:gegenereerd|antwoord|bericht)|uw (?:e-?mail|bericht) wordt niet (?:doorgestuurd|gelezen)',
    '(?:я |мы )?(?:сейчас |временно |в настоящее время )?(?:нахожусь|находимся|буду|ушла?) (?:в|на) (?:ежегодном |декретном |очередном )?(?:отпуск|командировк|больничн)|отсутствую (?:на рабочем месте|в офисе|до|с)|буду отсутствовать|автоматическ(?:ий ответ|ое (?:сообщение|уведомление))|нет на рабочем месте|это автоответ',
    'jestem.{0,30}(?:poza biurem|nieobecn|na urlopie|niedost[ęe]pn)|przebywam.{0,20}na urlopie|b[ęe]d[ęe] (?:nieobecn|na urlopie|poza biurem)|wiadomo[śs][ćc] (?:zosta[łl]a )?(?:wygenerowana )?automatyczn|automatyczna odpowied[źz]',
    'ich bin.{0,50}(?:nicht im (?:büro|haus)|im urlaub|abwesend|nicht erreichbar)|automatische (?:antwort|nachricht)|wird nicht weitergeleitet',
    'je suis.{0,40}(?:absente?|en congés?|en vacances)|actuellement absente?|réponse automatique|absente? (?:du bureau|jusqu)',
  ].join('|'),
  'iu',
);
