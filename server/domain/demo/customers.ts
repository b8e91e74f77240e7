// The 150 customers of the demo and their people, in four languages.
import { makeRandom, type Random } from './random.ts';
import type { DemoLanguage } from './read-stories.ts';

export type DemoClient = 'gmail' | 'outlook' | 'apple' | 'thunderbird' | 'yandex' | 'mailru' | 'phone';
export type DemoPerson = {
  name: string;
  first: string;
  /** first name as one addresses it: vocative, or with patronymic */
  address: string;
  last: string;
  female: boolean;
  email: string;
  phone: string;
  job: string;
  client: DemoClient;
};
export type DemoCustomer = {
  name: string;
  domain: string;
  language: DemoLanguage;
  city: string;
  street: string;
  people: DemoPerson[];
  /** the user who answers for it, by e-mail; '' where nobody made a card yet */
  responsible: string;
};

// Company | domain | city | street. The first of each language are the ones the pictures show.
const COMPANIES: Record<DemoLanguage, string> = {
  nl: `Noordlicht BV|noordlicht|Zwolle|Marsweg 41; Delta Food BV|delta-food|Vlissingen|Kanaalstraat 8; Bloemenveiling Westhof|westhof-bloemen|Aalsmeer|Legmeerdijk 212; Vishandel Oudeschild|vis-oudeschild|Den Helder|Havenplein 3; Slagerij Van Dongen|vandongen-slagers|Breda|Haagdijk 77; Kaasmakerij De Wolden|dewolden-kaas|Hoogeveen|Stationsstraat 19; Apotheek De Linde|apotheek-delinde|Assen|Gedempte Singel 5; Zuivelhoeve Salland|zuivel-salland|Raalte|Kanaaldijk 60; Restaurant Het Wapen|hetwapen|Deventer|Brink 14; Groothandel Peters|groothandel-peters|Venlo|Celsiusweg 22; IJssalon Fiorina|fiorina-ijs|Haarlem|Grote Houtstraat 101; Hotel Duinzicht|duinzicht|Egmond aan Zee|Boulevard 1; Bakkerij Molenaar|bakkerij-molenaar|Sneek|Oosterdijk 33; Ziekenhuis Maasland|zh-maasland|Oss|Dr. Saal van Zwanenbergweg 2; Fruithandel Betuwe|fruit-betuwe|Tiel|Industrieweg 18; Transport Hofstra|hofstra-transport|Drachten|De Hemmen 50; Bouwbedrijf Kramer|kramer-bouw|Almelo|Wierdensestraat 140; Catering Zonneveld|zonneveld-catering|Amersfoort|Hogeweg 212; Supermarkt Brouwer|brouwer-super|Meppel|Hoofdstraat 66; Poelier Jansen|poelier-jansen|Apeldoorn|Asselsestraat 9; Universiteit Eemsdelta|ue-lab|Groningen|Nettelbosje 4; Paddestoelen Maasdal|maasdal|Horst|Tienrayseweg 31; Brouwerij De Kogge|dekogge|Kampen|Oudestraat 88; Visrokerij Harder|visrokerij-harder|Harderwijk|Strandboulevard 12; Aardappelhandel Polder|polder-aardappel|Emmeloord|Nagelerstraat 25; Chocolaterie Belle|chocolaterie-belle|Maastricht|Wolfstraat 16; Tuincentrum Groenrijk Oost|gr-oost|Winterswijk|Misterweg 150; Eierhandel Kuiper|eieren-kuiper|Barneveld|Harselaarseweg 70; Zorggroep Veluwe|zg-veluwe|Ermelo|Horsterweg 5; Camping Zeewind|camping-zeewind|Domburg|Noordduinen 2; Snackbar Centraal|snackbar-centraal|Leeuwarden|Nieuwestad 90; Wijnhuis Limburg|wijnhuis-limburg|Roermond|Neerstraat 21; Koel- en Vrieshuis Rijnmond|kvr-rijnmond|Rotterdam|Vierhavensstraat 44; Evenementenbureau Spot|spot-events|Utrecht|Europalaan 93; Architectenbureau Lijn|bureau-lijn|Arnhem|Westervoortsedijk 73; Installatiebureau Veenstra|veenstra-installatie|Heerenveen|Abe Lenstra Boulevard 10; Scheepswerf Noorderhaven|noorderhaven|Delfzijl|Handelskade 7; Vleesgroothandel Twente|vlees-twente|Hengelo|Diamantstraat 35`,
  en: `Harbour & Co|harbour-co|Hull|12 Albert Dock Road; Northgate Foods Ltd|northgate-foods|Leeds|48 Whitehall Road; Celtic Seafood|celtic-seafood|Galway|3 New Docks; Orchard Lane Cider|orchardlane|Hereford|Lane End Farm; The Mill Bakery|millbakery|Norwich|9 Magdalen Street; Pennine Dairies|pennine-dairies|Skipton|Engine Shed Lane 2; St Brendan's Hospital|stbrendans|Cork|Infirmary Road; Ashford Flowers|ashford-flowers|Ashford|21 Chart Road; Grand Quay Hotel|grandquay|Liverpool|1 Mann Island; Fenland Fresh|fenland-fresh|Spalding|Wardentree Lane 60; Lomond Spirits|lomond-spirits|Dumbarton|Glasgow Road 104; Kestrel Pharma|kestrel-pharma|Cambridge|5 Science Park; Bramble Catering|bramble-catering|Bath|Walcot Street 70; Tyne Cold Storage|tyne-cold|Newcastle|Fish Quay 18; Hillcrest School|hillcrest|Sheffield|Psalter Lane 33; Marlow & Finch Architects|marlowfinch|London|14 Clerkenwell Green; Brennan Butchers|brennan-butchers|Limerick|2 William Street; Oak Valley Farm Shop|oakvalley|Exeter|Topsham Road 240; Silverline Freight|silverline-freight|Felixstowe|Dock Gate 1; Copper Kettle Restaurants|copperkettle|Manchester|66 Deansgate; Islay Fisheries|islay-fisheries|Port Ellen|Pier Road; Dorset Blue Cheese|dorset-blue|Sherborne|Long Burton 4; Wexford Berries|wexford-berries|Wexford|Rosslare Road; Kingfisher Events|kingfisher-events|Oxford|19 Botley Road; Meridian Labs|meridian-labs|Edinburgh|2 Bioquarter; Amber Wholesale|amber-wholesale|Birmingham|Pershore Street 80; Solent Yachts|solent-yachts|Southampton|Shamrock Quay; Cairn Contractors|cairn-contractors|Aberdeen|Greenwell Road 12; Rosewood Care Homes|rosewood-care|York|Tadcaster Road 118; Blackwater Oysters|blackwater-oysters|Maldon|The Hythe; Peak Ice Cream|peak-icecream|Buxton|Station Road 7; Thornbury Vets|thornbury-vets|Bristol|High Street 41; Glenfield Poultry|glenfield-poultry|Dungannon|Far Circular Road; Cotswold Market Hall|cotswold-market|Cirencester|Market Place 2; Larkspur Kitchens|larkspur|Reading|Richfield Avenue 30; Albion Brewing|albion-brewing|Burton|Meadow Road 6; Stonebridge Estates|stonebridge-estates|Nottingham|Castle Boulevard 15`,
  ru: `ООО «Ладога»|ladoga-torg|Санкт-Петербург|Выборгская наб., 47; Сафин и партнёры|safin-partners|Казань|ул. Баумана, 31; ООО «Балтийский берег плюс»|baltbereg-plus|Калининград|ул. Портовая, 12; Ресторан «Причал»|prichal-rest|Мурманск|пр. Ленина, 54; ООО «Фермер и Ко»|fermer-co|Псков|ул. Советская, 90; Кондитерская «Марципан»|marcipan|Калининград|Ленинский пр., 8; ИП Корнеев|korneev-ryba|Петрозаводск|ул. Зайцева, 65; АО «Северный холод»|sever-holod|Архангельск|Талажское ш., 21; ТОО «Алтын Дән»|altyn-dan|Алматы|пр. Райымбека, 212; ООО «Цветочный двор»|flowers-dvor|Москва|Дмитровское ш., 159; Гостиница «Невский берег»|nevsky-bereg|Санкт-Петербург|Невский пр., 93; ООО «Молоко Карелии»|moloko-karelii|Сортавала|ул. Промышленная, 4; Аптека «Здоровье»|apteka-zdorovie|Вологда|ул. Мира, 17; ООО «Грузинские вина»|georgia-wine|Москва|ул. Правды, 24; Склад «Восток»|sklad-vostok|Екатеринбург|ул. Монтёрская, 3; SIA «Rīgas saldumi»|rigas-saldumi|Рига|Maskavas iela 240; ООО «Сыроварня Вуокса»|vuoksa-syr|Приозерск|ул. Заводская, 2; ООО «Рыбный мир»|ryb-mir|Мурманск|Портовый пр., 31; Ресторанный дом «Самовар»|samovar-dom|Тула|ул. Металлистов, 10; ООО «ТехМонтаж»|tehmontazh|Нижний Новгород|ул. Федосеенко, 48; УП «Минские овощи»|minsk-ovoschi|Минск|ул. Бабушкина, 29; ООО «Мясной ряд»|myasnoy-ryad|Тверь|ул. Коминтерна, 77; Лаборатория «Биотест»|biotest-lab|Новосибирск|пр. Лаврентьева, 6; ООО «Пломбир»|plombir|Ярославль|Московский пр., 101; ТД «Ягода Сибири»|yagoda-sib|Томск|пр. Кирова, 58; ООО «Логистика Плюс»|logistika-plus|Смоленск|ул. Шевченко, 95; Кафе «Веранда»|veranda-cafe|Выборг|Крепостная ул., 20; ООО «Пекарь»|pekar-spb|Гатчина|ул. Солодухина, 2; Медицинский центр «Опора»|opora-med|Пермь|ул. Ленина, 66; ООО «Фруктовый остров»|frukt-ostrov|Краснодар|ул. Уральская, 104; OÜ Narva Kala|narva-kala|Нарва|Kalda 7; ООО «АгроХолод»|agroholod|Воронеж|ул. Дорожная, 17; Совхоз «Приморский»|primorsky-agro|Великий Новгород|Сырковское ш., 30; ООО «Стройпроект-Север»|spsever|Череповец|пр. Победы, 85; Санаторий «Сосны»|sosny-san|Зеленогорск|Приморское ш., 536; ООО «Пиво и Море»|pivo-more|Калининград|ул. Дзержинского, 128; ООО «Экспресс-Кейтеринг»|express-catering|Москва|Варшавское ш., 26`,
  pl: `Baltyk Trans|baltyktrans|Gdynia|ul. Hutnicza 35; Kowalska Meble|kowalska-meble|Kalwaria Zebrzydowska|ul. Jagiellońska 12; Mleczarnia Łąka|mleczarnia-laka|Łowicz|ul. Nadbzurzańska 1; Hurtownia Rybna Hel|rybna-hel|Hel|ul. Portowa 4; Cukiernia Malinowska|cukiernia-malinowska|Kraków|ul. Długa 44; Sady Grójeckie|sady-grojec|Grójec|ul. Mogielnicka 30; Zakłady Mięsne Orlik|miesne-orlik|Ełk|ul. Suwalska 86; Hotel Pod Lipami|podlipami|Toruń|ul. Szeroka 19; Apteka Słoneczna|apteka-sloneczna|Olsztyn|al. Piłsudskiego 16; Restauracja Kaszubska|kaszubska-smak|Kartuzy|Rynek 3; Chłodnia Mazowsze|chlodnia-mazowsze|Błonie|ul. Pass 20; Kwiaty Wielkopolska|kwiaty-wlkp|Poznań|ul. Głogowska 218; Browar Trzy Wieże|trzywieze|Wrocław|ul. Hubska 44; Pieczarki Podlasia|pieczarki-podlasie|Siemiatycze|ul. Ciechanowiecka 9; Lody Bałtyk|lody-baltyk|Sopot|ul. Bohaterów Monte Cassino 30; Spedycja Nowak|spedycja-nowak|Szczecin|ul. Struga 78; Piekarnia u Zosi|piekarnia-zosi|Zakopane|ul. Kościuszki 7; Szpital Miejski Morena|szpital-morena|Gdańsk|ul. Nowolipie 2; Drób Kujawy|drob-kujawy|Bydgoszcz|ul. Fordońska 246; Hurt-Owoc Lublin|hurtowoc|Lublin|ul. Mełgiewska 11; Catering Smakosz|catering-smakosz|Warszawa|ul. Ordona 2; Serowarnia Bieszczady|serowarnia-bieszczady|Sanok|ul. Lipińskiego 70; Instal-Chłód Rzeszów|instalchlod|Rzeszów|ul. Boya-Żeleńskiego 15; Delikatesy Ogrodowa|delikatesy-ogrodowa|Łódź|ul. Ogrodowa 28; Winnica Zielona|winnica-zielona|Zielona Góra|ul. Botaniczna 66; Rolnik Żuławy|rolnik-zulawy|Elbląg|ul. Nowodworska 10; Biuro Projektowe Rzut|rzut-projekt|Katowice|ul. Mariacka 37; Ryby Mazury|ryby-mazury|Giżycko|ul. Przemysłowa 5; Sklepy Jaskółka|jaskolka-sklepy|Kielce|ul. Zagnańska 61; Dom Opieki Przystań|przystan-opieka|Kołobrzeg|ul. Kasprowicza 17; Laboratorium Wektor|wektor-lab|Gliwice|ul. Konarskiego 22; Czekolada z Pasją|czekolada-pasja|Białystok|ul. Lipowa 14; Eventy na Medal|eventynamedal|Warszawa|ul. Mińska 25; Stal-Bud Opole|stalbud-opole|Opole|ul. Oświęcimska 90; Przetwórnia Jagódka|jagodka|Suwałki|ul. Sejneńska 33; Masarnia Górska|masarnia-gorska|Nowy Targ|ul. Ludźmierska 26; Bar Mleczny Centrum|barmleczny|Częstochowa|al. NMP 31; Import Kawy Ziarno|ziarno-kawa|Gdańsk|ul. Marynarki Polskiej 71`,
};

