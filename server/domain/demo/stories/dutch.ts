// The plots of the demo's Dutch correspondence.
import { readStories } from '../read-stories.ts';

export const dutchStories = readStories(
  'nl',
  `
= nl-koelcellen | sales | 3
~ Offerte {qty} koelcellen {city}; Aanvraag koelcellen nieuwe hal; Offerte {offer}: levertijd koelcellen
C Wij {verhuizen in week {week+14}|bouwen op dit moment een nieuwe hal|breiden ons magazijn uit} en zoeken {qty} koelcellen van ongeveer {3-6} bij {4-8} meter, {0-2} tot {3-5} graden. Graag een offerte met montage. ¶ {De vloer is al geïsoleerd.|Krachtstroom is aanwezig.|De vrije hoogte is 4,20 meter.} Wanneer zou u kunnen leveren?
U+1d [offer] In de bijlage vindt u onze offerte {offer} voor {qty} koelcellen, inclusief montage en inbedrijfstelling. De prijs van {amount} geldt tot {date+28}. ¶ {De levertijd is op dit moment {6-9} weken.|Wij kunnen in week {week+8} beginnen.} Kan er met een heftruck in de hal gereden worden?
C+2d Dank voor de offerte. Kunt u bevestigen dat de cellen in week {week+7} geleverd worden? Anders moeten wij een tijdelijke oplossing huren, {en dat wil ik mijn directie liever besparen|en die kost ons al gauw €{600-1500} per week}.
D+1d Graag ook de energielabels meesturen voor de subsidieaanvraag. {De regeling sluit {wd+12}.|Zonder labels nemen ze de aanvraag niet in behandeling.}
V+1d [offer] Energielabels bijgevoegd, alle {qty} A+. {Week {week+7} lukt als de panelen maandag uit Gdynia vertrekken; morgen weet ik meer.|Over de levertijd hoort u morgen van Ada.}
U+1d De fabriek heeft week {week+6} bevestigd. Als u voor {date+4} akkoord geeft, houden wij die plaats voor u vast.
C+1d [po] Akkoord, zie de opdrachtbon {po} in de bijlage. Wij rekenen op week {week+6}.
U+3h [order] Hartelijk dank voor uw opdracht. Uw ordernummer is {order}, de bevestiging zit erbij. Voor de start van de productie ontvangen wij graag de aanbetaling van {deposit}.
= nl-toegang | sales | 2
~ Montage {city}: toegang terrein; Wie laat onze monteurs binnen?
U Wie kan onze monteurs {wd+4} om zeven uur binnenlaten voor de montage van order {order}? Ze komen met {twee busjes|een bakwagen en een busje}.
C+1d De portier is er vanaf 6.30 uur, melden bij slagboom {1-4}. Veiligheidsschoenen verplicht, {koffie staat klaar|helm is niet nodig}.
U+2h Dank, dan zijn we er om zeven uur. {Henk en Willem|Jelle en Mark|Sietse en Ron} hebben uw nummer.
= nl-factuur | billing | 3
~ Factuur {invoice}; Onze factuur {invoice} voor order {order}
U [invoice] Bijgaand onze factuur {invoice} van {amount} voor order {order}, te voldoen voor {date+14}. {Mag ik u vragen het factuurnummer te vermelden?|De werkbon zit als tweede blad achter de factuur.}
C+4h Ontvangen, staat klaar voor betaling {wd+3}.
U+6d Uw betaling van {amount} is binnen, dank u wel. Daarmee is order {order} afgerond.
= nl-herinnering | billing | 3
~ Herinnering factuur {invoice}; Openstaande factuur {invoice}
U [invoice] Volgens onze administratie staat factuur {invoice} van {amount} nog open; de vervaldatum was {date-12}. {Waarschijnlijk is hij aan uw aandacht ontsnapt.|Misschien hebben onze berichten elkaar gekruist.} Een kopie zit in de bijlage.
C+2d {Excuus, de factuur lag nog bij de bedrijfsleider.|De factuur is bij ons nooit aangekomen, ons adres is gewijzigd.} Ik heb hem vandaag in de betaallijst gezet.
U+5d Vandaag hebben wij {amount} ontvangen. Bedankt voor de snelle afhandeling.
= nl-aanmaning | billing | 1
~ Tweede herinnering factuur {invoice}; Aanmaning {invoice}
U [invoice] Ondanks onze herinnering van {date-14} hebben wij de {amount} van factuur {invoice} nog niet ontvangen. Wij vragen u dit bedrag binnen acht dagen over te maken. Is er iets niet in orde met de levering, laat het ons dan weten.
C+1d Er is inderdaad iets niet in orde: de tweede deur klemt al {drie|vijf} weken en er is nog niemand geweest. Tot die tijd houden wij {10-20} % in.
I+2h Sanne, weet jij van een klemmende deur bij dit bedrijf? Ze houden een deel van {invoice} in.
V+3h Ja, zaak {case}, door de griep blijven liggen. Daan gaat er {wd+1} heen.
U+1h Dat is terecht, en het spijt ons dat het is blijven liggen. De monteur komt {wd+1} in de ochtend. Zodra de deur loopt, ontvangen wij graag de rest.
C+3d Deur loopt. Het volledige bedrag is zojuist overgemaakt.
= nl-pallet | support | 3
~ Schade aan pallet {2-9}, order {order}; Beschadigde panelen order {order}
C Bij de levering van order {order} bleek pallet {2-9} {aan één kant ingedrukt|gescheurd en nat|van de lepels gevallen te zijn}. De chauffeur heeft het op de vrachtbrief afgetekend. ¶ Er zijn {twee|drie|vier} panelen onbruikbaar. Hoe nu verder?
U+3h Wat vervelend. Ik heb er zaak {case} van gemaakt. Kunt u foto's sturen van de schade en van de stickers op de kopse kant?
C+4h [photo,photo] Foto's in de bijlage. De nummers zijn {serial} en {serial2}; van de derde sticker is alleen de laatste helft leesbaar.
U+1d De panelen zijn opnieuw in productie en komen {wd+9} mee. De verzekeraar van de vervoerder heeft de schade erkend, {daar hebt u geen omkijken naar|u hoeft daar niets voor te doen}.
C+10d Panelen zijn binnen en gemonteerd. {Netjes opgelost.|Zo los je dat op.} Krijgen wij nog een creditnota voor het extra kraanuur?
V+1d [credit] Jazeker, de creditnota van €{110-260} bij factuur {invoice} zit in de bijlage.
= nl-storing | support | 3
~ Storing koelcel {serial}; Koelcel komt niet op temperatuur
C Onze cel met installatie {model} ({serial}) blijft sinds {gisteren|het weekend} hangen op {8-13} graden. {De ventilator draait wel.|Op het display staat E{2-6}.} De voorraad staat zolang bij de buren, maar die willen hem {wd+2} weer kwijt.
U+1h Zaak {case} aangemaakt. Zit er ijs op de verdamper? En staat de lekbak vol? Dan weet ik welk onderdeel mee moet.
C+1h [photo] Een dikke laag ijs, zie foto. De lekbak is leeg.
U+1h Dan is het de ontdooiverwarming. De monteur is er morgen tussen {8|9} en {11|12} uur. Zet de installatie vanavond uit en laat de deur open staan, dan is het ijs weg als hij komt.
C+1d Hij is geweest, de cel staat weer op {2-4} graden. {Vlotte vent.|Compliment voor de snelle hulp.}
= nl-spoed | support | 2
~ SPOED: vriescel uitgevallen; Vriescel valt uit, {many} pallets
C De vriescel is vannacht uitgevallen, nu min {9-13} en {many} pallets {ijs|vis|soepgroente} erin. Bel mij alstublieft direct: {phone}.
U+1h Zoals net besproken: monteur is over {drie kwartier|een uur} bij u, een koelwagen staat om {tien|elf} uur voor de deur. Deuren dichthouden. Zaak {case}.
C+4h Koelwagen is er, de kwetsbaarste pallets staan om. De monteur denkt aan de hoofdschakelaar.
U+2h Het was de magneetschakelaar, vervangen. De cel zakt nu een graad per {tien|twaalf} minuten; ik kijk vanavond op afstand mee.
C+1d Min {18-20} vanmorgen, niets verloren. Er staat {taart|een doos haring|een kist appels} voor jullie klaar.
= nl-garantie | support | 2
~ Garantie op {model}?; Valt dit onder garantie?
C De deurklink van onze cel (order {order}) is afgebroken. De cel is {vijftien|twintig|tweeëntwintig} maanden oud. Valt dat onder garantie?
U+1d Op deuren en beslag geeft Noord twee jaar garantie, dus ja. Ik stuur een nieuwe klink op; met een inbussleutel {4|5} zit hij er in tien minuten op.
C+2d Klink zit erop. Dank voor de snelle hulp, ook aan de {monteur|dame} aan de telefoon.
= nl-adres | sales | 2
~ Wijziging afleveradres order {order}; Ander afleveradres
C Order {order} graag afleveren op {street}, {city}. {Wij zijn het pand aan de overkant gaan huren.|Het oude adres is vanaf {date+2} dicht.} Het factuuradres blijft gelijk.
U+3h Aangepast en doorgegeven aan de vervoerder. De leverdag blijft {wd+4}. Is er een laadklep nodig?
C+1h Graag, er is daar nog geen dok.
= nl-korting | sales | 2
~ Offerte {offer}: ruimte in de prijs?; Prijs offerte {offer}
C Uw offerte {offer} ligt hier naast die van een ander, en die is {4-8} procent lager. Ik werk liever met jullie, {zeker na de vorige klus|want jullie kennen de hal}, maar ik moet het wel kunnen uitleggen.
U+1d Kijkt u eens naar de paneeldikte en de inbedrijfstelling, daar zit meestal het verschil. Bij betaling binnen acht dagen kan ik {2-3} procent geven.
C+2d Klopt, zij rekenen met 80 millimeter. Met die {2-3} procent zijn we eruit.
U+1h [offer] De aangepaste offerte {offer} zit in de bijlage, {amount} in totaal. Fijn dat we weer voor u aan de slag mogen.
= nl-onderhoud | support | 2
~ Onderhoudscontract verlengen; Verlenging contract {case}
U Uw onderhoudscontract loopt af op {date+45}. Dit jaar zijn wij {twee|drie|vier} keer bij u geweest, waarvan één keer 's nachts. Zullen wij op dezelfde voet verlengen? De prijs wordt {fee} per jaar, {2-4} procent meer dan nu.
C+5d Over het werk niets dan lof, over de verhoging minder. Wat kost het als we voor drie jaar tekenen?
U+1d Dan houden wij de prijs van dit jaar aan, drie jaar lang. Het contract zit klaar, een scan van de laatste bladzijde is genoeg.
C+3d [po] Getekend en wel in de bijlage.
= nl-lekcontrole | support | 1
~ Jaarlijkse lekcontrole; Lekdichtheidscontrole {model}
U Voor {date+30} moet de jaarlijkse lekcontrole van uw installatie {serial} gedaan zijn. Onze monteur is {wd+11} in de buurt van {city}. Schikt de ochtend?
C+1d De ochtend is hier altijd druk met laden. Na {één|twee} uur graag.
U+12d [offer] De controle is gedaan, geen lekken gevonden. Het certificaat zit in de bijlage; vijf jaar bewaren in het logboek.
= nl-sollicitatie | info | 2
~ Sollicitatie servicemonteur; Open sollicitatie koelmonteur
C Op uw website zag ik de vacature voor servicemonteur. Ik werk {zes|acht|elf} jaar in de koeltechniek, heb F-gassen categorie 1 en woon {op een half uur van Groningen|in Assen}. Mijn cv zit in de bijlage.
U+3d [cv] Dank voor uw brief, die sprak ons aan. Kunt u {wd+6} om {vier uur|half vijf} kennismaken in Groningen? Dan lopen we ook even door de werkplaats.
C+1d Graag, ik zal er zijn.
U+9d {Wij vonden het een plezierig gesprek en doen u graag een voorstel; Sanne belt u morgen.|De keuze is op een ander gevallen, met moeite. Mogen wij uw brief bewaren voor het voorjaar?}
= nl-stage | info | 1
~ Stageplaats gezocht; Stage koude- en klimaattechniek
C Ik zit in het derde jaar van de opleiding koude- en klimaattechniek en zoek voor {tien|twintig} weken een stageplaats vanaf {date+40}. Mag ik bij jullie meelopen met de monteurs?
U+4d Leuk dat je aan ons denkt. Kom {wd+5} om negen uur langs, vraag naar Sanne, en trek schoenen aan die vies mogen worden.
C+1h Super, tot dan! Moet ik nog papieren van school meenemen?
U+2h Alleen het contract van school en een boterham.
= nl-bezoek | sales | 2
~ Afspraak {wd+6}?; Kennismaking
U {wd+6} ben ik in {city}. Mag ik om {tien|elf|twee} uur even langskomen om te zien hoe de nieuwe cellen bevallen?
C+1d Prima. Ik laat u dan ook het laaddok zien, daar verdwijnt volgens mij de meeste kou.
U+1h [ics] De uitnodiging zit erbij. Ik neem de gegevens van onze luchtgordijnen mee.
C+8d Goed dat u er was. De maten van de dokdeuren: {2,60|2,80} bij {2,80|3,00} meter, {3-6} stuks. Ik ben benieuwd naar het voorstel.
= nl-bloemen | sales | 1
~ Luchtvochtigheid bloemencel; Rozen drogen uit
C De rozen staan goed in onze cel, maar de randjes drogen in. We meten {71-78} % vocht en een collega haalt 90. Is daar iets op, zonder water op de vloer?
U+1d Ja: een bevochtiger achter de verdamper. Voor uw {model} kost dat €{1450-2350} gemonteerd, een ochtend werk.
C+3d Doe er eerst maar één. Als het voor Valentijn bevalt, volgen de andere {twee|drie}.
U+2h [order] Staat genoteerd als order {order}. Wij komen {wd+7}.
C+16d Het verschil is te zien en te ruiken: {89-92} %. Plan de andere maar in.
= nl-panelen-leverancier | sales | 1
~ Nieuwe prijslijst panelen per {date+20}; Prijswijziging staal
C Door de staalprijs gaan onze panelen per {date+20} {3-6} procent omhoog. Wat voor die datum besteld wordt, leveren wij nog tegen de oude prijs. De lijst zit in de bijlage.
U+1d Dank voor het bericht. Noteer dan {300-800} m² van 100 mm, week {week+5}, onder nummer {po}.
C+1d [csv] Genoteerd als {order}. Laden op dinsdag, zoals altijd.
= nl-tekening | sales | 2
~ Tekening order {order} ter goedkeuring; Goedkeuring tekening
U [drawing] Bijgaand de tekening bij order {order}. Let u vooral op de draairichting van de deur en de plaats van de afvoer. Mogen wij uw akkoord voor {date+5}?
C+2d [drawing] Twee wijzigingen, in rood: de deur moet naar buiten draaien en de afvoer {40|50|60} centimeter naar links.
U+1d [drawing] Verwerkt, versie {2-3} zit erbij.
C+3h Akkoord, {ga maar maken|produceren maar}!
= nl-verhuur | sales | 1
~ Koelwagen huren?; Tijdelijke koeling gezocht
C Van {date+14} tot {date+56} hebben wij {een|twee} extra koelwagens nodig, {het seizoen barst los|we verbouwen}. Verhuren jullie die ook?
U+2h [offer] Zeker, zie offerte {offer}: €{195-280} per week, halen en brengen inbegrepen binnen 100 kilometer. Koopt u binnen een jaar, dan telt de helft mee.
C+1d Doe maar {een|twee}. Waar moet ik tekenen?
U+1h [order] Onderaan bladzijde twee. Uw nummer is {order}, we brengen hem {wd+9}.
= nl-geluid | support | 1
~ Buren klagen over geluid; Condensor te luid
C Sinds de condensor op het dak staat, slaapt {de buurman|mevrouw hiernaast} slecht. De gemeente wil {45|40} decibel bij het raam zien, wij meten er {48-53}.
U+1d Twee mogelijkheden: een nachtstand (gratis, doe ik op afstand) en een geluidskap. Zal ik met de eerste beginnen?
C+1h Graag, liefst vanavond nog.
U+2h Gedaan: van tien tot zes draaien de ventilatoren op 60 procent. Wilt u opnieuw meten?
C+4d {41-44} decibel. De buurman groet weer.
= nl-alarm | support | 1
~ Alarm belde niet; Geen melding van temperatuuralarm
C Vannacht liep de vriescel op tot min {7-11} en niemand kreeg een melding. Gelukkig was de bakker vroeg. Hoe kan dat?
U+2h De module heeft om 03:{11-55} wel gebeld, naar een nummer dat eindigt op {21-89}. Is dat nog van u?
C+1h Dat is van een bedrijfsleider die {in maart|vorig jaar} vertrokken is. Hoe zet ik er een ander in?
U+1h Menu 4, Contacten. Ik heb uw nummer er alvast bij gezet en een proefmelding gestuurd. Aangekomen?
C+1h Aangekomen. We zetten de jaarlijkse alarmtest in de agenda.
= nl-haccp | support | 1
~ Temperatuurlijsten voor de NVWA; HACCP-gegevens afgelopen kwartaal
C {wd+3} komt de NVWA en ik vind de knop niet om de temperaturen van het afgelopen kwartaal te downloaden.
U+1h [csv] Onder de drie puntjes. Ik heb het vast voor u gedaan, zie bijlage: elke tien minuten een regel. De twee pieken zijn uw leveringen.
C+3d Geen enkele opmerking gekregen. Dank!
= nl-dubbel | billing | 1
~ Dubbel betaald: factuur {invoice}; Terugbetaling
C Wij hebben factuur {invoice} per ongeluk twee keer betaald, op {date-9} en op {date-3}. Kunt u de tweede {amount} terugstorten?
U+1d Dat klopt, beide zijn binnen. De tweede gaat vandaag retour. {Wij danken u voor het vertrouwen.|Het saldo staat dan weer op nul.}
= nl-btw | billing | 1
~ Btw op factuur {invoice}; Verlegde btw
C Op factuur {invoice} staat 21 % btw, maar bij onderaanneming hoort de btw verlegd te worden. Wilt u een nieuwe sturen?
U+1d [invoice] U hebt gelijk. De verbeterde factuur {invoice} met verlegde btw zit in de bijlage, de vorige is vervallen.
C+2h Dank, deze kan ik boeken.
= nl-aanbetaling | billing | 2
~ Aanbetaling order {order}; Factuur {invoice} aanbetaling
U [invoice] Bijgaand factuur {invoice} voor de aanbetaling van {deposit} bij order {order}. Na ontvangst gaat de productie van start.
C+1d Ons systeem vraagt eerst om een KvK-uittreksel en een bankverklaring. Wilt u die sturen?
U+2h [offer] Beide bijgevoegd. Belt u gerust het nummer op onze site om de rekening te controleren, dat doen wij zelf ook altijd.
C+2d Gebeld, gecontroleerd en betaald.
= nl-nepfactuur | billing | 1
~ Is uw rekeningnummer gewijzigd?; Vreemde brief over uw IBAN
C Wij kregen een brief dat uw rekening voortaan in {Litouwen|Portugal|Cyprus} loopt. Keurig briefpapier, maar {het handschrift klopt niet|er staat een taalfout in}. Is dit echt?
U+1h Nee! Betaal daar alstublieft niets. Ons rekeningnummer is niet gewijzigd. Wilt u ons een foto van de brief sturen?
C+1h [photo] Bij deze. Goed dat ik het vroeg.
U+3h Dank u. We hebben aangifte gedaan en waarschuwen onze andere klanten. Factuur {invoice} mag een week later, voor de schrik.
= nl-regeling | billing | 1
~ Betalingsregeling factuur {invoice}; In twee delen betalen?
C Door {de natte zomer|de verbouwing van de straat} zit het even krap. Mogen we factuur {invoice} in twee delen betalen: de helft nu, de helft op {date+40}?
U+1d Fijn dat u het op tijd zegt. Akkoord, zonder rente: de helft voor {date+5}, de rest op {date+40}.
C+1h Dat is heel netjes. De eerste helft is onderweg.
= nl-uren | billing | 1
~ Vraag over factuur {invoice}; Te veel uren op {invoice}
C Op factuur {invoice} staan {12-20} montage-uren. Volgens onze portier vertrokken de monteurs de tweede dag om {twee|drie} uur. Kunt u dat nakijken?
U+1d Nagekeken: er is een halve dag van een ander project op uw bon gekomen. De verbeterde factuur volgt.
V+1d [invoice] Hierbij de verbeterde factuur {invoice}, nu {amount}. Excuus voor het ongemak.
C+1d Deze klopt. {wd+3} in de betaalronde.
= nl-deurrubber | support | 2
~ Deurrubber {model}; Los onderdeel: deurrubber
C Het rubber van onze celdeur is onderaan gescheurd, zo'n {15-40} centimeter. Kunnen we dat zelf vervangen? Typeplaatje: {model}, {serial}.
U+2h Dat kan, het klikt in een gleuf. €{84-139} met verzendkosten. Zal ik het naar {street} in {city} sturen?
C+1h Graag, op bestelnummer {po}.
U+1d [invoice] Het pakje is weg, factuur {invoice} zit erbij. Leg het rubber eerst in warm water, dan vallen de hoeken mooi.
= nl-verkeerd | support | 1
~ Verkeerd onderdeel order {order}; Verkeerde ventilator
C Besteld: ventilator {model}-F. In de doos: {model}-P, met een andere stekker. De cel staat stil.
U+1h Onze fout, de etiketten lijken te veel op elkaar. De goede komt met de nachtkoerier, voor tien uur bij u. De verkeerde mag in dezelfde doos mee terug.
C+1d Goede ventilator, goede stekker, hij draait.
= nl-rommel | support | 1
~ Rommel na montage; Over uw monteurs
C De cel is prima. Maar uw monteurs lieten {het hele plein vol folie en koffiebekers|twee zakken zaagsel naast de weg} achter; onze mensen hebben een uur geveegd.
U+3h Zo werken wij niet, mijn excuses. Ik heb ze allebei gesproken. Mag ik taart sturen?
C+1d We zijn met {negen|elf|veertien} man en houden van slagroom.
U+1h Dan staat er morgen om tien uur een slagroomtaart.
= nl-bedankt | sales | 1
~ Bedankt!; Een compliment
C Een mailtje zonder vraag deze keer: {alles liep op rolletjes|de cel doet het fantastisch}, de jongens waren netjes en zelfs de papieren klopten. Geef het door!
U+2h Dat lezen wij graag. Hij hangt uitgeprint naast het koffieapparaat.
= nl-referentie | sales | 1
~ Mogen wij u noemen?; Paar woorden voor onze site
U Uw cellen draaien nu {een half jaar|een jaar}. Zou u twee zinnen voor onze website willen schrijven?
C+3d "Ze kwamen toen ze zeiden dat ze kwamen, en het was koud toen ze gingen." Is dat goed? {Mijn vrouw heeft het bedacht.|Komt van de chef.}
U+1h Mooier krijgen wij het niet verzonnen, dank.
= nl-bouw | sales | 1
~ Koelcellen nieuwbouw: sparingen; Planning nieuwbouw
C Namens de opdrachtgever vragen wij om de maten van de sparingen en het vloerpakket voor de cellen van order {order}. De vloer wordt gestort in week {week+5}.
U+2d [drawing] De sparingstekening zit in de bijlage. Let op: {18|20|22} centimeter verdiept over de hele cel, afvoer in het midden.
D+1d De constructeur vraagt of de vloerbelasting van {600-900} kg/m² inclusief stelling is.
V+1d Ja, inclusief stelling en pompwagen, met een derde marge.
C+2d Dan storten we in week {week+5}. {Wordt vervolgd.|Ik stuur een foto als het zover is.}
= nl-restwarmte | ada | 1
~ Warm water uit de koelcellen; Restwarmte, loont dat?
C Op de beurs zei u dat onze restwarmte het douchewater kan verwarmen. We gebruiken {600-1800} liter per dag. Was dat serieus of was het de borrel?
U+2d [offer] Heel serieus. Met uw installatie haalt u {450-1300} liter per dag, bijna gratis. Het vat verdient zich in {drie|vier} jaar terug, de berekening zit erbij.
C+4d Mijn accountant heeft het nagerekend en vond één fout, in ons voordeel. Maak er maar een offerte van.
U+1d [offer] Offerte {offer}, zonder fout. Groet aan de accountant.
= nl-ladingbruno | bruno | 2
~ Laden {wd+2}; Laadplaats order {order}
C Kunnen we {wd+2} om {zes|zeven} uur laden in plaats van om tien? De boot vertrekt vroeger.
U+1h Kan, dock {1-4}. Zelf spanbanden meenemen, die van ons zijn allemaal op reis.
C+1h Chauffeur is {Gerrit|Albert|Piet}, kenteken eindigt op {10-99}.
= nl-overdracht | sales | 1
~ Nieuw aanspreekpunt; Wisseling contactpersoon
U Vanaf volgende maand neemt mijn collega Bruno Maas uw dossier van mij over. Hij kent alle stukken en heeft een beter geheugen dan ik.
C+1d Jammer, maar veel plezier met wat komt. Bruno, meteen een vraag: tot wanneer loopt onze prijsafspraak?
V+1d Tot {date+60}. Ruim daarvoor stuur ik u een voorstel. Prettig kennis te maken.
= nl-annulering | sales | 1
~ Annulering order {order}; Order {order} gaat niet door
C Met spijt moet ik order {order} annuleren. {De verhuurder heeft zich teruggetrokken|De vergunning is afgewezen}, en zonder pand geen cel. Wat zijn wij u schuldig?
U+1d Dat is zuur, na al dat rekenen. De productie was nog niet begonnen: alleen het tekenwerk, €{350-850}. De rest van de aanbetaling krijgt u deze week terug.
C+1d Heel redelijk. Bij het volgende pand bent u de eerste die het hoort.
= nl-kleinbedrijf | info | 1
~ Tweedehands koelcel?; Gebruikte cel gezocht
C Wij beginnen een {kaaswinkel|brouwerijtje|buurtkeuken} en een nieuwe cel is te duur. Hebt u weleens een gebruikte van ongeveer twee bij drie meter?
U+1d Er staat er nu een van 2,40 × 3,00 uit een hotel, {zeven|acht|negen} jaar oud, met nieuwe installatie: {fee} gemonteerd. Foto's sturen?
C+2h [photo] Graag! Hierbij een foto van de plek, het plafond is wat laag.
U+1d Het past, met {5-9} centimeter over. Tot {date+7} houd ik hem voor u vast.
C+3d We nemen hem. Mijn compagnon staat al te dansen.
= nl-beurs | info | 1
~ Afspraak op de beurs; Horecava: tijd voor koffie?
C Wij zijn {wd+12} op de beurs. Heeft iemand een half uur? Het gaat om drie filialen van {80-200} m².
U+1d Ada Smit verwacht u op stand {101-480} om {elf|twee|drie} uur. De koffie is goed.
C+15d Dank voor de koffie en de eerlijke antwoorden. Stuurt u het voorstel voor de filialen?
U+2d [offer] Zoals beloofd offerte {offer}, in twee varianten. De tweede verwarmt ook uw tapwater.
= nl-training | support | 1
~ Training nieuw keukenpersoneel; Korte uitleg {model}
C Er zijn {vier|zes|acht} nieuwe mensen in de keuken die het display niet kunnen lezen. Geven jullie uitleg?
U+1d Graag, een uur op locatie voor €{175-260}, of per video gratis bij uw contract.
C+1h Video dan, {wd+6} om drie uur?
U+1h [ics] Staat. Ik laat zien: ontdooien, alarm, en wat je nooit met water moet afspuiten.
= nl-verzekering | support | 1
~ Rapport voor de verzekeraar, zaak {case}
C De verzekeraar vraagt een kort verslag over de storing van {date-6}: oorzaak, reparatie, te voorzien of niet. Polis {po}.
U+2d [offer] Verslag in de bijlage. Kort gezegd: blikseminslag in de buurt, regelaar verbrand, binnen vijf uur hersteld, door niemand te voorzien.
C+9d Ze betalen alles. Dank voor de duidelijke taal.
= nl-openingstijden | sales | 1
~ Gesloten van {date+10} tot {date+18}; Vakantiesluiting
C Van {date+10} tot {date+18} zijn wij dicht, ook de goederenontvangst. Order {order} graag daarvoor.
U+1d Komt goed: {wd+3} bij u. Prettige vrije dagen.
= nl-afwezig | sales | 2
~ Offerte {offer}: nog vragen?; Opvolging offerte {offer}
U Twee weken geleden stuurde ik u offerte {offer} voor {qty} × {model}. Zijn er nog vragen, of zal ik {wd+2} bellen?
C+1h [ooo] Bedankt voor uw bericht. Ik ben tot {date+11} afwezig en lees mijn mail niet. Voor dringende zaken: {de receptie op {phone}|mijn collega op {phone}}.
C+12d Terug van weggeweest. Geen vragen, wel een directie die er {wd+6} over vergadert.
= nl-bounce | sales | 1 | bounce
~ Uw aanvraag van {wd}; Brochure zoals beloofd
U Dank voor uw telefoontje. De brochure die u vroeg zit in de bijlage; bladzijde {12-30} tot {31-48} gaan over uw soort cel.
X Address rejected
= nl-nieuwsbrief | info | 2 | list | Koudewereld <nieuws@koudewereld.example>
~ Koudewereld week {week}: quota, prijzen, mensen; Koudewereld: {propaan wint terrein|tekort aan monteurs|de warmte van de buurman}
X Deze week: {wie de nieuwe F-gassenquota voelt|waarom panelen in een maand {2-5} procent duurder werden|drie vrieshuizen die hun buren verwarmen}. ¶ En verder: een supermarkt halveert zijn lekkage, een bakker koelt met ijs uit het kanaal, en {14-88} nieuwe vacatures. ¶ Lees verder op koudewereld.example. U ontvangt deze brief omdat info@noord.example is aangemeld.
= nl-spam | info | 2 | junk | Klantenservice <no-reply{10-99}@pakket-melding.example>
~ Uw pakket {serial} kan niet bezorgd worden; Laatste melding: betaal €1,{10-99}
X Beste klant, uw pakket {serial} ligt nog bij ons depot. Betaal binnen {12|24|48} uur €1,{10-99} invoerkosten, anders gaat het retour. ¶ Klik op de knop hieronder en vul uw gegevens in.
= nl-kvk | sales | 1 | junk | Bedrijvengids Nederland <registratie@bedrijvengids-nl.example>
~ Registratie {serial}: bevestig uw gegevens
X Uw vermelding in de Bedrijvengids loopt af. Zonder tegenbericht binnen {5|8} dagen verlengen wij voor €{389-899} per jaar. Retourneer het formulier met kenmerk {serial}, getekend.
= nl-prive-schaats | hendrik | 2 | private | Wim Postma <wim.postma@thuispost.example>
~ Schaatsen?; Zaterdag
X IJsmeester zegt {zeven|acht|negen} centimeter. Ga je {wd+2} mee? Ik neem {snert|koek en zopie} mee als jij rijdt. Om {negen|tien} uur bij de molen.
= nl-prive-mem | hendrik | 1 | private | Mem <tineke.noord@thuispost.example>
~ Zondag; Verjaardag heit
X Heit wordt {73-79} en wil niets, dus bloemen. Eten om {half één|één uur}. Neem jij de {stoelen|grote pan} mee? Nummer {2-30} hing weer scheef, dat weet jij wel.
= nl-vervoerder | bruno | 2
~ Tarief {city}–Groningen; Vrachttarieven vanaf {date+14}
C Vanaf {date+14} rekenen wij voor een volle wagen {city}–Groningen €{380-740}, dieseltoeslag als altijd. Retourvracht is €{60-140} goedkoper.
U+1d Dat is {3-7} procent meer dan in het voorjaar. Bij {20-40} ritten per jaar reken ik op het oude tarief.
C+1d Voor {20-40} gegarandeerde ritten: oud tarief tot het eind van het jaar. Afgesproken?
U+1h Afgesproken. Zet je het even in twee regels op papier?
= nl-ziekenhuis | sales | 1
~ Medicijnkoeling: validatie; Koelruimte apotheek 2–8 °C
C Voor onze apotheek zoeken wij een gevalideerde ruimte van 2 tot 8 graden, twee onafhankelijke circuits, met rapport volgens GDP. Kunt u dat?
U+2d Dat kunnen wij: twee {model} die elkaar afwisselen, PT1000-voelers, kalibratiecertificaat. Ik kom graag eerst kijken.
C+1d {wd+5} om half negen. Neem een legitimatie mee, de beveiliging is streng.
U+6d [offer] Dank voor de rondleiding. Offerte {offer}, {amount}, met het validatieplan als bijlage B.
I+1h Wil jij bijlage B van {offer} nalezen? Jij hebt het lab gedaan, ik weet alleen van vis.
V+3h Gelezen: alarmvertraging vijf minuten in plaats van vijftien, verder goed.
C+12d De commissie is akkoord. De opdracht volgt via inkoop.
= nl-vragenlijst | info | 1
~ Leveranciersbeoordeling {2-9}/{10-99}; Uw ISO-certificaat
C In ons dossier ontbreken uw geldige ISO 9001-certificaat en de ingevulde vragenlijst. Graag beide voor {date+14}, anders blokkeert het systeem u automatisch.
U+3d [offer] Beide bijgevoegd. Vraag {11-34} (conflictmineralen) hebben wij met "geen" beantwoord; wij doen in schuim en staal.
C+1d Goedgekeurd tot de volgende vragenlijst.
= nl-sleutel | support | 1
~ Sleutel schakelkast; Sleutel kwijt
C {Onze conciërge is met pensioen en de sleutel blijkbaar ook.|De sleutel van de schakelkast is afgebroken.} Hoe komen we aan een nieuwe?
U+1h Het is een standaardsleutel, nummer 1242, bij elke ijzerhandel te koop. Ik doe er toch twee op de post.
= nl-oester | sales | 1
~ Levende vis en mosselen bewaren; Mosselcel 6 graden
C Onze mosselen moeten leven: niet onder de 5, niet boven de 8 graden en geen tocht. Hebt u iets voor een ruimte van {18-40} m³?
U+1d [offer] De {model} met dubbele verdamper beweegt de lucht heel langzaam. De kromme bij 6 graden en onze offerte {offer} zitten erbij.
C+3d Mijn vader is overtuigd, en dat is wat. Kan zout de lamellen aantasten?
U+1d Ze zijn gecoat, vijf jaar garantie tegen zout. {Bij de buren hangen ze al tien jaar.|Spoel ze eens per maand af met zoet water.}
= nl-proefpakket | sales | 1
~ Monster wandpaneel; Paneelmonsters kleur
C Kunt u monsters sturen van de panelen in {RAL 9010|RAL 7035|RAL 5010}? De architect wil ze naast de tegels leggen.
U+1d Drie stukjes zijn op de post, met op de achterkant het nummer. {RAL 9010|De lichtste} is het snelst leverbaar.
C+5d De architect kiest nummer {2-9}. Vreemd genoeg ook de goedkoopste.
= nl-stroom | support | 1
~ Stroom eraf op {date+6}; Geplande stroomonderbreking
C De netbeheerder zet {wd+6} van {zes|zeven} uur af {4-8} uur de stroom uit. Hoe lang houdt onze cel ({serial}) het vol met de deur dicht?
U+2h Met 100 mm panelen verliest u ongeveer een graad per {twee|drie} uur. Deur dicht en een briefje erop. Het alarm belt bij {6-8} graden; zal ik het die ochtend stilzetten?
C+1h Graag, tot drie uur.
= nl-school | sales | 1
~ Schoolkeuken: alleen in de vakantie; Vervanging cel in de vakantie
C Wij kunnen alleen verbouwen van {date+40} tot {date+52}, als de leerlingen weg zijn. Lukt het om in die tijd de oude cel eruit en een nieuwe van twee bij drie erin te zetten?
U+1d [drawing] Dat lukt, mits de elektricien op dag {drie|vier} komt en niet op de laatste. Zie de planning in dagdelen.
C+2d Het bestuur vraagt wat er gebeurt als het uitloopt.
U+2h Dan staat er op onze kosten een koelwagen op het plein tot we klaar zijn.
= nl-film | info | 1
~ Koelcel voor een filmopname; Vreemde vraag: wolkjes adem
C Wij draaien in {juni|juli} een winterscène en willen adem zien: min {2-5}, zes bij acht meter, en stil tijdens de opname. Kan dat?
U+1d Dat kan. 's Nachts koelen, tijdens de opname uit: u hebt dan {12-18} minuten voor de wolkjes verdwijnen.
C+1d Dat is langer dan onze hoofdrolspeler zijn tekst onthoudt. Wat kost het?
U+1d [offer] Zie offerte {offer}: {fee} voor {vijf|zes} dagen, inclusief een monteur die geen handtekeningen vraagt.
= nl-kaas | sales | 1
~ Rijpkamer kaas; Kaasrijping 12 °C
C Onze kelder is te klein geworden. We zoeken een rijpkamer: {11-13} graden, 88 procent vocht en lucht die zo traag is dat een kaars niet flakkert. {200-700} kazen.
U+2d [offer] Die kaars nemen we over in het bestek. Met textielkanalen en de {model} lukt het: offerte {offer}, {amount}.
C+3d De kaasmaker is om, de boekhouder nog niet. Kan het in twee stappen?
U+1d Ja, de installatie blijft gelijk, de tweede helft vraagt alleen kanalen. Ik heb de offerte gesplitst.
= nl-sloop | support | 1
~ Oude cel afvoeren; Koelcel afbreken en afvoeren
C Kunnen jullie onze oude cel uit {1996|1999|2003} afvoeren? Het koudemiddel moet er volgens de milieudienst netjes uit.
U+1d Dat doen we met certificaat. €{480-960}, een dag werk; de panelen gaan naar een boer die er een aardappelhok van maakt.
C+2d Prachtig. {wd+6} schikt.
U+8d [offer] Gedaan, het certificaat met de afgetapte kilo's zit in de bijlage.
`,
);
