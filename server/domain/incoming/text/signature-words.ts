// Words people and programs sign with: closing formulas, thanks that close, telephones' lines, legal text, list and scanner footers.
import { isGivenName } from './given-names.ts';
import { CLOSES_FRENCH, FOOTER_WORD, GREETS, LEGAL_WORDS, stemsOf } from './line-stems.ts';
import type { MailLine } from './mail-line.ts';
import { stemFilter } from './stem-filter.ts';

const CLOSINGS = `regards|best regards|kind regards|kindest regards|warm regards|warmest regards|warmest wishes|with warmest regards|with warmest wishes|kindest wishes|with kind regards|with best regards|with warm regards|with regards|best|all the best|very best|best wishes|
with best wishes|kind wishes|warm wishes|warmly|sincerely|sincerely yours|yours sincerely|yours faithfully|yours truly|yours|respectfully|respectfully yours|cheers|cordially|xoxo|xx|xo|hugs|with respect|love|lots of love|rgds|brgds|br|kr|rgrds|kind rgds|best rgds|bests|greetings|
regards and thanks|thanks and regards|thanks & regards|thanks and best regards|thanks & best regards|many thanks and kind regards|thanks and kind regards|thank you and best regards|thank you and kind regards|with thanks and regards|
groet|groeten|groetjes|met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|vriendelijke groetjes|hartelijke groet|hartelijke groeten|met hartelijke groet|met hartelijke groeten|beste groet|beste groeten|mvg|m.v.g|gr|grtz|grt|hoogachtend|met groet|met groeten|liefs|
warme groet|fijne groet|de beste groeten|de groeten|groeten en dank|vr.gr|vr. gr|vr gr|vrgr|hgr|m.vr.gr|greetz|met de meeste hoogachting|met beste groet|met beste groeten|
mit freundlichen grüßen|mit freundlichem gruß|freundliche grüße|freundlichen gruß|viele grüße|liebe grüße|beste grüße|herzliche grüße|schöne grüße|sonnige grüße|gruß|grüße|lieben gruß|schönen gruß|viele liebe grüße|mfg|m.f.g|vg|lg|bg|hg|hochachtungsvoll|mit besten grüßen|mit besten empfehlungen|
mit herzlichen grüßen|mit lieben grüßen|mit lieben gruß|mit vielen grüßen|mit freundlichen gruessen|freundliche gruesse|viele gruesse|gruss|gruesse|besten gruß|
cordialement|bien cordialement|très cordialement|bien à vous|bien à toi|salutations|sincères salutations|meilleures salutations|salutations distinguées|sincèrement|cdt|cdlt|amicalement|amitiés|respectueusement|avec mes salutations|avec nos salutations|bien amicalement|bises|bisous|
saludos|un saludo|saludos cordiales|cordiales saludos|un cordial saludo|reciba un cordial saludo|atentamente|muy atentamente|le saluda atentamente|atte|cordialmente|un abrazo|abrazos|un fuerte abrazo|un fuerte saludo|mis mejores saludos|
cordiali saluti|distinti saluti|saluti|un saluto|un cordiale saluto|i migliori saluti|migliori saluti|con i migliori saluti|cari saluti|un abbraccio|in fede|saluti cordiali|cordialità|
atenciosamente|att|cumprimentos|melhores cumprimentos|com os melhores cumprimentos|com os meus cumprimentos|com os meus melhores cumprimentos|abraço|abraços|um abraço|saudações|respeitosamente|cordiais saudações|atentamente|
pozdrawiam|z poważaniem|z powazaniem|pozdrowienia|serdecznie pozdrawiam|pozdrawiam serdecznie|serdeczne pozdrowienia|z wyrazami szacunku|łączę pozdrowienia|łączę wyrazy szacunku|z pozdrowieniami|z serdecznymi pozdrowieniami|pzdr|pozdr|z uszanowaniem|pozdrawiamy|z wyrazami poważania|ukłony|
с уважением|с уважением к вам|с наилучшими пожеланиями|наилучшие пожелания|всего доброго|всего наилучшего|искренне ваш|искренне ваша|с почтением|с приветом|с ув|с глубоким уважением|с искренним уважением|с благодарностью и уважением|с уважением и благодарностью|ваш|ваша|
з повагою|з найкращими побажаннями|щиро|з пошаною|
med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|vänlig hälsning|hälsningar|hälsning|bästa hälsningar|varma hälsningar|hälsn|mvh|vh|vänligen|
med venlig hilsen|med venlige hilsner|venlig hilsen|venlige hilsner|hilsen|mange hilsner|bedste hilsner|de bedste hilsner|bedste hilsen|kærlig hilsen|kh|dbh|
med vennlig hilsen|vennlig hilsen|med vennlige hilsener|vennlige hilsener|beste hilsen|hilsen fra|
ystävällisin terveisin|terveisin|parhain terveisin|ystävällisesti|kunnioittavasti|terv|yst. terv|yt|terveiset|
s pozdravem|s pozdravom|s úctou|s přátelským pozdravem|s priateľským pozdravom|zdravím|s přáním hezkého dne|s přáním pěkného dne|s pozdravem a přáním hezkého dne|
üdvözlettel|tisztelettel|szívélyes üdvözlettel|üdv|köszönettel|baráti üdvözlettel|
cu stimă|cu respect|cu drag|toate cele bune|cu stima|
saygılarımla|saygılarımızla|iyi çalışmalar|sevgiler|selamlar|saygılar|iyi günler|
με εκτίμηση|φιλικά|με φιλικούς χαιρετισμούς|χαιρετισμούς|
с уважение|поздрави|lijep pozdrav|lijepi pozdrav|srdačan pozdrav|s poštovanjem|lep pozdrav|lp|pozdrav|срдачан поздрав|с поштовањем|
lugupidamisega|parimate soovidega|tervitades|ar cieņu|pagarbiai|su pagarba|
grüßle|grüßli|grüßerl|schöne grüßle|liebe grüßle|viele grüßle|es grüßt|es grüsst|es grüßen|allt gott|abs|bonne réception|dans l'attente de vous lire|祝 商祺|敬上|謹啟|谨上|敬启|敬啟|
groete|vriendelike groete|beste groete|me respekt|le meas|cofion|hörmətlə|құрметпен|поздрав|со почит|срдачно|с уважение и поздрави|lepe pozdrave|s spoštovanjem|با احترام|با تشکر|सादर|ขอแสดงความนับถือ|ด้วยความเคารพ|პატივისცემით|հարգանքով|yang benar|
salutacions|una salutació|salutacions cordials|agurrak|kveðja|bestu kveðjur|með kveðju|
此致|敬礼|敬禮|此致敬礼|此致 敬礼|祝好|顺祝商祺|祝商祺|敬具|草々|以上|拝|
בברכה|בכבוד רב|מع تحياتي|مع تحياتي|مع أطيب التحيات|تحياتي|وتفضلوا بقبول فائق الاحترام|
trân trọng|kính thư|thân mến|hormat kami|salam|salam hormat|hormat saya`;