// First names: feminine; masculine. Polish with the vocative, Russian with a patronymic.
const FIRST: Record<DemoLanguage, [string, string]> = {
  nl: [
    'Karin Marieke Ilse Wendy Anouk Petra Lotte Hanneke Esther Nienke Margriet Carla',
    'Joost Pieter Sjoerd Ruben Wouter Henk Gerard Maarten Koen Bas Jeroen Theo',
  ],
  en: [
    'Laura Margaret Fiona Hannah Niamh Rachel Priya Susan Grace Helen Zoe Catherine',
    'James Oliver Declan Stuart Martin Callum Gareth Simon Patrick Neil Adeel Thomas',
  ],
  ru: [
    'Марина:Сергеевна Анна:Викторовна Елена:Павловна Наталья:Игоревна Светлана:Олеговна Татьяна:Андреевна Юлия:Борисовна Людмила:Петровна Дарья:Алексеевна Вера:Михайловна',
    'Тимур:Рустамович Андрей:Николаевич Сергей:Владимирович Дмитрий:Евгеньевич Алексей:Юрьевич Павел:Константинович Виктор:Иванович Руслан:Маратович Григорий:Львович Олег:Степанович',
  ],
  pl: [
    'Anna:Anno Magdalena:Magdaleno Agnieszka:Agnieszko Joanna:Joanno Beata:Beato Monika:Moniko Ewa:Ewo Dorota:Doroto Karolina:Karolino Iwona:Iwono',
    'Piotr:Piotrze Marek:Marku Krzysztof:Krzysztofie Paweł:Pawle Grzegorz:Grzegorzu Jacek:Jacku Łukasz:Łukaszu Rafał:Rafale Wojciech:Wojciechu Zbigniew:Zbigniewie',
  ],
};
// Family names; feminine form after a colon where it differs.
const LAST: Record<DemoLanguage, string> = {
  nl: 'de Vries;Hoek;Dijkstra;van den Berg;Jansen;Postma;Kuipers;van Leeuwen;Brouwer;Schouten;Hendriks;Vermeer;de Graaf;Wiersma;Prins;van der Meulen;Timmermans;Bosch;Huisman;Veldhuis;Zijlstra',
  en: 'Dean;Whitaker;O’Sullivan;Hargreaves;McAllister;Shah;Thornton;Byrne;Pemberton;Clarke;Doyle;Fletcher;Gallagher;Holt;Kavanagh;Lowe;Mercer;Nash;Reid;Sinclair;Ward',
  ru: 'Белов:Белова;Сафин:Сафина;Корнеев:Корнеева;Лебедев:Лебедева;Громов:Громова;Зайцев:Зайцева;Орлов:Орлова;Никитин:Никитина;Фёдоров:Фёдорова;Крылов:Крылова;Тихонов:Тихонова;Гаврилов:Гаврилова;Соболев:Соболева;Шмидт:Шмидт;Ковальчук:Ковальчук;Ильин:Ильина;Поляков:Полякова;Назаров:Назарова;Жуков:Жукова',
  pl: 'Wiśniewski:Wiśniewska;Kowalski:Kowalska;Wójcik:Wójcik;Kamiński:Kamińska;Lewandowski:Lewandowska;Dąbrowski:Dąbrowska;Szymański:Szymańska;Woźniak:Woźniak;Kozłowski:Kozłowska;Jankowski:Jankowska;Mazur:Mazur;Krawczyk:Krawczyk;Piotrowski:Piotrowska;Grabowski:Grabowska;Pawłowski:Pawłowska;Michalak:Michalak;Król:Król;Wieczorek:Wieczorek;Zając:Zając;Ostrowski:Ostrowska',
};
const JOBS: Record<DemoLanguage, string> = {
  nl: 'Hoofd inkoop;Inkoper;Bedrijfsleider;Administratie;Eigenaar;Facilitair manager;Projectleider;Technische dienst;Kwaliteitsmedewerker;Directiesecretaresse',
  en: 'Head of purchasing;Buyer;Operations manager;Accounts payable;Owner;Facilities manager;Project manager;Site manager;Quality officer;Office manager',
  ru: 'Начальник отдела закупок;Менеджер по закупкам;Управляющий;Бухгалтер;Генеральный директор;Главный инженер;Руководитель проекта;Заместитель директора;Технолог;Офис-менеджер',
  pl: 'Kierownik działu zakupów;Specjalista ds. zakupów;Kierownik operacyjny;Księgowość;Właściciel;Kierownik techniczny;Kierownik projektu;Zastępca dyrektora;Specjalista ds. jakości;Sekretariat',
};
const CLIENTS: Record<DemoLanguage, DemoClient[]> = {
  nl: ['outlook', 'outlook', 'gmail', 'apple', 'phone', 'thunderbird'],
  en: ['outlook', 'outlook', 'gmail', 'apple', 'phone', 'gmail'],
  ru: ['yandex', 'mailru', 'outlook', 'yandex', 'thunderbird', 'phone'],
  pl: ['outlook', 'thunderbird', 'gmail', 'outlook', 'phone', 'apple'],
};
// The people of the pictures: they exist whatever the seed.
const KNOWN: Record<string, string> = {
  noordlicht: 'm Joost|de Vries|Hoofd inkoop|outlook;f Karin|Hoek|Projectleider|gmail',
  'delta-food': 'f Carla|Jansen|Inkoper|outlook',
  'harbour-co': 'f Laura|Dean|Operations manager|outlook',
  'ladoga-torg': 'f Марина:Сергеевна|Белова|Бухгалтер|yandex',
  'safin-partners': 'm Тимур:Рустамович|Сафин|Генеральный директор|mailru',
  baltyktrans: 'm Piotr:Piotrze|Wiśniewski|Kierownik operacyjny|thunderbird',
  'kowalska-meble': 'f Anna:Anno|Kowalska|Właścicielka|gmail',
};
const PREFIX: Record<DemoLanguage, string> = { nl: '+31', en: '+44', ru: '+7', pl: '+48' };
const AREAS: Record<Exclude<DemoLanguage, 'en'>, string[]> = {
  nl: ['10', '20', '30', '38', '50', '70'],
  ru: ['812', '495', '499'],
  pl: ['58', '22', '12', '71'],
};
const RESPONSIBLE: Record<DemoLanguage, string[]> = {
  nl: ['ada@noord.example', 'bruno@noord.example'],
  en: ['emily@noord.example', 'ada@noord.example', 'emily@noord.example'],
  ru: ['olga@noord.example'],
  pl: ['kasia@noord.example'],
};

