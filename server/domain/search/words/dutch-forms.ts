// Dutch forms that spelling does not explain: strong verbs, plurals with another vowel, comparison.

/** Folded form → the word whose stem it shares. */
export function dutchForms(): Map<string, string> {
  const forms = new Map<string, string>();
  for (const line of STRONG.split(',')) {
    const [verb, singular, plural, participle] = line.trim().split(/\s+/) as [string, string, string, string];
    const list = [singular, plural, participle].filter((form) => form !== '-');
    for (const form of list) if (!forms.has(form)) forms.set(form, verb);
    // With a prefix that parts (afspreken, afgesproken) or does not (bespreken, besproken).
    for (const prefix of PARTING) {
      for (const form of list) if (!isNoun(form)) add(forms, prefix + form, prefix + verb);
    }
    for (const prefix of FAST) {
      for (const form of [singular, plural, participle.replace(/^ge/, '')])
        if (form !== '-' && !(PARTING.includes(prefix) && isNoun(form)))
          add(forms, prefix + form, prefix + verb);
    }
  }
  for (const line of WORDS.split(',')) {
    const [word, ...others] = line.trim().split(/\s+/) as [string, ...string[]];
    for (const form of others) forms.set(form, word);
  }
  for (const word of COMPARED.split(/\s+/)) for (const form of compared(word)) add(forms, form, word);
  return forms;
}

// afspraken, bijlagen, uitgaven, overnamen: nouns in all mail, where the verb's own form is *spraken af*.
const isNoun = (form: string): boolean => /^(?:sprak|brak|lag|gav|nam|zag)en$/.test(form);

function add(forms: Map<string, string>, form: string, word: string): void {
  if (!forms.has(form)) forms.set(form, word);
}

/** groot: grote, groter, grotere, grootst, grootste; wit: witte …; duur: duurder …; lief: lieve …; vies: vieze … */
function compared(word: string): string[] {
  const closed = /(?:^|[^aeiou])[aeiou][bcdfgklmnpt]$/.test(word) && word.length < 6;
  let open = word;
  if (closed) open = word + word.at(-1);
  else if (/([aeou])\1[^aeiou]$/.test(word)) open = word.replace(/([aeou])\1([^aeiou])$/, '$1$2');
  const soft = closed
    ? open
    : open.replace(/f$/, 'v').replace(/([aeou]i|[aeou]{2}|ie|[^aeiou][aeou]|ij)s$/, '$1z');
  const plural = word.endsWith('r') ? `${open}e` : `${soft}e`;
  const more = word.endsWith('r') ? `${word}der` : `${soft}er`;
  const most = word.endsWith('s') ? `${word}t` : `${word}st`;
  return [plural, more, `${more}e`, most, `${most}e`];
}

/** What may part from its verb: *keur goed*, *goedgekeurd*. */
export const PARTING =
  'aan achter af bij binnen boven deel dicht door goed in klaar langs los mee na neer om onder op open over plaats rond samen stil tegen terecht terug thuis toe tussen uit vast vol voor voorbij vrij weg'.split(
    ' ',
  );
const FAST = ['be', 'ver', 'ont', 'her', 'over', 'onder', 'mis'];