const THANKS = `tnx|many thanks in advance|with gratitude|in gratitude|gratefully|stay safe|stay well|stay healthy|be well|in good health|all my best|grazie e saluti|grazie e cordiali saluti|terima kasih|धन्यवाद|merci et bonne journée|gracias y saludos|gracias y un saludo|obrigado e abraços|thanks|thank you|many thanks|thanks in advance|thanks again|thanks a lot|thanks so much|thank you in advance|thank you very much|thank you so much|with thanks|thx|thks|thnx|tx|tia|ta|
bedankt|dank|dank je|dank u|alvast bedankt|alvast dank|bij voorbaat dank|met dank|hartelijk dank|dank je wel|dank u wel|danke|vielen dank|besten dank|danke schön|dankeschön|herzlichen dank|vielen dank im voraus|danke im voraus|
merci|merci d'avance|merci beaucoup|merci par avance|gracias|muchas gracias|gracias de antemano|mil gracias|grazie|grazie mille|molte grazie|obrigado|obrigada|muito obrigado|muito obrigada|grato|grata|
dzięki|dziękuję|z góry dziękuję|dziękuję i pozdrawiam|dzięki i pozdrawiam|спасибо|заранее спасибо|большое спасибо|благодарю|заранее благодарю|с благодарностью|дякую|tack|tack på förhand|tack så mycket|tak|på forhånd tak|mange tak|takk|på forhånd takk|tusen takk|
kiitos|kiitos etukäteen|kiitoksia|kiittäen|děkuji|díky|děkujeme|předem děkuji|ďakujem|vopred ďakujem|köszönöm|előre is köszönöm|mulțumesc|multumesc|teşekkürler|teşekkür ederim|ευχαριστώ|благодаря|hvala|hvala unaprijed|aitäh|ačiū|paldies|谢谢|謝謝|감사합니다|고맙습니다|ありがとうございます|תודה|شكرا`;

