// Dutch word forms by the classes of a grammar: plurals, weak and strong verbs, adjectives; and words that only look alike.

/** Each line a paradigm: the word, then its forms. By class: nouns, weak verbs, strong verbs, adjectives. */
export const paradigms = `
boek boeken
boom bomen
muur muren
kat katten
bus bussen
raaf raven
golf golven
kaas kazen
gans ganzen
dak daken
hof hoven
slot sloten
oorlog oorlogen
schip schepen
stad steden
lid leden
smid smeden
tafel tafels
winkel winkels
bakker bakkers
lepel lepels
meisje meisjes
foto foto's
baby baby's
menu menu's
kind kinderen
ei eieren
lied liederen
rund runderen
zee zeeën
knie knieën
theorie theorieën
provincie provincies
waarheid waarheden
eenheid eenheden
museum musea
politicus politici
leraar leraren
bezem bezems
vijand vijanden
koning koningen
vergadering vergaderingen
leerling leerlingen
vriendin vriendinnen
bedrijf bedrijven
kilometer kilometers
voorwaarde voorwaarden
gemeente gemeenten gemeentes
werken werk werkt werkte werkten gewerkt werkend
horen hoor hoort hoorde hoorden gehoord
leven leef leeft leefde leefden geleefd
reizen reis reist reisde reisden gereisd
praten praat praatte praatten gepraat
antwoorden antwoord antwoordt antwoordde antwoordden geantwoord
bellen bel belt belde belden gebeld
koken kook kookt kookte kookten gekookt
stoppen stop stopt stopte stopten gestopt
betalen betaal betaalt betaalde betaalden betaald
verhuizen verhuis verhuist verhuisde verhuisd
controleren controleer controleert controleerde gecontroleerd
regelen regel regelt regelde regelden geregeld
openen open opent opende geopend
tekenen teken tekent tekende getekend
ontmoeten ontmoet ontmoette ontmoetten
herhalen herhaal herhaalt herhaalde herhaald
opbellen opbelt opbelde opgebeld
invullen invult invulde ingevuld
afleveren aflevert afleverde afgeleverd
schrijven schrijf schrijft schreef schreven geschreven
blijven blijf blijft bleef bleven gebleven
kijken kijk kijkt keek keken gekeken
bieden bied biedt bood boden geboden
sluiten sluit sloot sloten gesloten
binden bind bindt bond bonden gebonden
beginnen begin begint begon begonnen
zwemmen zwem zwemt zwom zwommen gezwommen
helpen help helpt hielp hielpen geholpen
trekken trek trekt trok trokken getrokken
nemen neem neemt nam namen genomen
breken breek breekt brak braken gebroken
geven geef geeft gaf gaven gegeven
lezen lees leest las lazen gelezen
eten eet at aten gegeten
dragen draag draagt droeg droegen gedragen
varen vaar vaart voer voeren gevaren
lopen loop loopt liep liepen gelopen
slapen slaap slaapt sliep sliepen geslapen
roepen roep roept riep riepen geroepen
hangen hang hangt hing hingen gehangen
brengen breng brengt bracht brachten gebracht
denken denk denkt dacht dachten gedacht
weten weet wist wisten geweten
staan sta staat stond stonden gestaan
slaan sla slaat sloeg sloegen geslagen
verliezen verlies verliest verloor verloren
verkopen verkoop verkoopt verkocht verkochten
aanbieden aanbiedt aanbood aangeboden
groot grote groter grootste
klein kleine kleiner kleinste
wit witte witter witste
lief lieve liever liefste
vies vieze viezer
duur dure duurder duurste
zwaar zware zwaarder zwaarste
droog droge droger droogste
dik dikke dikker dikste
goed goede beter beste
zeker zekere zekerder zekerste
mooi mooie mooier mooiste
belangrijk belangrijke belangrijker belangrijkste
gevaarlijk gevaarlijke gevaarlijker gevaarlijkste
`;

/** Pairs of different words: alike in spelling, or derived so far apart that a reader would not expect one for the other. */
export const different = `
boom bom, bomen bommen, maan man, manen mannen, raam ram, ramen rammen, kaas kas, kazen kassen, peer per, veer ver, been ben, steen sten,
boot bot, boten botten, poot pot, poten potten, roos ros, noot nut, bos bus, zoon zon, zonen zonnen, kool kol, school schol,
muur muis, buur bus, duur dus, huur huis, vuur vis, zuur zus, taak tak, taken takken, haak hak, zaak zak, zaken zakken, vaak vak,
laat lat, straat strak, plaat plat, maat mat, maten matten, staaf staf, staal stal, stalen stallen, taal tal, paal pal, paar par,
beek bek, beken bekken, week wek, steek stek, leek lek, deeg dag, veeg veen, reep rap, zeep zeef, speel spel, deel del, heel hel, veel vel,
geel gel, meel mel, rood rok, brood brok, nood noot, dood dop, lood lot, hoop hop, koop kop, kopen koppen, knoop knop, loop lot, sloop slop,
stoof stof, oor orde, door dorp, voor vork, spoor spoed, boor bord, hoek hok, doek dok, boek bok, zoek zak, koek kok, vloek vlok,
bier bies, dier die, vier vies, hier hiel, mier mij, tien teen, zien zin, wiel wil, kiel kil, stiel stil, bied bid, lied lid, riet rit,
brief brei, lijf lijn, wijf wijn, schijf schijn, blij blik, rij rijk, zij zijde, wijze wijzer, reis rijs, eis ijs, mei mij, lei lij, zeil zijl,
peil pijl, leiden lijden, weide wijde, steil stijl, bereiden berijden, rouw rauw, nauw nou, kauw kou, jou jouw,
licht lucht, macht nacht, zacht zucht, recht richt, vecht vacht, echt acht, kracht krijt, vracht vraag, tocht tucht, lach licht,
meer meester, leer leeg, heer heers, zeer zeef, teer teen, beer beest, sfeer sferisch, ruit ruil, fruit fluit, buit buik,
kruid kruit, huid huis, luid luis, bruin bruid, tuin tuig, duin duit, puin punt, gast geest, kast kist, last lust, mast mest, rest rust, lust list, kust kost, worst wortel, vorst vork, dorst dorp, borst bord, paspoort pas, sport poort, rapport rap, sport spoor,
transport trans, import imponeren, export expert, water wat, later laat, kater kat, theater thee, meter met, peter pet, beter bet, letter let,
boter bot, motor motto, dokter dok, factor factuur, sector sectie, directeur direct, regisseur regime, chauffeur chauvinist, ingenieur ingenieus,
monteur monument, student studio, president presentatie, patient patent, agent agenda, moment monument, document docent, argument argwaan,
appartement apart, departement deport, fundament fundus, element elegant, experiment expert, instrument instructie, parlement parel,
winst wint, kunst kunde, dienst dient, gunst gun, komst kom, vangst vang, angst hang, herfst herstel, oogst oog, hengst hang, ernst eren,
handel hand, wandel wand, mantel man, wortel wort, beitel bijt, sleutel sluit, vleugel vlug, spiegel spie, regel regen, nagel nog, kogel koken
`;
