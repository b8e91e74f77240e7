// Polish word forms by the classes of a grammar: declensions, adjectives, conjugations; and words that only look alike.

/** Each line a paradigm: the word, then its forms. By class: three genders, adjectives, four conjugations and exceptions. */
export const paradigms = `
dom domu domowi domem domy domów domom domami domach
stół stołu stołowi stołem stole stoły stołów stołami
klient klienta klientowi klientem kliencie klienci klientów klientom klientami
kierownik kierownika kierownikowi kierownikiem kierownicy kierowników kierownikami
nauczyciel nauczyciela nauczycielowi nauczycielem nauczyciele nauczycieli nauczycielami
pracownik pracownika pracownikowi pracownikiem pracownicy pracowników
ojciec ojca ojcu ojcem ojcowie ojców ojcami
pies psa psu psem psy psów psami
budynek budynku budynkowi budynkiem budynki budynków budynkami
papier papieru papierowi papierem papierze papiery papierów
ząb zęba zębowi zębem zęby zębów zębami
projekt projektu projektem projekcie projekty projektów projektami
kraj kraju krajowi krajem kraje krajów krajami
miesiąc miesiąca miesiącem miesiące miesięcy miesiącami
koszt kosztu kosztem koszcie koszty kosztów kosztami
mężczyzna mężczyzny mężczyźnie mężczyznę mężczyźni mężczyzn
kobieta kobiety kobiecie kobietę kobietą kobiet kobietom kobietami
ręka ręki ręce rękę ręką rąk rękami
droga drogi drodze drogę drogą dróg drogami
ulica ulicy ulicę ulicą ulice ulic ulicami
ziemia ziemi ziemię ziemią ziemie ziemiami
rada rady radzie radę radą rad radami
szkoła szkoły szkole szkołę szkołą szkół szkołami
książka książki książce książkę książką książek książkami
siostra siostry siostrze siostrę siostrą sióstr siostrami
kolacja kolacji kolację kolacją kolacje kolacjami
historia historii historię historią historie historiami
noc nocy nocą noce nocami
kość kości kością kościom kośćmi
powieść powieści powieścią powieściom powieściami
wartość wartości wartością wartościami
okno okna oknu oknem oknie okien oknami
miasto miasta miastu miastem mieście miast miastami
pole pola polu polem pól polami
zdanie zdania zdaniu zdaniem zdań zdaniami
imię imienia imieniu imieniem imiona imion imionami
zwierzę zwierzęcia zwierzęciu zwierzęta zwierząt zwierzętami
muzeum muzea muzeów muzeami
biuro biura biuru biurem biurze biur biurami
narzędzie narzędzia narzędziu narzędziem narzędzi narzędziami
czerwony czerwona czerwone czerwonego czerwonemu czerwonym czerwonej czerwoną czerwonych czerwonymi
tani tania tanie taniego taniemu tanim taniej tanich tanimi
drogi drogiego drogiemu drogim drogich drogimi
duży duża duże dużego dużemu dużym dużej dużych większy
wysoki wysoka wysokie wysokiego wysokiej wysokich wyższy
młody młoda młode młodego młodemu młodym młodszy
ważny ważna ważne ważnego ważnej ważnych ważniejszy najważniejszy
polski polska polskie polskiego polskiemu polskiej polskich polskimi
ostatni ostatnia ostatnie ostatniego ostatniej ostatnich
czytać czytam czytasz czyta czytamy czytacie czytają czytał czytała czytali czytając
szukać szukam szuka szukamy szukają szukał szukała szukali
pracować pracuję pracujesz pracuje pracujemy pracują pracował pracowała pracowali
kupować kupuję kupuje kupujemy kupują kupował kupowała kupowali
robić robię robisz robi robimy robią robił robiła robili
płacić płacę płacisz płaci płacimy płacą płacił płaciła płacili
liczyć liczę liczysz liczy liczymy liczą liczył liczyła liczyli
prosić proszę prosisz prosi prosimy proszą prosił prosiła prosili
widzieć widzę widzisz widzi widzimy widzą widział widziała widzieli
myśleć myślę myśli myślimy myślą myślał myślała myśleli
pisać piszę piszesz pisze piszemy piszą pisał pisała pisali pisany
brać biorę bierzesz bierze bierzemy biorą brał brała brali
zamknąć zamknę zamknie zamkniemy zamkną zamknął zamknęła zamknęli zamknięty
ciągnąć ciągnę ciągnie ciągną ciągnął ciągnęła
jechać jadę jedzie jedziemy jadą jechał jechała jechali
móc mogę możesz może możemy mogą mógł mogła mogli
nieść niosę niesie niosą niósł niosła nieśli
wiedzieć wiem wie wiemy wiedzą wiedział wiedziała wiedzieli
zrobić zrobię zrobi zrobimy zrobią zrobił zrobili zrobiony zrobiona zrobiono
przygotować przygotuję przygotuje przygotował przygotowała przygotowany przygotowana przygotowano
dostarczyć dostarczę dostarczy dostarczymy dostarczył dostarczyli dostarczony dostarczona
wysłać wyślę wyśle wyślemy wyślą wysłał wysłała wysłany wysłana wysłano
kupić kupię kupi kupimy kupił kupiła kupili kupiony kupiona
zmienić zmienię zmieni zmienimy zmienił zmieniła zmienili zmieniony
`;