/** Said on leaving: they sign where a name follows. */
const PARTINGS = `ciao|ciao ciao|take care|talk soon|speak soon|chat soon|see you|see you soon|see you then|see ya|bye|bye bye|bye for now|cya|later|peace|until then|
tschüß|tschüss|bis dann|bis bald|servus|tot dan|tot ziens|tot snel|tot gauw|doei|à bientôt|a bientôt|à plus|hasta luego|hasta pronto|nos vemos|
a presto|até logo|até breve|até mais|do usłyszenia|do zobaczenia|до свидания|до встречи|до связи|до побачення|vi ses|vi hörs|ses|ha det|ha det bra|på gensyn|vi snakkes|
nähdään|na shledanou|mějte se|viszlát|görüşürüz|hoşça kalın|pa|pusa|la revedere|довиждане|doviđenja|
goodbye|good bye|auf wiedersehen|au revoir|adiós|salud|arrivederci|adeus|do widzenia|пока|до зустрічі|бувайте|dovidenia|hej då|farvel|hyvästi|näkemiin|viszontlátásra|αντίο|görüşmek üzere|до скорого`;

/** Wished on leaving: with a comma they sign where a name follows; with a mark of exclamation they are said. */
const WISHES = `have a great day|have a good day|have a nice day|have a lovely day|have a great weekend|have a good weekend|have a nice weekend|have a great week|have a good one|enjoy your day|enjoy your weekend|enjoy the weekend|happy holidays|much appreciated|
with appreciation|appreciate it|appreciate your help|looking forward|looking forward to hearing from you|looking forward to your reply|looking forward to your response|hope this helps|hope that helps|
fijne dag|fijne dag nog|fijne dag verder|een fijne dag|een fijne dag nog|nog een fijne dag|prettige dag|prettige dag nog|fijne avond|fijn weekend|prettig weekend|goed weekend|
schönen tag|schönen tag noch|einen schönen tag|einen schönen tag noch|schönes wochenende|ein schönes wochenende|schönen abend|schönen feierabend|alles gute|alles liebe|
bonne journée|bonne fin de journée|bonne soirée|belle journée|bonne semaine|bon week-end|bon weekend|bonne continuation|quedo atento|quedo atenta|quedo a la espera|
buona giornata|buona serata|buon lavoro|buon weekend|desde já agradeço|agradecido|agradecida|bom fim de semana|
miłego dnia|życzę miłego dnia|miłego weekendu|miłego wieczoru|dobrego dnia|udanego dnia|ściskam|pozdrawiam i życzę miłego dnia|trzymaj się|trzymajcie się|
всего хорошего|хорошего дня|хорошего вечера|хороших выходных|хорошей недели|приятного дня|удачного дня|обнимаю|жду ответа|жду вашего ответа|с надеждой на сотрудничество|благодарю за понимание|спасибо за понимание|
гарного дня|щиро дякую|hezký den|hezký den přeje|pěkný den|přeji hezký den|zdraví|mějte se hezky|pekný deň|
ha en bra dag|ha en fin dag|ha en god dag|ha det gott|trevlig helg|hav en god dag|god weekend|god helg|hyvää päivänjatkoa|hyvää viikonloppua|mukavaa viikonloppua|
kolay gelsin|szép napot|szép napot kívánok|o zi bună|o zi frumoasă|καλή συνέχεια`;

