// Words of one language that look like another word of another language: asked in the one, they must not find the other.

/**
 * `asked>found`: what is typed, a word of the first language and none of the second, and a word of the second with another
 * meaning. Taken from lists of common words, mostly false friends with an ending.
 */
export const lookAlikes: Record<string, string> = {
  'nl>en': `offerte>offer branden>brand baden>bad waren>war dienen>die romen>room slimme>slim listig>list vasten>vast gladde>glad
    petten>pet pitten>pit wetten>wet stemmen>stem leveren>lever ordenen>order roven>roof miste>mist maten>mate maden>made
    mennen>men hopen>hoop roosteren>rooster sloten>slot spotten>spot palen>pale doornen>door beren>bear boten>boot bomen>boom
    kinderen>kind raten>rate slappe>slap noten>note vaste>vast loten>lot giftig>gift trappen>trap pinken>pink mappen>map
    rampen>ramp ruggen>rug lappen>lap muggen>mug paden>pad wanden>wand weken>weak worsten>worst benen>been biggen>big
    bange>bang danken>dank doven>dove gangen>gang meten>meet monsteren>monster paren>pare springen>spring starre>star
    wandelen>wander stallen>stall vallen>fall stoelen>stool winkelen>wink stappen>step handelen>handle tellen>tell`,
  'en>nl': `winking>wink beaten>beat lotting>lot rooming>room spotted>spot dropped>drop filed>file staged>stage
    wetting>wet petting>pet pitted>pit listed>list ramped>ramp mugged>mug padding>pad trapped>trap stemmed>stem
    hooped>hoop warring>war netted>net barred>bar bakery>bak lapping>lap banged>bang mapping>map willing>wil dared>daar
    halved>half helping>help gifted>gift worsted>worst slotted>slot rugged>rug boomed>boom booted>boot wandering>wand
    kinds>kind rooms>room slots>slot lists>list ramps>ramp mugs>mug brands>brand gangs>gang stems>stem doors>door`,
  'pl>en': `listy>list panów>pan buty>but brata>brat kitu>kit potu>pot sadu>sad lotu>lot mostu>most baty>bat gnaty>gnat rady>rad tonu>ton
    charty>chart pary>par carem>car jary>jar promy>prom stopy>stop padać>pad łapy>lap lipy>lip mody>mod noty>not nuty>nut
    raty>rat rodu>rod runo>run rany>ran sita>sit sowy>sow tanie>tan tomy>tom wady>wad wagi>wag winy>win badać>bad boga>bog budy>bud
    damy>dam gapy>gap huty>hut kina>kin lamy>lam mety>met pupy>pup tuby>tub posty>post rankiem>rank marki>mark córki>cork
    gusta>gust daty>data topić>top palić>pal godny>god hamować>ham lata>late miny>mine ceny>cent drogi>drog dary>dare
    praca>pray oferta>offer karty>cart kury>cure`,
  'en>pl': `lots>lot pots>pot pans>pan bats>bat charts>chart kits>kit butted>but proms>prom tons>ton rods>rod tanned>tan listed>list
    stopping>stop rows>row sadly>sad mostly>most ranked>rank wading>wad winning>win barring>bar marking>mark sits>sit posted>post
    buds>bud dams>dam topped>top jarred>jar paring>par toned>ton`,
  'nl>pl': `potten>pot pannen>pan bakken>bak kokken>kok rokken>rok sokken>sok bokken>bok koppen>kop tonnen>ton stokken>stok matten>mat domme>dom
    raden>rad laden>ład mosten>most lekken>lek wieken>wiek sterren>ster toren>tor wonen>woń wollen>wół bollen>ból polen>pól stollen>stół
    dollen>dół mollen>mól sollen>sól bronnen>broń kuren>kur nutten>nut bukken>buk lukken>łuk stukken>stuk krukken>kruk pikken>pik mitten>mit
    passen>pas wassen>wąs lassen>las kassen>kas losse>los kozen>kos lezen>les buren>bur duren>dur listen>list loten>lot brakken>brak
    takken>tak makken>mak zakken>żak ramen>rama sommen>som tellen>tel wekken>wek koken>kok ziekten>zięć dagen>dag winnen>win manen>man
    planken>plan groten>grot`,
  'pl>nl': `baki>bak potu>pot panów>pan listy>list loty>lot kopa>kop roku>rok soki>sok boku>bok stoki>stok tonu>ton mostu>most leki>lek wole>wol
    bole>bol sole>sol nuty>nut pasy>pas lasy>las losy>los stopy>stop rady>rad domu>dom raty>rat sowy>sow waga>waag kasy>kas bryły>bril
    karty>kart wiary>wier`,
};

/** Russian words that sound like words of the others: script alone keeps them apart. Russian, English, Dutch, Polish. */
export const soundAlikes = `
лист list lijst list
брат brat braden brat
магазин magazine magazijn magazyn
стол stole stoel stół
кот coat kot kot
рот rot rot rota
нос nose noot nos
том tome toom tom
сад sad zat sad
дом dome dom dom
луг lug lug luk
порт port poort port
банк bank bank bank
кран crane kraan kran
план plan plan plan
склад slab schlad skład
счет shot schot szczyt
товар tower tover towar
цена scene scène cena
акт act akte akt
срок shrug strook krok
груз gruse groes gruz
вес vest vers wieś
заказ case zaak zakaz
вода void vod woda
час chas tas czas
мир mere mier mir
рука rook roek ręka
нога nog nog noga
год god god god
день den deen dzień
ночь notch noot noc
утро outer outer utro
вечер vetch wekker wieczór
хлеб club kleb chleb
соль sole sol sól
сыр seer sier ser
чай chai thee czaj
суп soup soep zupa
рис rise rijs ryż
мост most most most
парк park park park
театр theatre theater teatr
музей muse musea muzeum
врач rash wrak wrak
друг drug droog drogi
сын sin zin syn
мать mat mat matka
отец oats otter ojciec
дочь dodge dochter córka
муж moose muis mąż
жена jean gene żona
стена stain steen ściana
пол pole pol pole
окно okra okno okno
дверь dwarf dweil drzwi
крыша crush krijs krzesło
сила seal zeil siła
право prove proef prawo
лето let let lato`;
