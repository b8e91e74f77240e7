// Words by which mail programs introduce what they quote, in the languages they speak: verbs of writing, header labels, names of "original message".

/** Verbs of writing, as they stand in an introduction ("… wrote:"), one word each. */
const VERBS = new Set(
  `wrote writes schrieb schrieben schreibt geschrieben schreef schreven geschreven schrijft écrit écrivait ecrit escribió escribio escribe escreveu escreve
scritto scrisse scrive napisał(a) napisał/a napisał napisała napisali napisal(a) napisal/a napisal napisala napísal(a) napísal napísala napsal(a) napsal napsala napsali pisze píše
пишет написал(а) написал написала написали писал(а) писал писала писали пише написав(ла) написав(-ла) написала(в) написав написала написа пиша
skrev skriver kirjoitti írta irta scris yazdı yazmış έγραψε napisao pisal pisala pisao kirjutas rakstīja parašė rašė viết menulis skrifaði escriure escribiu
כתב כתבה כתב/ה كتب كتبت كتب/كتبت написао/ла написао wrote(a)`.split(/\s+/),
);
const UNSPACED_VERBS = /写道|寫道|写到|来信|書きました|書いています|작성|(?:^| )napisana przez /i;

/** Whether a verb of writing stands in the text. */
export function hasWrote(text: string): boolean {
  for (const word of text.toLowerCase().split(/[^\p{L}\p{M}()/]+/u)) if (isVerb(word)) return true;
  return UNSPACED_VERBS.test(text);
}

/** Whether the text ends with a verb of writing, but for dashes and colons. */
export function endsWithWrote(text: string): boolean {
  // By hand: it is asked of nearly every line, and two regular expressions took longer than all else here.
  const from = Math.max(0, text.length - 60);
  let end = text.length;
  while (end > from && isOneOf(text.charCodeAt(end - 1), BEHIND)) end--;
  let start = end;
  while (start > from && !isOneOf(text.charCodeAt(start - 1), BETWEEN)) start--;
  if (isVerb(text.slice(start, end).toLowerCase())) return true;
  return text.charCodeAt(end - 1) > 0x3000 && UNSPACED_ENDS.test(text.slice(from, end));
}

const UNSPACED_ENDS = /(?:写道|寫道|写到|書きました|작성)$/;
const BEHIND = codesOf(/[\s.:：>-]/);
const BETWEEN = codesOf(/[\s>\d@.]/);

function codesOf(pattern: RegExp): Set<number> {
  const codes = new Set<number>();
  for (let code = 0; code < 65_536; code++) if (pattern.test(String.fromCharCode(code))) codes.add(code);
  return codes;
}

// Letters, the usual case, are in none of these sets.
const isOneOf = (code: number, codes: Set<number>): boolean => (code < 97 || code > 122) && codes.has(code);

