// How mail systems say in words that a mail was not delivered, for those that send no report a machine could read.

/** Who writes such mail. Matched against the sender's address and name. */
export const BOUNCE_SENDER =
  /^(mailer[-_]?daemon|poo?st[-_]?master|mail-?daemon|mdaemon|microsoftexchange[0-9a-f]{16,})\b[^@]*@|^(?:mailer-daemon|postmaster)$/i;
/** Addresses of such systems that people may have too. */
export const LIKELY_BOUNCE_SENDER =
  /^(mail-?system|(?:mail)?delivery[-_.]?(?:system|subsystem|agent|failure)?|bounce[sd]?|failed-?delivery|root)\b[^@]*@/i;
/** An address, or what an SMTP server answered. */
export const FAILED_RECIPIENT = /[^\s@<>]+@[^\s@<>]+\.\w|\b[45]\d\d[ -]|#?\b[45]\.\d\.\d/;
/** Programs that run lists and refuse mail to them. */
export const LIST_SOFTWARE =
  /^(?:sympa|majordomo|listserv|mailman|ezmlm|fml|[^@]+-(?:bounces|owner|admin|request))@/i;
export const LIST_REFUSES =
  /you (?:\S+@\S+ )?are not (?:a )?(?:member|subscribed|allowed|authori[sz]ed)|(?:message|post(?:ing)?)[^.]{0,60}(?:has been|was|is) (?:rejected|refused|denied)|authori[sz]ation denied|not allowed to (?:post|send)|post by non-?member/i;
export const BOUNCE_SENDER_NAME =
  /\b(mail ?delivery ?(?:sub)?system|mailer-daemon|mail ?administrator|postmaster|delivery (?:subsystem|service|agent)|internet mail delivery|mail delivery service)\b|^почтовая система|доставк[аи] почты/i;

/** Subjects that only such mail has. */
export const BOUNCE_SUBJECT = new RegExp(
  [
    'undeliver(?:ed|able)|non[- ]?deliver(?:ed|y|able)|not (?:be )?deliver(?:ed|able)|un ?deliverable',
    'deliver(?:y|ing)[^a-z]{0,3}(?:status )?(?:notification|report|failure|failed|error|problem|attempts?|has failed|delayed|warning|incomplete|unsuccessful|subsystem)',
    '(?:fail(?:ure|ed)|error|problem|unable|could not|cannot|warning)[^a-z]{0,3}(?:notice|in |to |with )?(?:mail |message |e-?mail |your )?(?:be )?(?:deliver|delivery|sending|transmission)',
    'returned (?:to sender|mail)|return(?:ed|ing) (?:message|mail|e-?mail|to sender)|mail (?:returned|failure|error|system error)|failure notice|message (?:you sent )?(?:blocked|rejected|undeliverable|status)|mail could not',
    'could not (?:send|deliver|be delivered)|rejected (?:mail|message)|user unknown|mailbox (?:full|unavailable|exceed)|unzustellbar|nicht zugestellt|zustell(?:ung|fehler)|unzustellbare',
    'onbestelbaar|niet (?:afgeleverd|bezorgd|worden bezorgd)|bezorging|kan niet worden bezorgd',
    'недоставлен|не ?доставлен|невозможно доставить|не удалось доставить|сообщение не доставлено|ошибка доставки|возврат письма|не может быть доставлен',
    'niedostarczon|nie (?:można|udało się|zosta[łl]a?) (?:si[ęe] )?dostarcz|nie dostarczono|niedor[ęe]czon|zwrot wiadomo',
    'non remis|échec de la remise|non distribuable|non délivr|mancata consegna|no se (?:ha )?(?:pudo|podido) entregar|wiadomość nie',
    'メール配信|配信エラー|delivery failed|mail delivery',
  ].join('|'),
  'i',
);

/** Sentences of such mail's text. */
export const BOUNCE_TEXT = new RegExp(
  [
    "(?:could|can|was|were|has|have|would)(?: ?not|n['’]t)(?: yet)? (?:be|been) (?:delivered|sent|relayed|reached|accepted)",
    '(?:unable|failed|failure|impossible|not able) to (?:deliver|send|relay)|deliver(?:y|ed)? (?:to|attempts?|of your|has|failed|status|temporarily|incomplete)[^.]{0,80}(?:fail|suspend|delay|unsuccessful|incomplete|problem)',
    'delivery failed|delivery has failed|permanent(?:ly)? (?:fatal )?(?:error|fail)|undeliver(?:able|ed)|not delivered to|no valid recipients|no such user|invalid user|failed addresses',
    'did not reach the following recipient|recipients? (?:is|are|was|were|address)?[^.\\n]{0,30}(?:rejected|unknown|invalid|not found|failed|refused)',
    '(?:user|recipient|mailbox|address|account)[^.\\n]{0,40}(?:unknown|not (?:exist|found)|unavailable|disabled|full|over quota|rejected|inactive)',
    'returned (?:to sender|to you|below)|sorry[^.]{0,40}(?:returned|deliver|unable)|being returned|message (?:was|has been) (?:rejected|blocked|returned|refused|undeliverable)',
    '\\b(?:smtp|host|server|remote)[^\\n]{0,60}\\b(?:said|error|response|replied|returned)[^\\n]{0,40}\\b[45]\\d\\d\\b|\\b(?:4\\d\\d|5\\d\\d)[ -]#?[45]\\.\\d\\.\\d|<<< [45]\\d\\d|\\b55[0-4][ -]',
    'не (?:может|могло|удалось|было|была|был)[^.]{0,20}(?:быть )?достав|недоставлен|не доставлен|не существует|переполнен',
    'niet (?:worden |kon |kan )?(?:afgeleverd|bezorgd|worden afgeleverd)|onbestelbaar',
    'nie (?:mo[żz]e|mo[żz]na|mog[łl]a|uda[łl]o|zosta[łl]a)[^.]{0,30}dostarcz|niedostarczon',
    'nicht (?:zugestellt|ausgeliefert|zustellbar)|unzustellbar|konnte nicht',
    "n['’]a pas pu être|non remis|impossible de remettre",
    '送信できません|配信できません|届けられません|エラー',
  ].join('|'),
  'i',
);