const STRONG = `bakken - - gebakken, barsten - - gebarsten, bederven bedierf bedierven bedorven, bedriegen bedroog bedrogen bedrogen,
  beginnen begon begonnen begonnen, begint begint begint begonnen, bergen borg borgen geborgen, bevelen beval bevalen bevolen,
  bewegen bewoog bewogen bewogen, bezwijken bezweek bezweken bezweken, bidden bad baden gebeden, bieden bood boden geboden,
  bijten beet beten gebeten, binden bond bonden gebonden, blazen blies bliezen geblazen, blijken bleek bleken gebleken,
  blijven bleef bleven gebleven, blinken blonk blonken geblonken, breken brak braken gebroken, brengen bracht brachten gebracht,
  buigen boog bogen gebogen, denken dacht dachten gedacht, dingen dong dongen gedongen, doen deed deden gedaan,
  dragen droeg droegen gedragen, drijven dreef dreven gedreven, dringen drong drongen gedrongen, drinken dronk dronken gedronken,
  druipen droop dropen gedropen, duiken dook doken gedoken, dwingen dwong dwongen gedwongen, eten at aten gegeten,
  fluiten floot floten gefloten, gaan ging gingen gegaan, gelden gold golden gegolden, genezen genas genazen genezen,
  genieten genoot genoten genoten, geven gaf gaven gegeven, gieten goot goten gegoten, glijden gleed gleden gegleden,
  glimmen glom glommen geglommen, graven groef groeven gegraven, grijpen greep grepen gegrepen, hangen hing hingen gehangen,
  hebben had hadden gehad, heffen hief hieven geheven, helpen hielp hielpen geholpen, houden hield hielden gehouden,
  houwen hieuw hieuwen gehouwen, kiezen koos kozen gekozen, kijken keek keken gekeken, klimmen klom klommen geklommen,
  klinken klonk klonken geklonken, knijpen kneep knepen geknepen, komen kwam kwamen gekomen, kopen kocht kochten gekocht,
  krijgen kreeg kregen gekregen, krimpen kromp krompen gekrompen, kruipen kroop kropen gekropen, kunnen kon konden gekund,
  lachen - - gelachen, laden - - geladen, laten liet lieten gelaten, lezen las lazen gelezen, liegen loog logen gelogen,
  liggen lag lagen gelegen, lijden leed leden geleden, lijken leek leken geleken, lopen liep liepen gelopen,
  malen - - gemalen, meten mat maten gemeten, mijden meed meden gemeden, moeten moest moesten gemoeten, mogen mocht mochten gemogen,
  nemen nam namen genomen, prijzen prees prezen geprezen, raden ried rieden geraden, rijden reed reden gereden,
  roepen riep riepen geroepen, ruiken rook roken geroken, scheiden - - gescheiden, schelden schold scholden gescholden,
  schenken schonk schonken geschonken, scheppen schiep schiepen geschapen, scheren schoor schoren geschoren,
  schieten schoot schoten geschoten, schijnen scheen schenen geschenen, schrijven schreef schreven geschreven,
  schrikken schrok schrokken geschrokken, schuiven schoof schoven geschoven, slaan sloeg sloegen geslagen,
  slapen sliep sliepen geslapen, slijpen sleep slepen geslepen, slijten sleet sleten gesleten, sluiten sloot sloten gesloten,
  smelten smolt smolten gesmolten, smijten smeet smeten gesmeten, snijden sneed sneden gesneden, spijten speet - gespeten,
  spreken sprak spraken gesproken, springen sprong sprongen gesprongen, spuiten spoot spoten gespoten, staan stond stonden gestaan,
  steken stak staken gestoken, stelen stal - gestolen, sterven stierf stierven gestorven, stijgen steeg stegen gestegen,
  stinken stonk stonken gestonken, stoten - - gestoten, strijden streed streden gestreden, strijken streek streken gestreken,
  treden trad traden getreden, treffen trof troffen getroffen, trekken trok trokken getrokken, vallen viel vielen gevallen,
  vangen ving vingen gevangen, varen voer voeren gevaren, vechten vocht vochten gevochten, verdwijnen verdween verdwenen verdwenen,
  vergeten vergat vergaten vergeten, verlaten verliet verlieten verlaten, verliezen verloor verloren verloren, verlies verlies verlies verloren,
  vermijden vermeed vermeden vermeden, vinden vond vonden gevonden, vliegen vloog vlogen gevlogen, vouwen - - gevouwen,
  vragen vroeg vroegen gevraagd, vriezen vroor vroren gevroren, wassen - - gewassen, wegen woog wogen gewogen,
  werpen wierp wierpen geworpen, werven wierf wierven geworven, weten wist wisten geweten, weven - - geweven, wijken week weken geweken,
  wijten weet weten geweten, wijzen wees wezen gewezen, willen wou wilden gewild, winden wond wonden gewonden, winnen won wonnen gewonnen,
  worden werd werden geworden, wrijven wreef wreven gewreven, zeggen zei zeiden gezegd, zenden zond zonden gezonden,
  zien zag zagen gezien, zijn was waren geweest, zingen zong zongen gezongen, zinken zonk zonken gezonken, zitten zat zaten gezeten,
  zoeken zocht zochten gezocht, zuigen zoog zogen gezogen, zullen zou zouden -, zwemmen zwom zwommen gezwommen,
  zweren zwoer zwoeren gezworen, zwijgen zweeg zwegen gezwegen`;

const WORDS = `dag dagen, weg wegen, dak daken, glas glazen, gat gaten, pad paden, bad baden, slot sloten, vat vaten, blad bladen bladeren,
  bedrag bedragen, verslag verslagen, gebrek gebreken, gebed gebeden, gebod geboden, verbod verboden, gezag, verkeer, lid leden,
  schip schepen, stad steden, smid smeden, god goden, hof hoven, hol holen, lot loten, oorlog oorlogen, schot schoten, spel spelen,
  tred treden, vlot vloten, kind kinderen, ei eieren, lied liederen, rund runderen, kalf kalveren, lam lammeren, hoen hoenderen,
  rad raderen, volk volkeren, been beenderen, gemoed gemoederen, museum musea, centrum centra, datum data,
  politicus politici, musicus musici, technicus technici, medicus medici, criticus critici, historicus historici, catalogus catalogi,
  koopman kooplieden kooplui, zeeman zeelieden zeelui, vakman vakmensen vaklieden, knie knieen, zee zeeen, idee ideeen,
  doen doet doe, gaan gaat ga, staan staat sta, slaan slaat sla, zien ziet zie, zijn is ben bent, hebben heeft heb hebt,
  week weken, maand maanden, land landen, paard paarden, kaars kaarsen, plaats plaatsen geplaatst, offerte offertes, kort korte korter kortste,
  veel vele meer meest meeste, weinig minder minst minste, kwaad erger ergst,
  nieuws =nieuws, koning koningen, ding dingen, ring ringen, kring kringen, haring haringen, woning woningen, honing,
  vijand vijanden, avond avonden, eend eenden, vriend vrienden, gewond, hond honden, hand handen, band banden, kant kanten,
  mogelijkheid mogelijkheden, gelegenheid gelegenheden`;

const COMPARED = `arm bang bleek blij blond boos breed bruin dicht diep dik dom donker droog dun duidelijk duur echt eenvoudig eerlijk eng fijn
  flink fris gaaf gek gelukkig gemakkelijk gevaarlijk gewoon gezond glad goedkoop groen groot grof hard heet helder hoog jong kaal kalm klein
  knap koud krap kwaad laag laat lang langzaam leeg lekker lelijk leuk licht lief los luid lui mager makkelijk moe moeilijk mooi nat nauw
  net nieuw nuttig oud persoonlijk prettig raar rauw recht rijk rond rood ruim rustig schaars scherp schoon simpel slank slap slecht slim
  smal snel soepel stevig stijf stil sterk stom straf strak streng stug taai trouw trots traag veilig ver vers vet vies vlak vlug voorzichtig
  vreemd vriendelijk vrij vroeg vrolijk vol vuil warm wijs wijd wild wit zacht zeker ziek zout zuiver zuur zwaar zwak zwart belangrijk
  geschikt gunstig handig actief positief negatief`;