const UNACCENTED: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i' };

/** Lower case without accents: many leave them out ("Udv", "Pozdrawiam serdecznie", "Mange hilsner"). */
const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[łøđı]/g, (letter) => UNACCENTED[letter]!)
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, ' ');
const setOf = (list: string) =>
  new Set(
    list
      .replace(/\n/g, '')
      .split('|')
      .map((word) => fold(word.trim())),
  );
const closings = setOf(CLOSINGS);
const thanks = setOf(`${THANKS}|${PARTINGS}`);
const wishes = setOf(WISHES);

const firstWord = (formula: string) => /[\p{L}\p{M}]+/u.exec(formula)?.[0] ?? '';
const openings = new Set([...closings, ...thanks, ...wishes].map(firstWord));
const mayOpen = stemFilter([...openings].flatMap((word) => [word, word.replace('ss', 'ß')]).join(' '));

export type Closing = { formula: 'closing' | 'thanks'; rest: string };

/** "Je vous prie d'agréer, Madame, l'expression de mes salutations distinguées." closes a French letter in a whole sentence. */
const FRENCH_LETTER =
  /(?:agréer|recevoir|recevez|croire).{0,120}(?:salutations|sentiments|considération|respects)/i;
/** "Gratefully yours," */
const LY_YOURS = /^\p{L}{3,15}ly yours[,.]?$/iu;
const MAX_FORMULA_WORDS = 7;

/** The closing formula a line begins with, and what follows it on the line ("Met vriendelijke groet, Jan" → "Jan"). `stems`: the line's, if at hand. */
export function closingOf(bare: string, stems = CLOSES_FRENCH | GREETS): Closing | undefined {
  if (bare.length <= 200 && (stems & CLOSES_FRENCH) !== 0 && FRENCH_LETTER.test(bare))
    return { formula: 'closing', rest: '' };
  if (bare.length > 100) return undefined;
  if (bare.length <= 30 && LY_YOURS.test(bare)) return { formula: 'closing', rest: '' };
  return (
    knownFormula(bare) ??
    inSeveralLanguages(bare) ??
    ((stems & GREETS) !== 0 && isOwnGreeting(bare) ? { formula: 'thanks', rest: '' } : undefined)
  );
}

/** "Viele GrüßeIngo", "Thanks,Ann": programs that make text of HTML lose the break between formula and name. */
const GLUED_NAME = /(\p{Ll}{3}[,.!]?)(?=\p{Lu}\p{Ll})/u;

/** Short, yet no word of any language. */
const ONLY_SIGNS = /^(?:rgds|mvg|vrgr|hgr|grtz|mfg|mvh|pzdr|cdlt)$/;

/** Whether the line begins with such signs. */
export function opensBySigns(bare: string): boolean {
  return ONLY_SIGNS.test(fold(firstWord(bare.slice(0, 40))));
}

const PUNCTUATION_END = /[\s,.!;:;،、。，！–—/-]+$/u;