function isVerb(word: string): boolean {
  return VERBS.has(word) || (word.includes('(') && VERBS.has(word.replace(/^\(+|\)+$|\($/g, '')));
}

export type Role = 'from' | 'sent' | 'date' | 'to' | 'cc' | 'subject' | 'other';

const LABELS: Record<Role, string> = {
  from: `from|von|van|de|da|от|от кого|отправитель|od|fra|från|lähettäjä|feladó|kimden|gönderen|від|від кого|відправник|de la|από|expéditeur|remitente|remetente|mittente|afzender|
absender|nadawca|avsändare|afsender|avsender|odesílatel|odosielateľ|寄件者|寄件人|发件人|發件人|差出人|送信者|送信元|보낸 사람|보낸사람|보내는 사람|từ|dari|saatja|no|nuo|šalje|pošiljatelj|pošiljalac|
подател|изпращач|מאת|من|frá|kellelt|expeditor|desde`,
  sent: `sent|sent time|gesendet|verzonden|envoyé|envoyé le|envoyée le|envoyé à|date d'envoi|enviado|enviado el|enviado a las|enviada|enviada em|enviado em|inviato|inviato il|data invio|wysłano|wysłane|wysłany|data wysłania|
отправлено|дата отправки|отправлен|надіслано|відправлено|skickat|sendt|lähetetty|odesláno|odoslané|elküldve|küldve|trimis|trimis la|gönderilme|gönderildi|gönderme tarihi|gönderilme tarihi|στάλθηκε|απεσταλμένα|
изпратено|poslano|poslato|发送时间|發送時間|发件日期|寄件日期|傳送時間|送信日時|送信|보낸 날짜|보낸날짜|saadetud|nosūtīts|išsiųsta|נשלח|đã gửi|đã gửi lúc|dikirim|received|odebrano|ontvangen|empfangen|получено|reçu`,
  date: `date|datum|fecha|data|дата|dato|päivämäärä|päiväys|pvm|dátum|tarih|ημερομηνία|日期|日時|日付|날짜|kuupäev|datums|ngày|tanggal|dagsetning|תאריך|التاريخ|when`,
  to: `to|an|aan|à|a|para|кому|получатель|получатели|do|til|till|vastaanottaja|komu|címzett|către|catre|kime|alıcı|προς|до|收件人|收件者|宛先|받는 사람|받는사람|kellele|kam|prima|za|אל|إلى|đến|tới|kepada|
destinataire|destinatario|destinatário|empfänger|ontvanger|odbiorca|pour|adressat|adresat|mottagare|modtager|per`,
  cc: `cc|bcc|kopie|kopi|kopia|copie|copie à|копия|dw|udw|cópia|copia|copia a|copia para|kopio|másolatot kap|másolat|bilgi|κοιν|κοινοποίηση|抄送|副本|참조|ccn|cci|cco|копія|kópia|skrytá kopie`,
  subject: `subject|betreff|betr|onderwerp|objet|sujet|asunto|assunto|oggetto|тема|temat|emne|ämne|aihe|předmět|predmet|tárgy|subiect|konu|θέμα|主题|主旨|主題|件名|제목|teema|tēma|tema|относно|נושא|الموضوع|chủ đề|
perihal|subjek|efni|vec|věc|re`,
  other: `reply-to|antwort an|répondre à|responder a|antwoord aan|ответить|importance|priority|prioriteit|priorität|wichtigkeit|belang|важность|ważność|attachments|attach|anlagen|bijlagen|pièces jointes|вложения|załączniki|
organization|message-id|x-mailer|newsgroups|mailing list|list|resent-from|sensitivity|categories|sender|in-reply-to|references|mime-version|content-type|return-path|delivered-to`,
};

const ROLES = new Map<string, Role>();
for (const [role, words] of Object.entries(LABELS) as [Role, string][])
  for (const word of words.replace(/\n/g, '').split('|')) if (!ROLES.has(word)) ROLES.set(word, role);

/** What a header label means in any of the languages known, or undefined. */
export function roleOfLabel(label: string): Role | undefined {
  const key = label.toLowerCase().replace(/[’`]/g, "'").replace(/\s+/g, ' ').trim();
  return ROLES.get(key);
}

/** "original / forwarded message", as it stands between dashes or before a copied header. */
export const ORIGINAL_MESSAGE =
  /original|forwarded|weitergeleitet|ursprüngliche|doorgestuurd|oorspronkelijk|origineel|transféré|transmis|réexpédié|d'origine|initial|reenviad|encaminhad|inoltrat|originale|przekaza|przesłan|oryginaln|pierwotna|исходн|оригинал|оригіналь|пересыла|перенаправл|пересла|переадрес|переслан|початков|vidarebefordra|videresend|vidaresänd|ursprungligt|oprindelig|opprinnelig|alkuperäinen|edelleenlähetetty|välitetty|přeposlan|původní|pôvodn|preposlan|továbbított|eredeti|redirecționat|originar|iletilen|özgün|orijinal|προωθη|αρχικό|препратен|proslijeđen|posredovan|izvorna|edastatud|algne|转发|轉寄|轉發|原始邮件|原邮件|原始郵件|原始|元のメッセージ|転送|전달된|원본|ursprung|repl(?:y|ied) message|antwort\s?nachricht/i;

export const FORWARDED =
  /forward|weitergeleitet|doorgestuurd|transf[ée]r|réexpédi|réachemin|reenvi|encaminh|inoltr|przekaz|przesłan|пересл|пересыл|переадрес|перенаправ|vidarebefordra|videresend|edelleen|välitet|přepos|prepos|továbbít|redirec|iletilen|προωθ|препрат|转发|轉寄|轉發|転送|전달/i;

export const END_OF_ORIGINAL =
  /^[-_=*\s]*(?:end (?:of )?(?:forwarded|original|quoted)|ende der (?:weitergeleiteten|ursprünglichen)|fin du message|einde (?:van )?(?:doorgestuurd|oorspronkelijk)|конец (?:пересланного|пересылаемого))/i;

/** "##- Please type your reply above this line -##": what help desks and boards put above what they send. */
export const REPLY_ABOVE =
  /(?:repl(?:y|ies)|respon[ds]e?|answer|write|type|comment)\b.{0,40}\babove (?:this|the) line|above this line.{0,30}\brepl|(?:antwort|schreiben).{0,50}(?:über|oberhalb) (?:dieser|der) (?:zeile|linie)|(?:répon|écri).{0,50}dessus de cette ligne|(?:antwoord|reageer|reactie|typ |schrijf).{0,50}boven deze (?:regel|lijn)|(?:respon|escrib|respuesta).{0,50}(?:encima de|arriba de|sobre) esta l[ií]nea|(?:rispo|scriv).{0,50}sopra (?:a )?questa (?:riga|linea)|(?:respon|respost|escrev).{0,50}acima d(?:esta|a) linha|(?:ответ|пишите|введите).{0,50}выше эт(?:ой|у) (?:строк|лини|черт)|(?:відпов|пишіть).{0,50}(?:вище|над) ці(?:єї|єю) (?:лін|рядк)|odpowied.{0,50}(?:powyżej|nad) t(?:ej|ą) lini|(?:svar|skriv).{0,50}(?:ovanför|ovenfor|over) (?:denna|denne|den här) (?:rad|linje)|odpov.{0,50}nad (?:tento|tuto|touto) (?:řád|čár)|yanıt.{0,50}bu satırın üst|この行(?:の上|より上)|(?:在|请在).{0,20}(?:此行|这行|此線|此线)(?:之上|以上|上方)|이 줄 위에/i;
