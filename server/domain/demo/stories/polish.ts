// The plots of the demo's Polish correspondence.
import { readStories } from '../read-stories.ts';

export const polishStories = readStories(
  'pl',
  `
= pl-komory | sales | 3
~ Zapytanie: komory chłodnicze, {qty} szt.; Komory chłodnicze do nowej hali; Oferta {offer}: komory chłodnicze
C {Przenosimy się do nowej hali|Rozbudowujemy magazyn|Uruchamiamy drugą linię} i potrzebujemy komór chłodniczych ({qty} szt.), mniej więcej {3-6} na {4-8} m, temperatura od +2 do +{4-6} stopni. Proszę o ofertę z dostawą i montażem. ¶ {Posadzka jest już ocieplona.|Zasilanie trójfazowe jest na miejscu.|Wysokość hali to 4,2 m.}
U+1d [offer] W załączniku przesyłam ofertę {offer}: komory z agregatami {model}, montaż i uruchomienie w cenie. Łącznie {amount}, oferta ważna do {date+30}. ¶ {Czas realizacji to obecnie {6-9} tygodni.|Montaż możemy zacząć w {week+8}. tygodniu.} Czy na miejscu będzie wózek widłowy?
C+2d Dziękuję, wszystko jasne, wózek jest. {Martwi nas tylko termin:|Jedno pytanie o termin:} umowa najmu starego magazynu kończy się {date+55} i każdy dodatkowy tydzień sporo kosztuje. Zdążą Państwo?
U+5h Sprawdziłam w fabryce: jeśli zamówienie wpłynie do {date+5}, panele wyjadą z Groningen w {week+6}. tygodniu, a montaż potrwa {3-5} dni. Zostaje tydzień zapasu.
C+1d [po] W takim razie działamy. Zamówienie {po} w załączniku. Potwierdzenie proszę wysłać do mnie {i do księgowości|i do kierownika budowy}.
U+4h [order] Bardzo dziękujemy za zamówienie! Numer u nas: {order}, potwierdzenie w załączniku. Produkcję zaczynamy po wpłacie zaliczki {deposit}.
= pl-faktura | billing | 3
~ Faktura {invoice}; Faktura {invoice} do zamówienia {order}
U [invoice] W załączeniu faktura {invoice} na kwotę {amount} do zamówienia {order}, termin płatności {date+14}. {Proszę podać numer faktury w tytule przelewu.|Protokół odbioru jest drugą stroną pliku.}
C+5h [po] Przelew wyszedł dzisiaj, potwierdzenie w załączniku. {Czy mogę prosić o duplikat z datą sprzedaży?|Proszę o potwierdzenie salda na koniec kwartału.}
U+1d [csv] Wpłata jest na koncie, dziękujemy. Zestawienie w załączniku, po naszej stronie wszystko się zgadza.
= pl-przypomnienie | billing | 3
~ Przypomnienie: faktura {invoice}; Zaległa płatność, faktura {invoice}
U [invoice] Według naszych ksiąg faktura {invoice} na {amount} nie została jeszcze opłacona, termin minął {date-12}. {Być może umknęła w natłoku spraw.|Jeśli przelew już wyszedł, proszę zignorować tę wiadomość.} Kopia w załączniku.
C+1d {Przepraszamy, faktura czekała na podpis.|Faktura trafiła do osoby, która już u nas nie pracuje.} Przelew zlecony na {date+2}.
U+5d Dziś wpłynęło {amount}. Dziękuję za szybką reakcję.
= pl-paleta | support | 3
~ Reklamacja – uszkodzona paleta nr {2-9}; Uszkodzona dostawa {order}
C W załączniku zdjęcia palety nr {2-9} z dostawy {order}: {jest zgnieciona z jednej strony|spadła z wideł przy rozładunku|folia rozerwana, panele mokre}. Wpisaliśmy to do CMR, kierowca podpisał. ¶ {Dwa panele|Trzy panele|Cztery panele} nie nadają się do montażu. Co dalej?
U+3h Bardzo mi przykro. Założyłem zgłoszenie {case}. Czy mogę prosić o numery paneli? Są na białej naklejce na krótszym boku.
C+4h [photo,photo] Numery to {serial} i {serial2}, trzecia naklejka jest nieczytelna. Dodaję jeszcze jedno zdjęcie.
U+1d Panele są już ponownie w produkcji, wyślemy je {wd+8} na nasz koszt. Uszkodzonych proszę nie wyrzucać, kierowca zabierze je z powrotem.
C+10d Nowe panele przyszły i pasują. {Prosimy jeszcze o notę za przestój ekipy|Została sprawa przestoju ekipy}: {520-1400} zł.
V+2d [credit] To uczciwe. Nota kredytowa do faktury {invoice} w załączniku, zgłoszenie {case} zamykamy.
= pl-awaria | support | 3
~ Komora nie trzyma temperatury; Awaria agregatu {serial}
C Komora z agregatem {model} (nr {serial}) {od weekendu|od wczoraj} nie schodzi poniżej {7-12} stopni. {Na wyświetlaczu E{2-7}.|Wentylator ledwo się kręci.} Towar stoi u sąsiada, ale tylko na dwa dni.
U+1h Zgłoszenie {case} przyjęte. Czy na parowniku jest lód? Jeśli to możliwe, proszę o zdjęcie wyświetlacza.
C+1h [photo] Gruba warstwa lodu, zdjęcie w załączniku.
U+1h To grzałka odszraniania, naprawa gwarancyjna. Serwisant będzie jutro między {8|9} a {11|12}. Na noc proszę wyłączyć agregat i otworzyć drzwi, żeby lód puścił.
C+1d Pan serwisant był, w komorze znów +{2-4}. {Dziękujemy za szybkość!|Proszę mu podziękować, bardzo sympatyczny.}
= pl-pilne | support | 2
~ PILNE: stanęła mroźnia; Awaria mroźni, {many} palet towaru
C W nocy stanęła mroźnia, teraz minus {9-13} i rośnie, w środku {many} palet {lodów|ryb|owoców}. Proszę o natychmiastowy telefon: {phone}.
U+1h Tak jak rozmawialiśmy: serwisant w drodze, naczepa chłodnicza będzie o {11|12}. Drzwi proszę nie otwierać. Numer zgłoszenia {case}.
C+4h Naczepa jest, najdelikatniejszy towar przełożony. Serwisant podejrzewa stycznik.
U+2h Potwierdzam, stycznik wymieniony. Temperatura spada o stopień co {10|12|15} minut, wieczorem jeszcze zerknę zdalnie.
C+1d Rano minus {18-21}, nic nie straciliśmy. Uratowali nas Państwo.
= pl-termin | sales | 2
~ Kiedy dostawa {order}?; Zamówienie {order}: termin
C Zamówienie {order} miało przyjechać w {week}. tygodniu, a {nikt się nie odzywa|przewoźnik milczy}. Proszę o informację, bo dekarz stoi i czeka.
U+3h Przepraszam, że musieli Państwo pytać. {Rama drzwi przyszła|Parowniki przyszły} do nas trzy dni później. Samochód wyjeżdża {wd+1}, u Państwa będzie {wd+3} przed południem.
C+3d Dojechało, wszystko zgodnie z listą. {Następnym razem wystarczy krótki telefon.|Dziękuję za wyjaśnienie.}
= pl-adres | sales | 2
~ Zmiana adresu dostawy, zamówienie {order}; Nowy adres magazynu
C Proszę o dostawę zamówienia {order} pod nowy adres: {street}, {city}. {Wjazd od podwórza.|Stary magazyn zamykamy {date+2}.} Adres do faktury bez zmian.
U+3h Zmienione, przewoźnik wie. Termin zostaje: {wd+4}. Czy brama ma ograniczenie wysokości?
C+1h 3,9 m, standardowa naczepa przejdzie na styk. Lepiej uprzedzić kierowcę.
= pl-rabat | sales | 2
~ Oferta {offer}: prośba o rabat; Cena w ofercie {offer}
C Mamy Państwa ofertę {offer} i drugą, tańszą o {4-9} procent. {Wolelibyśmy zostać u Państwa|Chętniej zamówimy u Państwa}, ale muszę mieć argument dla zarządu.
U+1d Rozumiem. Proszę porównać grubość paneli (u nas 100 mm) i uruchomienie. Przy płatności w ciągu ośmiu dni mogę dać {2-3} procent.
C+2d Zgadza się, tamci mają 80 mm, a uruchomienie osobno. Przy {2-3} procentach jesteśmy umówieni.
U+2h [offer] Poprawiona oferta {offer} w załączniku, {amount}. Cieszymy się na dalszą współpracę.
= pl-spotkanie | sales | 2
~ Spotkanie {wd+5}; Wizyta w {week+1}. tygodniu
U {wd+5} będę w okolicy i chętnie zobaczę, jak działają nowe komory. Czy pasuje godzina {10|11|14}?
C+1d Pasuje. Pokażę przy okazji doki, tam ucieka nam najwięcej zimna. Proszę wziąć sweter.
U+2h [ics] Z przyjemnością, zaproszenie w załączniku. Wezmę dane naszych kurtyn powietrznych.
C+8d Dziękuję za wizytę. Zgodnie z obietnicą: bramy mają {2,6|2,8} na {2,8|3,0} m, sztuk {3-6}. Czekamy na propozycję.
= pl-gwarancja | support | 2
~ Gwarancja na {model}?; Czy to obejmuje gwarancja?
C W drzwiach komory (zamówienie {order}) urwała się klamka. Komora ma {piętnaście|dwadzieścia|dwadzieścia dwa} miesiące. Czy to gwarancja?
U+1d Na drzwi i okucia dajemy dwa lata, więc tak. Nową klamkę wyślemy {wd+1}, montaż jednym imbusem, dziesięć minut.
C+4d Klamka założona. Dziękuję za szybką pomoc.
= pl-serwis | support | 2
~ Umowa serwisowa {case}; Przedłużenie umowy serwisowej
U Państwa umowa serwisowa kończy się {date+40}. W tym roku byliśmy {dwa|trzy} razy, raz w nocy. Proponuję przedłużenie na tych samych zasadach, {fee} rocznie, czyli o {2-4} procent więcej.
C+4d Praca bez zarzutu, cena mniej. Co by było, gdybyśmy podpisali od razu na trzy lata?
U+1d Wtedy zostawiamy tegoroczną cenę na trzy lata. Umowa gotowa, wystarczy skan ostatniej strony.
C+5d [po] Podpisane, skan w załączniku. Do zobaczenia na wiosennym przeglądzie.
= pl-rysunek | sales | 2
~ Rysunek do akceptacji, zamówienie {order}; Akceptacja rysunku
U [drawing] Przesyłam rysunek do zamówienia {order}. Proszę zwrócić uwagę na kierunek otwierania drzwi i miejsce odpływu. Czekamy na akceptację do {date+5}.
C+2d [drawing] Dwie uwagi, na czerwono: drzwi mają otwierać się na zewnątrz, a odpływ przesunąć o {30|40|50} cm w lewo.
U+1d [drawing] Poprawione, wersja {2-3} w załączniku.
C+4h Akceptuję, {można produkować|proszę puszczać na produkcję}.
= pl-uszczelka | support | 2
~ Uszczelka drzwi {model}; Części zamienne
C Uszczelka naszych drzwi rozdarła się na dole, jakieś {15-40} cm. Czy można ją kupić i wymienić samemu? Na tabliczce {model}, {serial}.
U+3h Można, wciska się ją w rowek. {360-620} zł z wysyłką. Czy wysłać na {street}, {city}?
C+1h Tak, faktura na {po}.
U+1d [invoice] Paczka wysłana, faktura {invoice} w załączniku. Przed montażem proszę potrzymać uszczelkę w ciepłej wodzie, narożniki ładnie się ułożą.
= pl-cv | info | 2
~ Aplikacja: serwisant chłodnictwa; Praca – serwisant z językiem polskim
C Odpowiadam na ogłoszenie o pracy dla serwisanta. Mam {sześć|dziewięć|dwanaście} lat doświadczenia w chłodnictwie handlowym, certyfikat F-gaz i prawo jazdy B+E. CV w załączniku.
U+3d [cv] Dziękujemy za zgłoszenie, doświadczenie bardzo nam odpowiada. Czy możemy porozmawiać przez wideo {wd+4} o 16:00?
C+1d Tak, będę dostępn{g:y|a}.
U+8d {Dziękujemy za rozmowę, chcemy złożyć propozycję. Szczegóły prześle koleżanka.|Wybraliśmy inną osobę, choć nie było łatwo. Czy możemy zachować dokumenty do jesieni?}
= pl-kwiaty | sales | 1
~ Wilgotność w komorze na kwiaty; Róże przesychają
C Róże stoją u nas dobrze, tylko brzegi płatków przesychają. Mamy {71-79} procent wilgotności, a trzeba by dziewięćdziesiąt. Da się podnieść bez wody na podłodze?
U+1d Da się: nawilżacz za parownikiem. Do {model} to koszt {6200-10800} zł z montażem.
C+3d Spróbujmy w jednej komorze. Jeśli zda egzamin przed Dniem Kobiet, weźmiemy drugi.
U+2h [order] Świetnie, zamówienie {order}. Montaż zajmie przedpołudnie.
= pl-jablka | sales | 1
~ Komora na jabłka, atmosfera kontrolowana; Przechowywanie jabłek
C Chcemy przechować {60|120|180|240} ton jabłek do kwietnia. Na razie mamy zwykłą chłodnię. Czy robią Państwo komory z kontrolowaną atmosferą?
U+2d Robimy, razem z partnerem, który dostarcza azot. Najważniejsza jest szczelność, dlatego wolimy najpierw obejrzeć halę.
C+1d Zapraszamy {wd+5}, kawa i szarlotka w cenie.
U+7d [offer] Szarlotka znakomita, hala też. Oferta {offer} na {amount}, test szczelności w cenie.
C+6d Rada spółdzielni zbiera się {wd+6}. Proszę trzymać kciuki.
= pl-ryby | sales | 1
~ Zamrażanie szokowe ryb; Tunel −35 °C
C Łowimy więcej, niż sprzedajemy, potrzebne zamrażanie szokowe, {2-4} tony na zmianę, minus 35. Port, wilgoć i sól. Wytrzyma?
U+2d [offer] Wytrzyma: lamele powlekane, pięć lat gwarancji na korozję. Oferta {offer} w załączniku, z wymaganiami dla elektryka.
C+5d Elektryk mówi, że trzeba wymienić przyłącze. Wracamy do tematu za miesiąc.
U+30d Miesiąc minął, jak przyłącze? Cenę z oferty {offer} jeszcze trzymamy.
C+2d Przyłącze jest! Proszę o umowę.
= pl-apteka | sales | 1
~ Chłodnia na leki 2–8 °C; Walidacja komory dla apteki
C Potrzebna zwalidowana komora 2–8 stopni, dwa niezależne obiegi, raport zgodny z GDP. Czy to Państwa działka?
U+2d Tak: dwa {model} na zmianę, czujniki PT1000, świadectwo wzorcowania. Chciał{g:bym|abym} najpierw zobaczyć pomieszczenie, choćby na zdjęciach.
C+1d [photo] Zdjęcia i wymiary w załączniku, drzwi są wąskie.
U+4d [offer] Dziękuję. Oferta {offer} na {amount}, plan walidacji jako załącznik B.
I+1h Rzucisz okiem na załącznik B do {offer}, zanim go otworzą? Ty robiłeś laboratorium, ja głównie ryby.
V+3h Patrzyłem: opóźnienie alarmu pięć minut zamiast piętnastu, poza tym dobrze.
= pl-podwojnie | billing | 1
~ Podwójna płatność, faktura {invoice}; Zwrot nadpłaty
C Przez pomyłkę zapłaciliśmy fakturę {invoice} dwa razy, {date-9} i {date-3}. Proszę o zwrot drugiej kwoty, {amount}, albo zaliczenie na poczet następnego zamówienia.
U+1d Potwierdzam, są obie wpłaty. Zwrot czy zaliczenie?
C+2h Lepiej zaliczenie, niedługo zamówimy regały.
U+1d [credit] Zaliczone, pismo dla księgowości w załączniku.
= pl-zaliczka | billing | 2
~ Zaliczka do zamówienia {order}; Faktura zaliczkowa {invoice}
U [invoice] Faktura {invoice} na zaliczkę {deposit} do zamówienia {order} w załączniku. Po wpłacie ruszamy z produkcją.
C+2d System przed pierwszym przelewem wymaga potwierdzenia rachunku z banku i numeru VAT UE. Czy mogę prosić?
U+4h [offer] Jedno i drugie w załączniku. {Proszę śmiało zadzwonić na numer ze strony i sprawdzić konto.|Numer VAT UE jest też w stopce.}
C+3d Sprawdzone telefonicznie i zlecone. Przelew wyszedł.
= pl-konto | billing | 1
~ Czy zmienili Państwo konto?; Dziwne pismo o numerze konta
C Dostaliśmy pismo, rzekomo od Państwa, z nowym kontem {na Litwie|w Portugalii|na Cyprze}. Pieczątka prawdziwa, styl dziwny. Proszę o potwierdzenie, zanim zapłacimy {amount}.
U+1h Proszę niczego nie płacić! Konto się nie zmieniło i nigdy nie piszemy o tym listem. Czy mogę prosić o skan?
C+1h [photo] W załączniku. Dobrze, że zapytaliśmy.
U+3h Dziękujemy. Zgłosiliśmy sprawę, ostrzegamy innych klientów. Fakturę {invoice} można opłacić tydzień później, za nerwy.
= pl-raty | billing | 1
~ Płatność w dwóch ratach?; Faktura {invoice}: raty
C {Sezon był słaby|Nasi odbiorcy płacą z opóźnieniem} i cała kwota naraz to za dużo. Czy można połowę teraz, połowę {date+45}?
U+1d Dziękuję, że piszą Państwo zawczasu. Zgoda: połowa do {date+5}, reszta {date+45}, bez odsetek.
C+1d Bardzo uprzejmie. Pierwsza rata już wyszła.
= pl-korekta | billing | 2
~ Błąd na fakturze {invoice}; Prośba o korektę faktury {invoice}
C Na fakturze {invoice} są {3|4} dni montażu, a ekipa była {dwa|dwa i pół}. {Mamy wpisy z portierni.|Proszę sprawdzić z protokołem.}
U+1d Sprawdziliśmy, mają Państwo rację, jeden dzień jest z innej budowy. Korekta jeszcze dzisiaj.
U+3h [invoice] Korekta w załączniku, faktura {invoice} opiewa teraz na {amount}. Przepraszam za kłopot.
C+1d Teraz się zgadza, przelew {wd+3}.
= pl-rezygnacja | sales | 1
~ Rezygnacja z zamówienia {order}; Anulowanie {order}
C Z przykrością muszę anulować zamówienie {order}: {właściciel wycofał się z najmu|nie dostaliśmy pozwolenia}. Ile jesteśmy winni?
U+1d Szkoda, tyle razem policzyliśmy. Produkcja nie ruszyła, więc tylko rysunki: {1500-3900} zł. Resztę zaliczki zwrócimy w tym tygodniu.
C+1d Więcej niż uczciwie. Przy następnym budynku zgłosimy się najpierw do Państwa.
= pl-wynajem | sales | 1
~ Wynajem naczepy chłodniczej; Chłód na {6-10} tygodni
C Od {date+14} na {sześć|osiem|dziesięć} tygodni potrzebujemy {jednej naczepy|dwóch naczep}. Czy Państwo wynajmują?
U+3h [offer] Tak, {900-1250} zł tygodniowo z dowozem, oferta {offer}. Przy zakupie w ciągu roku połowa czynszu się liczy.
C+1d Bierzemy. Gdzie podpisać?
U+1h [order] Na drugiej stronie. Numer zamówienia {order}.
= pl-halas | support | 1
~ Sąsiedzi skarżą się na hałas; Głośny skraplacz
C Odkąd skraplacz stoi na dachu, sąsiadka nie śpi. Urząd chce {45|40} decybeli przy oknie, my mierzymy {48-53}.
U+1d Są dwa kroki: tryb nocny (za darmo, ustawię zdalnie) i osłona akustyczna. Zacząć od pierwszego?
C+1h Tak, najlepiej dzisiaj.
U+2h Gotowe, od dwudziestej drugiej do szóstej wentylatory idą na 60 procent. Proszę zmierzyć ponownie.
C+4d {42-44} decybele. Sąsiadka przyniosła ciasto.
= pl-alarm | support | 1
~ Alarm nie zadzwonił; Brak SMS z alarmu
C W nocy mroźnia doszła do minus {6-11}, a nikt nie dostał wiadomości. Dobrze, że piekarz przychodzi wcześnie. Dlaczego?
U+3h Moduł dzwonił o 02:{11-48}, ale na numer z końcówką {21-88}. Czy to jeszcze Państwa numer?
C+1h To kierownik, który odszedł {wiosną|w zeszłym roku}. Jak to zmienić?
U+1h Menu 4, „Kontakty”. Państwa numer już dopisałem i wysłałem próbną wiadomość. Doszła?
C+1h Doszła od razu. Dziękuję, że się Pan nie śmieje.
= pl-haccp | support | 1
~ Zapisy temperatur dla sanepidu; HACCP za kwartał
C {wd+3} przychodzi sanepid, a ja nie widzę przycisku eksportu temperatur za ostatni kwartał.
U+1h [csv] Jest pod trzema kropkami. Zrobiłem eksport, plik w załączniku, wiersz co dziesięć minut. Dwa piki to przyjęcia towaru.
C+3d Kontrola bez uwag. Pani inspektor pytała, czyj to sprzęt.
= pl-szkolenie | support | 1
~ Szkolenie nowych kucharzy; Krótkie szkolenie z {model}
C Mamy {czterech|sześciu|ośmiu} nowych kucharzy i nikt nie umie czytać wyświetlacza. Robią Państwo szkolenia?
U+1d Robimy, godzina na miejscu albo wideo. Wideo gratis, mają Państwo umowę.
C+1h To wideo, {wd+6} o piętnastej?
U+2h [ics] Ustalone, link w zaproszeniu. Pokażę odszranianie, alarm i czego nie wolno polewać wodą.
= pl-niewlasciwy | support | 1
~ Zły wentylator w paczce; Pomyłka w zamówieniu {order}
C Zamawialiśmy wentylator {model}-F, w kartonie jest {model}-P z inną wtyczką. Komora stoi.
U+1h Nasza wina, etykiety są zbyt podobne. Właściwy wychodzi dziś kurierem. Ten proszę włożyć do tego samego kartonu, kurier odbierze.
C+1d Właściwy wentylator, właściwa wtyczka, kręci się.
= pl-balagan | support | 1
~ Bałagan po montażu; Uwagi do ekipy
C Komora świetna, ale podwórze po Państwa ekipie: {folia, pianka i kubki|trzy worki ścinków przy bramie}. Nasi ludzie sprzątali godzinę.
U+3h Tak nie pracujemy, przepraszam. Rozmawiałem z ekipą. Czy mogę przysłać ciasto?
C+1d Jest nas jedenaścioro i lubimy sernik.
U+1h To jutro o dziesiątej będzie sernik.
= pl-dzieki | sales | 1
~ Dziękuję!; Podziękowanie
C Zwykle piszę, kiedy coś się zepsuje, więc dziś bez powodu: {komora działa wspaniale|wszystko poszło gładko}, ekipa uprzejma, nawet dokumenty zgadzały się za pierwszym razem. Proszę przekazać.
U+2h Co za dobry początek {dnia|tygodnia}! Wydrukowane i powieszone przy ekspresie.
= pl-referencje | sales | 1
~ Czy możemy się na Państwa powołać?; Kilka słów na stronę
U Komory pracują u Państwa już {pół roku|rok}. Czy napisaliby Państwo dwa zdania na naszą stronę?
C+3d „Przyjechali, kiedy obiecali, i było zimno, kiedy odjechali”. Może być? {Żona wymyśliła.|To słowa szefa kuchni.}
U+1h Lepiej się nie da, dziękujemy.
= pl-urlop | sales | 2
~ Oferta {offer}: czy są pytania?; W sprawie oferty {offer}
U Dwa tygodnie temu wysłałam ofertę {offer} na {qty} × {model}. Czy są pytania, czy lepiej zadzwonić {wd+2}?
C+1h [ooo] Dziękuję za wiadomość. Jestem na urlopie do {date+12} i nie czytam poczty. W pilnych sprawach proszę dzwonić {do sekretariatu: {phone}|do kolegi: {phone}}.
C+13d Po urlopie. Pytań nie mam, jest za to komisja, zbiera się {wd+6}.
= pl-swieta | sales | 1
~ Przerwa świąteczna; Magazyn nieczynny od {date+10}
C Nasz magazyn jest nieczynny od {date+10} do {date+18}. Zamówienie {order} prosimy dowieźć wcześniej.
U+1d Zapisane: dowieziemy {wd+3}. Spokojnych świąt!
= pl-opiekun | sales | 1
~ Nowy opiekun; Zmiana osoby kontaktowej
U Od przyszłego miesiąca Państwa sprawami zajmie się mój kolega. Zna wszystkie dokumenty i ma lepszą pamięć ode mnie.
C+1d Szkoda, ale powodzenia! Od razu pytanie: do kiedy obowiązują nasze ceny?
V+1d Bardzo mi miło. Ceny obowiązują do {date+60}, nową propozycję wyślę wcześniej.
= pl-dostawca | sales | 1
~ Nowy cennik profili od {date+20}; Zmiana cen
C Od {date+20} ceny naszych profili rosną o {3-6} procent. Co Państwo zamówią wcześniej, wyślemy po starych. Cennik w załączniku.
U+1d Dziękuję za uprzedzenie. Proszę zapisać {200|400|600|900} metrów po starej cenie, nasz numer {po}.
C+1d [csv] Zapisane jako {order}. Załadunek we wtorek, jak zawsze.
= pl-targi | info | 1
~ Spotkanie na targach; Polagra: stoisko?
C Będziemy na targach {wd+12}. Czy ktoś z Państwa znajdzie pół godziny? Chodzi o trzy sklepy po {80-200} m².
U+1d Czekamy na stoisku {101-480} o {11|14|15}. Kawa jest dobra.
C+15d Dziękuję za kawę i szczere odpowiedzi. Proszę o ofertę dla sklepów.
U+3d [offer] Zgodnie z obietnicą oferta {offer}, w dwóch wariantach. W drugim ciepło z komór grzeje wodę.
= pl-cieplo | sales | 1
~ Ciepła woda z komór; Odzysk ciepła: czy warto?
C Na spotkaniu mówili Państwo, że komory mogą grzać wodę. Zużywamy {600|900|1200|1500|1800} litrów dziennie. To poważnie czy dla żartu?
U+2d [offer] Poważnie: {450|700|950|1300} litrów dziennie prawie za darmo, zbiornik zwraca się w {trzy|cztery} lata. Wyliczenie w załączniku.
C+5d Księgowa przeliczyła i znalazła błąd, na naszą korzyść. Proszę zrobić ofertę.
U+1d [offer] Oferta {offer}, błąd poprawiony. Ukłony dla księgowej.
= pl-ubezpieczenie | support | 1
~ Opinia dla ubezpieczyciela, zgłoszenie {case}
C Ubezpieczyciel prosi o krótką opinię o awarii z {date-6}: przyczyna, naprawa, czy można było przewidzieć. Polisa {po}.
U+2d [offer] Opinia w załączniku. W skrócie: przepięcie po burzy, spalony sterownik, naprawa w pięć godzin, przewidzieć się nie dało.
C+9d Wypłacają całość. Dziękuję za jasne słowa.
= pl-instrukcja | support | 2
~ Instrukcja do {model}; Brak dokumentów komory
C Kupiliśmy lokal po {masarni|kwiaciarni}, w środku Państwa komora {model}, ale papierów brak. Czy jest instrukcja po polsku?
U+2h [offer] W załączniku. Po numerze {serial} widzę, że ma {dziewięć|dwanaście} lat i do zamknięcia była pod naszą opieką. Przydałby się przegląd, przyjechać?
C+1d Proszę przyjechać i szczerze powiedzieć, czy warto ją zostawić.
= pl-uzywana | info | 1
~ Używana komora?; Szukamy taniej komory
C Otwieramy {sklep z serami|mały browar|jadłodajnię}, nowa komora nas przerasta. Miewają Państwo używane, mniej więcej dwa na trzy metry?
U+1d Akurat jest jedna, 2,4 × 3,0 m, z hotelu, {sześć|osiem} lat, agregat nowy: {fee} z montażem. Przysłać zdjęcia?
C+2h [photo] Tak! Tu zdjęcie miejsca, sufit trochę niski.
U+1d Wejdzie, z zapasem {5-9} cm. Do {date+7} trzymam ją dla Państwa.
C+3d Bierzemy, wspólnik już tańczy.
= pl-probki | sales | 1
~ Próbki paneli; Kolor paneli
C Proszę o próbki paneli w {RAL 9010|RAL 7035|RAL 5010}, architekt chce przyłożyć do płytek.
U+1d Trzy próbki wysłane, numer na odwrocie. Najszybciej dostępna jest najjaśniejsza.
C+6d Architekt wybrał numer {2-9}. O dziwo, najtańszy.
= pl-regaly | sales | 2
~ Regały, {qty} szt.; Zamówienie regałów
C Proszę o regały aluminiowe, {qty} szt., szerokość {1,2|1,5|1,8} m, cztery półki, jak ostatnio. Nasz numer {po}.
U+2h [order] Potwierdzam: zamówienie {order}, {fee}. Są na stanie, wysyłka {wd+1}.
C+5d Doszły, ale w jednym kartonie brakuje śrub. Czy można dosłać?
U+1h Już wysłane, z przeprosinami i zapasem.
= pl-dostep | sales | 2
~ Montaż: wstęp na teren; Kto wpuści monterów?
U Nasi monterzy przyjadą {wd+4} o {7|8} rano z zamówieniem {order}. Kto ich wpuści i gdzie zaparkować?
C+1d Portier jest od 6:30, szlaban {1-4}. Obowiązkowe kaski i buty, lista nazwisk dzień wcześniej.
U+2h [csv] Lista w załączniku: czterech ludzi, jeden bus.
D+1d Jeszcze jedno: {w czwartki plac jest zajęty do dziewiątej|o dziesiątej próba alarmu pożarowego}, proszę się nie przestraszyć.
= pl-pytanie | sales | 1
~ {model}: jaki czynnik?; Pytanie o {model}
C Dwa krótkie pytania o {model}: jaki czynnik i czy może stać na zewnątrz, {przy minus dwudziestu|w pełnym słońcu|nad morzem}?
U+2h R290. Na zewnątrz z daszkiem i zestawem zimowym, {620-1150} zł.
C+1d Jasne. To proszę o ofertę na {2-5} szt. z zestawem.
U+1d [offer] Oferta {offer} w załączniku, {amount} z dostawą.
= pl-bounce | sales | 1 | bounce
~ Katalog zgodnie z prośbą
U Dziękuję za telefon. Katalog w załączniku, dla Państwa strony od {12-30} do {31-48}.
X Address rejected
= pl-nowiny | info | 2 | list | Chłodny Tydzień <news@chlodny-tydzien.example>
~ Chłodny Tydzień nr {week}: kwoty, ceny, ludzie; {Propan wychodzi z cienia|Gdzie są serwisanci|Sąsiad, który grzeje}: Chłodny Tydzień
X W tym tygodniu: {kogo dotkną nowe kwoty F-gazów|dlaczego panele podrożały o {2-5} procent|trzy chłodnie, które grzeją sąsiadów}. ¶ Ponadto: sieć sklepów zmniejszyła wycieki o {20-60} procent, piekarz chłodzi lodem, {30|45|60|75} nowych ofert pracy. ¶ Otrzymują Państwo ten list, bo adres info@noord.example jest zapisany.
= pl-spam | info | 2 | junk | Dział Windykacji <wezwanie{10-99}@platnosc-pilna.example>
~ Przedsądowe wezwanie {serial}; Niedopłata {10-99},{10-99} zł
X Szanowny kliencie, na koncie {serial} widnieje niedopłata {10-99},{10-99} zł. Brak wpłaty w ciągu {12|24} godzin oznacza odcięcie prądu. Kliknij, aby zapłacić.
= pl-dotacja | sales | 1 | junk | Fundusze24 <kontakt{10-99}@fundusze24.example>
~ Dotacja {20-90} % na chłodnictwo – ostatnie {5-9} miejsc
X Państwa firma spełnia warunki dotacji {20-90} procent. Nr wniosku {serial}. Opłata manipulacyjna {290-890} zł, decyzja w {3|5} dni.
= pl-prywatne | hendrik | 1 | private | Zbyszek Morski <zbyszek@domowa.example>
~ Regaty {wd+8}; Żagle?
X Hendrik, jacht zwodowany, stoi w Gdyni. Będzie {3-6} w skali Beauforta. Przylatujesz {wd+8}? {Bigos już się gotuje.|Łóżko na dziobie czeka.} Keja {2-60}.
= pl-trans | bruno | 2
~ Stawka {city}–Groningen; Stawki od {date+14}
C Po angielsku idzie mi wolno, więc po polsku, Kasia przetłumaczy: od {date+14} pełna naczepa {city}–Groningen kosztuje {780-1240} euro.
I+1h Kasia, możesz przetłumaczyć? Rozumiem tylko liczbę, a liczba mi się nie podoba.
V+1h Przetłumaczyłam i odpisałam: przy {20-40} kursach rocznie prosimy o starą stawkę.
C+1d Przy {20-40} gwarantowanych kursach stara stawka do końca roku. Umowa stoi.
= pl-kawa | info | 1
~ Czy w komorze można trzymać kawę?; Nietypowe pytanie
C Nietypowe pytanie: chcemy trzymać zieloną kawę w {14-18} stopniach i 55 procentach wilgotności. Czy to do Państwa?
U+1d Do nas, i wcale nie nietypowe: ważniejsze jest osuszanie niż chłód. Proszę o kubaturę i ile razy dziennie otwierają się drzwi.
C+1d {40-120} m³, drzwi {dziesięć|dwadzieścia} razy dziennie.
U+2d [offer] W takim razie oferta {offer}: {model} z osuszaniem, {amount}.
= pl-prad | support | 1
~ Przerwa w dostawie prądu {date+6}; Planowane wyłączenie prądu
C {wd+6} od {szóstej|siódmej} rano wyłączają nam prąd na {5-9} godzin. Jak długo komora ({serial}) utrzyma temperaturę przy zamkniętych drzwiach?
U+2h Przy panelach 100 mm traci się mniej więcej stopień na {dwie|trzy} godziny. Drzwi zamknięte i kartka na nich. Alarm zadzwoni przy +{6-8}, wyciszyć go na to przedpołudnie?
C+1h Tak, proszę do piętnastej.
= pl-szkola | sales | 1
~ Stołówka szkolna: prace tylko w ferie
C Możemy pracować tylko od {date+40} do {date+52}, kiedy nie ma uczniów. Czy zdążą Państwo wyjąć starą komorę i wstawić nową, dwa na trzy metry?
U+1d [drawing] Zdążymy, jeśli elektryk przyjdzie {trzeciego|czwartego} dnia, a nie ostatniego. Plan w załączniku.
C+2d Dyrekcja pyta, co będzie w razie opóźnienia.
U+2h Wtedy na nasz koszt stanie na dziedzińcu naczepa chłodnicza.
= pl-film | info | 1
~ Komora na plan filmowy; Nietypowa prośba: para z ust
C Latem kręcimy scenę zimową i ma być widać parę z ust: minus {2-5}, sześć na osiem metrów, cisza w czasie ujęcia. Czy to możliwe?
U+1d Możliwe. W nocy chłodzimy, na ujęcie wyłączamy: mają Państwo {12-18} minut.
C+1d To dłużej, niż nasz aktor pamięta tekst. Ile to kosztuje?
U+1d [offer] Oferta {offer}: {fee} za {pięć|sześć} dni, z serwisantem, który nie prosi o autografy.
= pl-utylizacja | support | 1
~ Utylizacja starej komory; Wywóz starej komory
C Czy mogą Państwo zabrać naszą starą komorę z {1996|1999|2003} roku? Czynnik trzeba odzyskać z protokołem.
U+1d Zrobimy z protokołem, {2100-4200} zł, jeden dzień.
C+2d Dobrze, {wd+6} nam pasuje.
U+8d [offer] Gotowe, protokół z wagą odzyskanego czynnika w załączniku.
= pl-cisza | sales | 1
~ Brak odpowiedzi na zapytanie {po}; Czy dostali Państwo nasze zapytanie?
C {Tydzień|Dziesięć dni} temu wysłaliśmy zapytanie {po} i cisza. Czy jesteśmy jeszcze na liście?
U+1h Są Państwo, tylko wiadomość utknęła w spamie, dopiero ją znaleźliśmy. Przepraszam, dzwonię za godzinę.
C+3h Dziękuję za telefon, wszystko ustalone.
= pl-lod | sales | 1
~ Lód na progu mroźni; Oblodzony próg
C Na progu mroźni ciągle robi się lód i magazynierzy się ślizgają. Co Państwo radzą oprócz soli?
U+1d Kabel grzejny w próg i kurtynę paskową, {760-1800} zł za komplet. Paski zatrzymują wilgotne powietrze.
C+2d Proszę komplet i {6-12} zapasowych pasków.
U+2h [order] Zamówienie {order}, wysyłka {wd+1}.
= pl-probka-sera | sales | 1
~ Dojrzewalnia sera, 12 °C; Komora dojrzewania
C Wyrośliśmy z piwnicy. Potrzebna dojrzewalnia: {11-13} stopni, 88 procent wilgotności i powietrze tak wolne, żeby świeca nie zamigotała. {200|300|450|700} krążków.
U+2d [offer] Świecę wpisujemy do specyfikacji. Z kanałami tekstylnymi i {model} damy radę: oferta {offer}, {amount}.
C+3d Serowar przekonany, księgowa jeszcze nie. Da się w dwóch etapach?
U+1d Da się, agregat ten sam, druga połowa to tylko kanały. Podzieliłam ofertę.
= pl-wino | sales | 1
~ Komora na wino, 12 stopni
C Szukamy komory na wino: równo dwanaście stopni, wilgotność około 70, żadnych drgań. Kubatura {18-60} m³.
U+2d [offer] Polecam {model} z agregatem na zewnątrz, w komorze nie drga nic. Oferta {offer} w załączniku.
C+4d Sommelier pyta, czy ją słychać.
U+2h W środku {26-30} decybeli, ciszej niż etykieta.
= pl-ankieta | info | 1
~ Ankieta dostawcy {2-9}/{10-99}; Certyfikat ISO
C W naszej kartotece brakuje aktualnego certyfikatu ISO 9001 i wypełnionej ankiety. Proszę o jedno i drugie do {date+14}, inaczej system Państwa zablokuje.
U+3d [offer] W załączniku. Na pytanie {11-34} odpowiedzieliśmy „nie dotyczy”, robimy w piance i stali.
C+1d Przyjęte, do następnej ankiety.
`,
);
