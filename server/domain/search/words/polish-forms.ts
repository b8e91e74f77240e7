// Polish forms no ending explains: verbs whose stem changes, nouns with another vowel or consonant, comparison.

/** Folded form → the word whose stem it shares, or `=stem`, the stem it has for itself. */
export function polishForms(): Map<string, string> {
  const forms = new Map<string, string>();
  const rows = (list: string) =>
    list.split(',').map((line) => line.trim().split(/\s+/) as [string, ...string[]]);
  const heads = new Set([...rows(NOUNS), ...rows(WORDS)].map(([word]) => word));
  const add = (form: string, word: string) => {
    if (!forms.has(form) && !heads.has(form)) forms.set(form, word);
  };
  for (const [word, stem, endings] of rows(ALONE))
    for (const ending of ['', ...endings!.split('/')])
      forms.set(ending === '' ? word : stem + ending, `=${word}`);
  for (const [word, ...others] of rows(WORDS)) for (const form of others) add(form, word);
  for (const [word, stem, endings] of rows(NOUNS))
    for (const ending of endings!.split('/')) add(stem + ending.replace('-', ''), word);
  for (const prefix of PREFIXES) {
    for (const [verb, ...others] of rows(VERBS)) for (const form of others) add(prefix + form, prefix + verb);
    for (const [verb, first] of rows(SOFT_VERBS))
      for (const ending of ['e', 'a', 'ony', 'ona', 'one', 'ono', 'onych', 'onego', 'onej'])
        add(prefix + first + ending, prefix + verb);
  }
  return forms;
}

const PREFIXES = [
  '',
  'do',
  'na',
  'o',
  'ob',
  'od',
  'ode',
  'po',
  'pod',
  'prze',
  'przy',
  'roz',
  'roze',
  'u',
  'w',
  'we',
  'wy',
  'z',
  'ze',
  'za',
  's',
];

// Second conjugation whose consonant changes in the first person, the plural and the passive participle.
const SOFT_VERBS = `prosic prosz, nosic nosz, glosic glosz, wozic woz, chodzic chodz, zgodzic zgodz, placic plac, wrocic wroc, swiecic swiec, rzucic rzuc,
  czyscic czyszcz, puscic puszcz, miescic mieszcz, jezdzic jezdz, mysle mysl, pytac pyt, wiesic wiesz, kosic kosz, dusic dusz, music musz, gasic gasz, rosic rosz`;

const VERBS = `brac biore bierzesz bierze bierzemy bierzecie biora bral brala brali braly branie, prac piore pierze, pisac pisze piszesz piszemy piszecie pisza pisz piszcie pisany pisana pisane pisano pisani pisanego pisanej,
  jechac jade jedziesz jedzie jedziemy jedziecie jada jedz, isc ide idziesz idzie idziemy idziecie ida szedl szla szlo szli szly, jsc jde jdziesz jdzie jdziemy jda szedl szla szlo szli szly,
  moc moge mozesz moze mozemy mozecie moga mogl mogla moglo mogli mogly moglby, niesc niose niesiesz niesie niesiemy niosa niosl niosla niesli niosly niesiony niesiona,
  wiezc wioze wiezie wioza wiozl wiozla wiezli, wiesc wiode wiedzie wioda wiodl wiodla wiedli, klasc klade kladzie klada kladl kladla kladli, krasc kradne kradnie kradl kradli,
  jesc jem jesz je jemy jedza jadl jadla jedli, wiedziec wiem wiesz wie wiemy wiecie wiedza wiedzial wiedziala wiedzieli wiedzialem, umiec umiem umie umieja umial umieli,
  rozumiec rozumiem rozumie rozumieja rozumial rozumieli, miec mam masz ma mamy macie maja mial miala mieli mialy, dac dam dasz da damy dadza dal dala dali daly dany dana dano,
  byc jestem jestes jest jestesmy sa byl byla bylo byli byly bede bedzie bedziesz bedziemy beda, stac stoje stoi stoimy stoja stal stala stali, bac boje boi boja,
  wziac wezme wezmie wezmiemy wezma wzial wziela wzieli wziety wzieta, jac jme jmie jmiemy jma jal jela jeli jety jeta jeto, czac czne cznie czniemy czniecie czna czal czela czeli czeto czety, poczac poczne pocznie poczniemy poczniecie poczna poczal poczela poczeli poczeto poczety,
  ciac tne tnie tna cial ciela cieli, slac sle slesz sle slemy slecie sla slij slal slala slali slany slana slane slano slanych, spac spie spi spia, zyc zyje zyjesz zyjemy zyja zyl zyla,
  pic pije pijesz pija pil, bic bije bija bil, myc myje myja, kryc kryje kryja kryl kryty, szyc szyje szyja, czuc czuje czuja czul, psuc psuje psuja, robic robie robisz robi robimy robia robiony robiona robiono,
  widziec widze widzi widzisz widzimy widza widzial widziala widzieli, slyszec slysze slyszy slysza slyszal, lezec leze lezy leza, lecie, leciec lece leci leca lecial, siedziec siedze siedzi siedza,
  myslec mysle myslisz mysli myslimy mysla myslal myslala mysleli, wisiec wisze wisi, kazac kaze kaze kazesz kazemy kaza kaz, wiazac wiaze wiazemy wiaza, skakac skacze skacza, plakac placze placza,
  ciagnac ciagne ciagnie ciagna ciagnal ciagnela ciagneli, drzec drze drze, trzec trze tra tarl, umrzec umre umrze umarl umarla umarli, chciec chce chcesz chce chcemy chca chcial chciala chcieli,
  lubic lubie lubi lubia, mowic mowie mowi mowia, kupic kupie kupi kupia kupiony kupiona, mienic mienie mieni mienimy mienia mieniony mieniona mienil mienila mienili, czynic czynie czyni czynia, dzwonic dzwonie dzwoni dzwonia`;