/**
 * The customers, the same for a seed: 150 companies with one to four people each. Two thirds have a responsible (a card
 * made by people); the rest is what mail alone makes of them.
 */
export function makeCustomers(seed: number): DemoCustomer[] {
  const random = makeRandom(seed ^ 0x5eed);
  return (['nl', 'en', 'ru', 'pl'] as const).flatMap((language) =>
    COMPANIES[language].split(';').map((line, at) => {
      const [name = '', slug = '', city = '', street = ''] = line.split('|').map((one) => one.trim());
      const domain = `${slug}.example`;
      const known = (KNOWN[slug] ?? '').split(';').filter((one) => one !== '');
      const people = known.map((one) => knownPerson(one, domain, language, random));
      const many = random.pick([1, 2, 2, 3, 3, 4]);
      while (people.length < many) {
        const person = makePerson(domain, language, random);
        if (!people.some((other) => other.email === person.email)) people.push(person);
      }
      const cared = at < 3 || random.chance(0.65);
      return {
        name,
        domain,
        language,
        city,
        street,
        people,
        responsible: cared ? random.pick(RESPONSIBLE[language]) : '',
      };
    }),
  );
}

function knownPerson(line: string, domain: string, language: DemoLanguage, random: Random): DemoPerson {
  const [first = '', last = '', job = '', client = ''] = line.slice(2).split('|');
  return person(
    { first, last, job, client: client as DemoClient, female: line.startsWith('f') },
    domain,
    language,
    random,
  );
}