/** Pairs of different words: alike in spelling, or derived so far apart that a reader would not expect one for the other. */
export const different = `
dom domek, domena dom, stół stołek, stołówka stół, klient klimat, kierownik kierunek, nauka nauczyciel, praca pranie, prać praca, ojciec ojczyzna, pies pieśń,
pies pisk, budynek budka, budowa budzik, papier papieros, papryka papier, ząb zamek, projekt projektor, kraj krawat, krajobraz kraj, miesiąc mięso, koszt koszyk,
mąż mężny, kobieta kobra, ręka rekin, ręcznik ręka, rękaw ręka, droga drogeria, drogi drogowy, ulica ulicznik, ulga ulica, ziemia ziemniak, zima ziemia, rada radio,
radny radosny, radość rada, szkoła szkoda, szkło szkoła, książka książę, ksiądz książka, siostra sioło, kolacja kolano, kolej kolejka, historia histeria, noc nocleg,
nos noc, kość kościół, kostka kość, powieść powiesić, wartość warta, wartki wart, okno okoń, oko okno, około okno, miasto miska, ciasto miasto, pole polana, polowanie pole,
polityka pole, zdanie zdjęcie, zadanie zdanie, zdany zdarty, imię imigrant, zwierzę zwierzchnik, muzeum muzyka, biuro biurko, biust biuro, narzędzie narząd, naród narząd,
czerwony czerwiec, tani taniec, tango tani, duży duma, duża dusza, wysoki wysłać, wysypka wysoki, młody młot, młodzież młyn, ważny waga, wazon ważny, polski polka, polska polar,
ostatni ostry, ostoja ostatni, czytać czyścić, czyn czytać, szukać sztukać, sztuka szukać, kupować kopać, kupa kupić, robić robot, robak robić, płacić płakać, płaca płaszcz,
płyta płacić, liczyć lizać, licznik lico, lica ulica, prosić prosię, prosty prosić, proso prosić, widzieć widelec, widok wada, myśleć mysz, myśliwy myśleć, mysz myszka, pisać pisk, pisarz pisać,
pistolet pisać, brać brat, bratek brat, bracia brać, bractwo brać, zamknąć zamek, zamek zamoczyć, ciągnąć ciąć, ciągnik ciąg, jechać jacht, jeść jechać, jezioro jeździć, jedzenie jedzie,
mocny moczyć, mowa moc, nieść niebo, niemiec niemy, wiedza widz, wiedźma wiedzieć, wieś wieść, wieczór wieczny, zrobić zarobić, zarobek zarazek, gotować gotówka, gotowy gotyk,
dostać dostawa, dostarczyć starczyć, wysłać słać, wysiać wysłać, zmienić zamienić, zmiana zmaza, zmierzch zmierzyć, bank banan, bank banknot, bal balet, balkon balon, bar baran,
bar bark, barka bark, baza bazar, bilet bilans, blok blokada, brama bramka, brud bród, broda brodzik, buda budyń, bułka bulwar, but butla, but butelka, cena centrum, cel cela, celnik cel,
cło ciało, cień cienki, cukier cukinia, czapka czapla, część czesać, cześć część, czas czasza, czar czara, czarny czar, czoło czołg, dach dama, dar darń, dawka dawny, deska deszcz,
dół dola, dolar dół, dres drewno, drut druk, drukarka drużyna, dwór dworzec, dym dymisja, dyrekcja dyrygent, fala falbana, farba farma, figa figura, film filtr, firma firana, forma formularz,
gaz gazeta, głos głowa, głód głodny, góra góral, góra gorący, gość gościniec, granica granit, grad grządka, gruz gruźlica, grzyb grzbiet, hala halka, hotel hol,
las laska, lasso las, lek lekarz, lekki lek, lekcja lektura, lew lewy, list listek, list listwa, listopad list, lot lotnik, lot lotto, ława ławka, łata łatwy, łuk łuska,
mapa mama, marka markiz, masa masaż, masło masa, mata matka, matka matematyka, mebel medal, miara miasto, mina minuta, mina mineralny, miód miot, most mostek, motor motyl, mur murarz,
nić nikt, noga nogawka, numer nurek, obraz obrazek, ocena ocean, ogień ogon, ogród ogórek, okres okręt, olej oliwa, osa osad, osoba osobny, owca owoc, paczka pacha, palec palma, palić palec,
pan pani, para parasol, park parking, parkiet park, pas pasta, pasek pas, piec piecza, piec pięć, piasek piast, pismo pisanka, plac placek, plan planeta, plaża plac, plik plisa
`;