const NOUNS = `zab zeb a/owi/em/ie/y/ow/om/ami/ach, maz mez a/owi/em/u/owie/ow/om/ami, rzad rzed u/em/y/ow/ami, rzad rzedzie -, blad bled u/em/y/ow/om/ami/ach/zie, sad sadzie -, krag kreg u/i/ow,
  dab deb u/em/y/ow/ami, reka rek i/e/a/om/ami/ach, reka rece -, reka rak -, reka reku -, pieniadz pieniedz y/mi, pieniadze pieniedz y/mi, swieto swiat -, ksieza ksiez y/om,
  noga nodze -, droga drodze -, ksiega ksiag -, waga wadze -, uwaga uwadze -, podloga podlodze -, polska polsce -, matka matce -, ksiazka ksiazce -, wysylka wysylce -, polka polce -, stawka stawce -, zaliczka zaliczce -, rzeka rzece -, fabryka fabryce -, reklama reklam -,
  kierownik kierownicy -, pracownik pracownicy -, urzednik urzednicy -, robotnik robotnicy -, prawnik prawnicy -, polak polacy -, uczestnik uczestnicy -, odbiorca odbiorcy -, kolega koledzy -, kolega koledze -, mezczyzna mezczyzn i/-/ie/o/om/ami/ach,
  klient klienci -, kontrahent kontrahenci -, student studenci -, agent agenci -, szwed szwedzi -, sasiad sasiedzi -, autor autorzy -, inzynier inzynierowie -, dyrektor dyrektorzy -, kierowca kierowcow -, kierowca kierowc y/e/a/om/ami,
  ojciec ojc a/u/em/owie/ow/om/ami/ach/ze, chlopiec chlopc a/u/em/y/ow/om, pies ps a/u/em/ie/y/ow/om/ami/ach, koniec konc a/owi/em/u/e/ow/om/ami, dzien dni -/a/u/em/e/om/ami/ach, tydzien tygodni -/a/owi/em/u/e/om/ami/ach, kwiecien kwietni a/u/em, styczen styczni a/u/em,
  wrzesien wrzesni a/u/em, grudzien grudni a/u/em, sierpien sierpni a/u/em, czerwiec czerwc a/u/em, marzec marc a/u/em, lipiec lipc a/u/em, poniedzialek poniedzialk u/iem/i, wtorek wtork u/iem/i, piatek piatk u/iem/i,
  imie imieni a/u/em, imie imion -/a/om/ami/ach, zwierze zwierzeci a/u/em, zwierze zwierze ta/tom/tami/tach, zwierze zwierzat -, dziecko dzieci -/om/mi/ach, ramie ramieni a/u, cialo ciel e, swiatlo swietle -, miasto miescie -, lato lecie -, swiat swiecie -, kwiat kwieci e, czlowiek ludzi -/e/om/mi/ach,
  brat braci -/a/om/mi/ach, ksiadz ksiedz a/u/em, oko ocz y/u/ami/om, oko oczu -, ucho uszu -, ucho usz y/ami, rok lat -/a/om/ami/ach, muzeum muze a/ow/om/ami/ach, centrum centr a/ow/om/ami/ach, liceum lice a/ow, okno okien -, krzeslo krzesel -, szklo szkiel -, wiadro wiader -,
  siostra siostr -, kropla kropel -, gra gier -, kosc kosc mi, lisc lisc mi, gosc gosc mi, praca prac -/y/e/a/om/ami/ach, firma firm -, wojna wojen -, panna panien -, cisnienie cisnien -, dom domu -, zdanie zdan -/ia/iu/iem/iom/iami/iach`;

// As NOUNS, where cutting would lead to another word.
const ALONE = `miesiac miesiac a/owi/em/u/e/om/ami/ach, miesiac miesiec y, lista list a/e, prosie prosie cia/ciu/ta/tami, taniec tanc a/u/em/e/ow/ami, palec palc a/u/em/e/ow/ami,
  linia lini a/i/e/om/ami/ach`;

const WORDS = `dom domowi, lepszy lepsza lepsze lepszego lepszych najlepszy najlepsza najlepsze, zly gorszy gorsza gorsze najgorszy, duzy wiekszy wieksza wieksze wiekszego wiekszych najwiekszy, maly mniejszy mniejsza mniejsze mniejszych najmniejszy,
  wysoki wyzszy wyzsza wyzsze wyzszych najwyzszy, niski nizszy nizsza nizsze najnizszy, drogi drozszy drozsza drozsze najdrozszy, dlugi dluzszy dluzsza dluzsze najdluzszy, krotki krotszy krotsza krotsze najkrotszy, szybki szybszy szybsza szybsze najszybszy,
  bliski blizszy blizsza blizsze najblizszy, wielki wiekszy, lekki lzejszy, waski wezszy, gleboki glebszy, szeroki szerszy szersza szersze, tani tanszy tansza tansze najtanszy, bialy bielszy, wesoly weselszy, zielony zielenszy, goracy goretszy,
  mlody mlodszy mlodsza mlodsze najmlodszy, nowy nowszy nowsza nowsze najnowszy nowe nowa nowego nowych nowej nowym nowymi nowemu, stary starszy starsza starsze najstarszy, ciezki ciezszy ciezsza ciezsze, mily milszy, prosty prostszy, czysty czystszy czysciej, czesty czestszy`;