function knownFormula(bare: string): Closing | undefined {
  if (mayOpen.first(bare) === 0 || !openings.has(fold(firstWord(bare.slice(0, 40))))) return undefined;
  const clean = bare
    .replace(/^[-–—*_~/\s]+/, '')
    .replace(/(?:\p{Extended_Pictographic}|\ufe0f|\u200d)+/gu, ' ')
    .trim();
  const words = clean.replace(GLUED_NAME, '$1 ').split(/\s+/);
  const folded = fold(words.slice(0, MAX_FORMULA_WORDS).join(' ')).split(' ');
  for (let count = Math.min(MAX_FORMULA_WORDS, words.length); count > 0; count--) {
    const last = words[count - 1]!;
    const head = folded.slice(0, count).join(' ').replace(PUNCTUATION_END, '');
    const formula =
      formulaOf(head) ??
      twoFormulas(head) ??
      (wishes.has(head) && !/[!.！。]$/.test(last) ? 'thanks' : undefined);
    if (!formula) continue;
    const rest = words.slice(count).join(' ');
    if (rest !== '' && count === 1 && head.length <= 4 && !ONLY_SIGNS.test(head) && !/[,.]$/.test(last))
      return formula === 'closing' && !/:$/.test(last) && isGivenName(words[1]!) && words.length <= 4
        ? { formula, rest }
        : undefined;
    return { formula, rest: rest.replace(/^[\s,.–—-]+/, '') };
  }
  return undefined;
}

/** "De beste groeten/Best regards,": one formula behind another, of which we may not know each. */
function inSeveralLanguages(bare: string): Closing | undefined {
  if (!bare.includes('/') || bare.includes('//')) return undefined;
  const parts = bare.split('/').map((part) => part.trim());
  if (
    parts.length > 4 ||
    parts.some((part) => part.split(/\s+/).length > 5 || !/^\p{L}[^.?!:\d]*$/u.test(part))
  )
    return undefined;
  const known = [parts[0]!, parts.at(-1)!].map(knownFormula).find((one) => one?.formula === 'closing');
  return known?.rest === '' ? known : undefined;
}

function formulaOf(head: string): Closing['formula'] | undefined {
  return closings.has(head) ? 'closing' : thanks.has(head) ? 'thanks' : undefined;
}

/** "Vielen Dank und viele Grüße", "Alvast bedankt en groeten": two formulas joined, of which either alone would do. */
function twoFormulas(head: string): Closing['formula'] | undefined {
  const joint = JOINT.exec(head);
  if (!joint) return undefined;
  const first = formulaOf(head.slice(0, joint.index).replace(PUNCTUATION_END, ''));
  const after = head.slice(joint.index + joint[0].length);
  const second = formulaOf(after) ?? (wishes.has(after) ? 'thanks' : undefined);
  if (!first || !second) return undefined;
  return first === 'closing' || second === 'closing' ? 'closing' : 'thanks';
}

const JOINT = / (?:and|und|en|et|y|e|i|и|та|i|och|og|ja|a|ve|es|si|και|&|\+) /;

/** "Sportliche Grüße", "Winterliche Grüße aus Tirol": a greeting of one's own making, counting only above a name. */
const OWN_GREETING =
  /^(?:\S+\s){0,3}(?:grü(?:ß|ss)en?|gru(?:ß|ss)|regards|wishes|greetings|saludos?|salut[io]|salutations|cumprimentos|abraços?|hilsen|hilsner|hälsning(?:ar)?|groet(?:en|jes)?|terveisin|pozdrowieni(?:a|ami)|pozdrave?m|pozdravom|уважением|пожеланиями|приветом|повагою|побажаннями|üdvözlettel|tisztelettel|sevgilerimle|поздрави)(?:\s(?:from|van|aus|von|vom|uit|de|da|desde|depuis|из|от|z|ze|fra|från)(?:\s\S+){1,3})?[,.!]?$/iu;

function isOwnGreeting(bare: string): boolean {
  return bare.length <= 60 && OWN_GREETING.test(bare);
}