/** Somebody with a name usual in the language. */
export function makePerson(domain: string, language: DemoLanguage, random: Random): DemoPerson {
  const female = random.chance(0.5);
  const first = random.pick(FIRST[language][female ? 0 : 1].split(' '));
  const [masculine = '', feminine = masculine] = random.pick(LAST[language].split(';')).split(':');
  const made = {
    first,
    last: female ? feminine : masculine,
    female,
    job: random.pick(JOBS[language].split(';')),
    client: random.pick(CLIENTS[language]),
  };
  return person(made, domain, language, random);
}

function person(
  {
    first: full,
    last,
    job,
    client,
    female,
  }: { first: string; last: string; job: string; client: DemoClient; female: boolean },
  domain: string,
  language: DemoLanguage,
  random: Random,
): DemoPerson {
  const [first = '', form = first] = full.split(':');
  const address = language === 'ru' ? `${first} ${form}` : form;
  const local = random.chance(0.5) ? latin(first) : `${latin(first).slice(0, 1)}.${latin(last)}`;
  const phone = phoneOf(language, random);
  return {
    name: `${first} ${last}`,
    first,
    address,
    last,
    female,
    email: `${local}@${domain}`,
    phone,
    job,
    client,
  };
}

/** A number that could be dialled, and rings nowhere or in an office. */
function phoneOf(language: DemoLanguage, random: Random): string {
  const [where, a, b] = [random.whole(20, 98), random.whole(10, 99), random.whole(10, 99)];
  if (language === 'en') return `+44 20 7946 0${a}${b % 10}`;
  const areas = AREAS[language];
  return `${PREFIX[language]} ${areas[where % areas.length]} 555 ${a} ${b}`;
}

/** A name as it stands in an address. */
export function latin(name: string): string {
  const letters = name.toLowerCase().replace(/[а-яё]/g, (letter) => CYRILLIC[letter] ?? '');
  return letters
    .replace(/ł/g, 'l')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
}

const CYRILLIC: Record<string, string> = Object.fromEntries(
  'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ sch ъ _ ы y ь _ э e ю yu я ya'
    .split(' ')
    .reduce<[string, string][]>((pairs, one, at, all) => {
      if (at % 2 === 0) pairs.push([one, (all[at + 1] ?? '').replace('_', '')]);
      return pairs;
    }, []),
);