const LEGAL = [
  /confiden[tc]i|vertrouwelijk|vertraulich|riservat|poufn|конфиденц|конфіденц|fortrolig|konfiden[ts]|luottamuksel|důvěrn|dôvern|bizalmas|gizli|εμπιστευτικ|поверителн|povjerljiv|机密|機密|保密|기밀/i,
  /privileged|proprietary|geheim|secreto|sigil/i,
  /intended (?:only |solely |exclusively )?(?:for|recipient)|(?:intended|named) recipient|addressee|geadresseerde|bestemd voor|adressat|empfänger|destinataire|destinatari|adresat|получател|адресат|mottagare|modtager|mottaker|vastaanottaja|příjemce|címzett|alıcı|muhatab|παραλήπτ|отримувач|destinatar|收件人|宛先|受信者|수신인|수신자/i,
  /in error|by mistake|per ongeluk|ten onrechte|onterecht|irrtümlich|par erreur|por error|per errore|por engano|pomyłk|omyłkow|ошибк|ошибочно|помилк|av misstag|ved en fejl|ved en feil|vahingossa|omylem|tévedés|yanlışlıkla|εκ παραδρομής|κατά λάθος|din greșeală|eroare|erehdy|误收|误发|誤收|誤って|誤送信|잘못 (?:수신|전송)/i,
  /unauthori[sz]ed|disclos|dissemina|prohibited|verboden|onbevoegd|unbefugt|untersagt|interdit|prohibid|vietat|zabron|запрещ|заборон|forbud|forbudt|förbjud|zakázán|kielletty|tilos|yasak|απαγορεύ|interzis|禁止|금지/i,
  /disclaimer|legal notice|liab(?:le|ility)|aansprakelijk|haftung|responsabilit|odpowiedzialno|ответственност/i,
  /(?:delete|destroy) (?:it|this|the)|verwijder|vernichten|löschen|supprimer|détruire|elimin|b[oó]rr[ae]|ap[aá]g(?:ue|á)|usun|удалит|видаліть|видалити|radera|slette|slet |смаза|smažte|vymažte|törölje|poista|silin|siliniz|διαγράψ|ștergeți|删除|刪除|削除|삭제|(?:notif|inform|advis|alert|contact|av[ei]s|verwittig|avert|prév[ei]n|comunic|comuniq|powiad|poinform|уведом|сообщ|повідом|medde|meld|kontakt|upozorn).{0,40}(?:sender|remetente|remitente|mittente|expéditeur|absender|afzender|nadawc|отправител|відправник|avsänd|avsender|afsender|odesílatel|odesilatel|odosielateľ)|(?:absender|afzender|avsändaren) .{0,40}(?:inform|benachrichtig|verständig|op de hoogte)/i,
  /virus/i,
  /\bgdpr\b|\bavg\b|\brodo\b|datenschutz|privacy (?:policy|statement)|персональных данных/i,
];
const LEGAL_HEAD =
  /^[\s*_-]*(?:disclaimer|confidentiality|confidential (?:note|notice|information)|legal (?:notice|disclaimer)|privileged|avis (?:de confidentialité|légal)|aviso (?:legal|de confidencialidad)|rechtlicher hinweis|vertraulichkeit|nota (?:legal|di riservatezza)|avvertenz|klauzula|уведомление о конфиденц|конфиденциальность|this (?:e-?mail|message|communication)(?: and| is|,| may| contain)|the information (?:contained |transmitted )?in this|dit (?:e-?mail)?bericht|(?:de|alle) informatie (?:in|verzonden met) (?:dit|deze)|aan (?:de inhoud van )?(?:dit (?:e-?mail)?bericht|deze e-?mail)|de inhoud van (?:dit|deze)|deze e-?mail|diese (?:e-?mail|nachricht)|der inhalt dieser (?:e-?mail|nachricht)|die (?:in dieser e-?mail enthaltenen )?informationen (?:in dieser|dieser) (?:e-?mail|nachricht)|ce (?:message|courriel|mail)|est[ae] (?:mensaje|correo|e-?mail|mensagem|comunica\S+)|questo messaggio|le informazioni contenute|niniejsz[ay] (?:wiadomość|e-?mail)|(?:ta|tę) wiadomość|treść (?:tej|niniejszej) wiadomości|informacje zawarte w|wiadomość (?:ta|niniejsza)|administratorem (?:pani|pana|państwa|twoich|danych)|bu e-?posta|bu mesaj|tento e-?mail|táto správa|tato zpráva|ez az e-?mail|ezen e-?mail|ce courrier|цей лист|це повідомлення|tämä (?:viesti|sähköposti)|det(?:ta|te) (?:e-?post|e-?mail|mail)|denn[ae] (?:e-?post|e-?mail|mail)|acest (?:mesaj|e-?mail)|αυτό το (?:μήνυμα|e-?mail)|本(?:电子)?邮件|本電子郵件|本メール|このメール|이 메일|(?:данное|настоящее|это) (?:электронное )?(?:сообщение|письмо)|(?:содержание|содержимое) (?:данного|настоящего|этого) (?:сообщения|письма)|информация,? содержащаяся в|информация в (?:данном|этом|настоящем) (?:сообщении|письме)|if you (?:have |received |are not |were not )|als u (?:dit|deze|niet)|indien (?:u|deze|dit)|(?:sollten|falls|wenn) sie (?:diese|nicht)|si (?:vous (?:avez|n|recevez)|usted|ud|ha recibido|no es)|se (?:ha ricevuto|avete ricevuto|non siete|você|recebeu|não)|caso (?:tenha|não|você)|je(?:śli|żeli) (?:otrzyma|nie |przesyłka|wiadomość)|если (?:вы|данное|это)|якщо (?:ви|цей)|pokud (?:jste|nejste)|ak ste|om du |hvis du |jos (?:olet|et ))/i;

const SCANNED =
  /^(?:this|dieser?|diese|dit|deze|este|esta|ce|cet|cette|questa?|questo|ta|to|это|данное|detta|denne|dette|tato|tento|tämä|ez)\s.{0,60}(?:virus|viren|vírus|antivir|avast|вирус|wirus|virem)/i;
const FOOTER =
  /sponsored by:|to unsubscribe|unsubscribe (?:from|here|at|click|link)|^unsubscribe|click here to unsubscribe|manage (?:your )?(?:subscription|preferences)|afmelden voor|uitschrijven|vom newsletter abmelden|abmelden:|se désabonner|désinscri|darse de baja|cancelar (?:la )?suscripción|annulla iscrizione|wypisz się|отписаться|you (?:have received|received|are receiving) this (?:message|e-?mail|because)|you(?:'re| are) subscribed|mailing list$|mailing list:|^list (?:info|archive|homepage)|listinfo|groups\.google\.com|google groups|yahoo! groups|reply to this e-?mail directly|view (?:it|this) (?:on|in|online)|in your browser|virus[- ]?free|virenfrei|sans virus|libre de virus|senza virus|vrij van virussen|checked (?:for|by).{0,40}(?:virus|avast|antivirus)|scanned (?:by|for|with)|gescan|geprüft.{0,40}(?:viren|avast)|проверено на (?:вирусы|отсутствие)|вирусов нет|wirus(?:ów|y)|www\.avast|avast\.com|avg\.com|consider the environment|think of the environment|think before you print|save (?:a|the) tree|denk aan het milieu|an die umwelt|подумайте об (?:экологии|окружающей среде)|miljön innan du|was sent from an? (?:notification|unmonitored|no-?reply)|^(?:any )?unauthori[sz]ed (?:use|access|disclosure|review|copying|distribution)\b.{0,80}(?:prohibited|forbidden)|sent (?:from|by) .{0,40}newsletter|^do you yahoo!\?$|get (?:your |more from the web\. )?free (?:download of )?msn|with msn (?:hotmail|messenger|photos|8)\b|(?:try|join|using) msn\b.{0,60}https?:|(?:hotmail|msn (?:explorer|photos|messenger)|yahoo! \w+) (?:free )?(?:at |- )?https?:/i;

/** "Before printing this e-mail, think of the trees": printing alone is what authors speak of too. */
const PRINTS =
  /(?:before|avoid|don['’]t|do not|save paper.{0,20}) print|nie drukuj|drukuj tylko|(?:voordat|voor) u .{0,30}(?:print|afdruk)|avant d['’]imprimer|antes de imprimir|prima di stampare|zanim wydrukujesz|перед тем как распечатать|прежде чем (?:рас)?печатать|bevor sie .{0,40}(?:ausdrucken|drucken)/i;
const SPARES =
  /environment|milieu|umwelt|environnement|paper|ambiente|ambiental|środowisk|окружающ|экологи|природ|tree|trees|bom(?:en)?|árvore|árbol|alber|planet|green|e-?mail|message|mensaje|mensagem|messaggio|courriel|correo|wiadomoś|письмо|сообщени|bericht/i;

/** Whether a paragraph opens as legal text does ("This e-mail is …", "Disclaimer"). */
export function opensLegally(paragraph: string): boolean {
  return LEGAL_HEAD.test(paragraph.slice(0, 300));
}

/** The lines as one running text. */
export function textOf(lines: MailLine[]): string {
  return lines.map((line) => line.bare).join(' ');
}

/** "Please notify the sender if you received this in error." */
const RECEIVED_IN_ERROR =
  /received (?:this|it)(?: \S+){0,3} (?:in error|by mistake)|(?:por|par|per) (?:engano|error|erreur|errore)/i;
/** "This e-mail may contain …" */
const OF_THIS_MAIL =
  /^[\s*_-]*(?:confidential(?:ity)? (?:note|notice)\W+)?(?:this|the contents of this|dit|deze|diese|ce|cet|este|esta|questo|questa|niniejsza|данное|настоящее|это|tento|tato|denne|dette|detta)\s(?:e-?mail(?:bericht)?|message|communication|bericht|nachricht|mail|courriel|mensaje|correo|mensagem|messaggio|wiadomość|сообщение|письмо|zpráva|meddelande|meddelelse)(?!\p{L})/iu;

/** One sentence about the mail itself that names a legal kind of thing, and talks of nothing else. */
export function isLegalSentence(lines: MailLine[]): boolean {
  const text = textOf(lines);
  if (text.length > 160 || /[.!?]["”)]?\s+\p{L}/u.test(text.replace(OF_THIS_MAIL, ''))) return false;
  return (
    OF_THIS_MAIL.test(text) &&
    (LEGAL[0]!.test(text) || LEGAL[2]!.test(text)) &&
    !/[,;:?]\s|\?$/.test(text.replace(OF_THIS_MAIL, ''))
  );
}

/** Cheap: whether the lines could hold enough legal phrases to count. */
export function mayBeLegal(lines: MailLine[]): boolean {
  let stems = 0;
  for (const line of lines) stems |= stemsOf(line);
  // Fewer than three never count, and the opening adds one at most.
  return bitsIn(stems & LEGAL_WORDS) >= 2;
}

/** How many kinds of legal phrase a paragraph holds; 0 when too few to count. */
export function legalScore(lines: MailLine[]): number {
  if (!mayBeLegal(lines)) return 0;
  const text = textOf(lines).slice(0, 3000);
  return (
    LEGAL.reduce((score, phrase) => score + (phrase.test(text) ? 1 : 0), 0) +
    (LEGAL_HEAD.test(text) || RECEIVED_IN_ERROR.test(text) ? 1 : 0)
  );
}

function bitsIn(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count++;
  return count;
}

/** A line of a mailing list, a virus scanner, a newsletter or "think before printing". */
export function isFooterLine(line: MailLine): boolean {
  const { bare } = line;
  return (
    bare.length <= 300 &&
    (stemsOf(line) & FOOTER_WORD) !== 0 &&
    (FOOTER.test(bare) || SCANNED.test(bare) || (PRINTS.test(bare) && SPARES.test(bare)))
  );
}
