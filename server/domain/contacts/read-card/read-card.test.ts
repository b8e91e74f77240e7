// Proves what is read from signatures, all invented: sixty and more, in English, Dutch, Russian and Polish, with traps.
import { expect, test } from 'vitest';
import { readCard } from './read-card.ts';

interface Wanted {
  name?: string;
  job?: string;
  company?: string;
  /** E.164 with what it is. */
  phones?: string[];
  vat?: string;
  postal?: string;
  website?: string;
}
type Case = [language: string, from: string, signature: string, wanted: Wanted];

const cases: Case[] = [
  // English
  [
    'en',
    'Bruno Baker <bruno@northpumps.example>',
    'Bruno Baker\nSales Manager\nNorth Pumps Ltd\nTel: +44 20 7946 0018\nMob: +44 7400 123456',
    {
      name: 'Bruno Baker',
      job: 'Sales Manager',
      company: 'North Pumps Ltd',
      phones: ['office +442079460018', 'mobile +447400123456'],
    },
  ],
  [
    'en',
    'bruno@northpumps.example',
    '-- \nBruno Baker, Chief Engineer\nNorth Pumps Limited | www.northpumps.example',
    {
      name: 'Bruno Baker',
      job: 'Chief Engineer',
      company: 'North Pumps Limited',
      website: 'www.northpumps.example',
    },
  ],
  [
    'en',
    'BAKER, BRUNO <b.baker@northpumps.example>',
    'Bruno Baker | Purchasing | North Pumps Inc.\n(212) 736-5000 (voice)\n(212) 736-5001 (fax)',
    {
      name: 'Bruno Baker',
      job: 'Purchasing',
      company: 'North Pumps Inc.',
      phones: ['office +12127365000', 'fax +12127365001'],
    },
  ],
  ['en', 'Carla Jones <carla@gmail.com>', 'Cheers,\nCarla\n\nSent from my iPhone', { name: 'Carla Jones' }],
  [
    'en',
    'Carla Jones <carla@gmail.com>',
    'Carla Jones\nCEO at Harbourlight\n+44 7400 123 456',
    { job: 'CEO', company: 'Harbourlight', phones: ['mobile +447400123456'] },
  ],
  [
    'en',
    'Dr. Ewan McTavish <emc@glenlab.example>',
    'Dr. Ewan McTavish, Ph.D.\nSenior Scientist\nGlen Institute of Hydrology\nphone 0131 496 0123\nglenlab.co.uk',
    {
      name: 'Dr. Ewan McTavish',
      job: 'Senior Scientist',
      company: 'Glen Institute of Hydrology',
      phones: ['office +441314960123'],
    },
  ],
  [
    'en',
    'Frances O’Neil <frances.oneil@quay.example>',
    'Frances O’Neil\nAccount Manager, Quay Logistics\nDirect: +353 1 496 0000\nFax: +353 1 496 0001',
    {
      name: 'Frances O’Neil',
      job: 'Account Manager',
      company: 'Quay Logistics',
      phones: ['office +35314960000', 'fax +35314960001'],
    },
  ],
  [
    'en',
    'greta <greta@tidewater.example>',
    'Greta Holm\nFounder, Tidewater LLC\n1600 Ocean Avenue\nPortland, OR 97205\n503-222-1234',
    {
      name: 'Greta Holm',
      job: 'Founder',
      company: 'Tidewater LLC',
      phones: ['office +15032221234'],
      postal: '1600 Ocean Avenue, Portland, OR 97205',
    },
  ],
  [
    'en',
    'Harry Field <harry@fieldandsons.example>',
    'Harry Field\n=============\nField & Sons Ltd\nCompany No: 01234567\nVAT: GB 123 4567 89',
    { company: 'Field & Sons Ltd', vat: 'GB123456789', phones: [] },
  ],
  [
    'en',
    'Iris Moss <iris@moss.example>',
    'Iris\nPGP: 4357 1D47 FF78 24BB 0FBF  7AA8 A846 9F86 11C3 D628\nICQ: 132152059',
    { name: 'Iris Moss', phones: [] },
  ],
  [
    'en',
    'Jack Stone <jack@stoneworks.example>',
    'Jack Stone - Technical Director - Stoneworks PLC - +44 (0)113 496 0999',
    { job: 'Technical Director', company: 'Stoneworks PLC', phones: ['office +441134960999'] },
  ],
  [
    'en',
    'Karen Lake <karen@lakeside.example>',
    'Karen\n\n*******************\n* Karen Lake     * Lakeside Consulting\n* Office Manager * Tel 020 7946 0333\n*******************',
    { job: 'Office Manager', company: 'Lakeside Consulting' },
  ],
  [
    'en',
    'Liam Ford <liam@fordgroup.example>',
    'Regards,\nLiam Ford\nOffice: 00 44 1632 960123\nCell: +1 (415) 555-2671',
    { phones: ['mobile +14155552671'] },
  ],
  [
    'en',
    'Sales <sales@brightbulbs.example>',
    'The sales team\nBright Bulbs Ltd\nTel +44 20 7946 0555',
    { company: 'Bright Bulbs Ltd', phones: ['office +442079460555'] },
  ],
  [
    'en',
    'Mona Reed <mona@reed.example>',
    'Mona Reed\n2014-2026 Reed Gardens\nOpen 09:00-17:00, 12/05/2026',
    { name: 'Mona Reed', phones: [] },
  ],
  [
    'en',
    'Nora via Users <users@list.example>',
    'Nora\n--\nUsers mailing list\nUsers@list.example\nhttps://list.example/listinfo/users',
    { phones: [] },
  ],
  // Dutch
  [
    'nl',
    'Jan de Vries <jan@devriesbouw.nl>',
    'Met vriendelijke groet,\n\nJan de Vries\nProjectleider\n\nDe Vries Bouw B.V.\nHavenstraat 12\n8011 AB Zwolle\nT 038-421 23 45\nM 06-12345678\nBTW NL123456789B01\nKvK 05012345',
    {
      name: 'Jan de Vries',
      job: 'Projectleider',
      company: 'De Vries Bouw B.V.',
      phones: ['office +31384212345', 'mobile +31612345678'],
      vat: 'NL123456789B01',
      postal: 'Havenstraat 12, 8011 AB Zwolle',
    },
  ],
  [
    'nl',
    'jdevries@devriesbouw.nl',
    'Groet,\nJan de Vries\nDe Vries Bouw BV',
    { name: 'Jan de Vries', company: 'De Vries Bouw BV' },
  ],
  [
    'nl',
    'Karin Hoek <karin@noordlicht.nl>',
    'Karin Hoek | Inkoper | Noordlicht BV\n+31 (0)38 421 23 45',
    { job: 'Inkoper', company: 'Noordlicht BV', phones: ['office +31384212345'] },
  ],
  [
    'nl',
    'P. van den Berg <p.vandenberg@bergtechniek.nl>',
    'drs. Pieter van den Berg\nDirecteur\nBerg Techniek N.V.\nTel. 0522-25 12 34 / Mob. 06 - 51 23 45 67',
    {
      job: 'Directeur',
      company: 'Berg Techniek N.V.',
      phones: ['office +31522251234', 'mobile +31651234567'],
    },
  ],
  ['nl', 'Sanne Bakker <sanne@hotmail.com>', 'Groetjes,\nSanne', { name: 'Sanne Bakker', phones: [] }],
  [
    'nl',
    'Sanne Bakker <sanne@bakkerij.nl>',
    'Sanne Bakker\nEigenaar\nBakkerij Bakker VOF\nIBAN NL91ABNA0417164300\nMobiel: 0612345699',
    { job: 'Eigenaar', company: 'Bakkerij Bakker VOF', phones: ['mobile +31612345699'] },
  ],
  [
    'nl',
    'Thijs Mulder <thijs.mulder@gemeente-veld.nl>',
    'Thijs Mulder\nBeleidsadviseur\nGemeente Veld\nTelefoon: 0529 - 48 12 34',
    { company: 'Gemeente Veld', phones: ['office +31529481234'] },
  ],
  [
    'nl',
    'Els <els.smit@planten.nl>',
    'Mvg,\n\nEls Smit\nAdministratief medewerkster\nPlantenkwekerij Smit B.V.',
    { name: 'Els Smit', job: 'Administratief medewerkster', company: 'Plantenkwekerij Smit B.V.' },
  ],
  [
    'nl',
    'Bart Visser <bart@visserij.be>',
    'Bart Visser\nZaakvoerder Visserij Visser\nGSM 0470 12 34 56\nBTW BE 0123.456.789',
    { phones: ['mobile +32470123456'], vat: 'BE0123456789' },
  ],
  [
    'nl',
    'Anouk Smeets <anouk@smeetsadvies.nl>',
    'Anouk Smeets, senior adviseur\nSmeets Advies\nPostbus 12\nT: (045) 571 23 45  F: (045) 571 23 46',
    { job: 'senior adviseur', company: 'Smeets Advies', phones: ['office +31455712345', 'fax +31455712346'] },
  ],
  [
    'nl',
    'Wim Kok <wim@kokkoeling.nl>',
    'Wim\n\nKok Koeling B.V. — Industrieweg 8 — 7944 HT Meppel',
    { company: 'Kok Koeling B.V.' },
  ],
  [
    'nl',
    'Receptie <receptie@hotelduin.nl>',
    'Hotel Duin B.V.\nT 070 312 34 56',
    { company: 'Hotel Duin B.V.', phones: ['office +31703123456'] },
  ],
  [
    'nl',
    'Femke <femke@atelier-zuid.nl>',
    'Femke de Wit\nontwerper bij Atelier Zuid',
    { name: 'Femke de Wit' },
  ],
  [
    'nl',
    'Hans Peters <hans@petersmetaal.nl>',
    'Hans Peters\nHoofd verkoop\nPeters Metaal\n0031 13 512 34 56',
    { job: 'Hoofd verkoop', company: 'Peters Metaal', phones: ['office +31135123456'] },
  ],
  ['nl', 'Lotte Vos <lotte@vos.nl>', 'Lotte Vos\nBestelnummer 20261234567, dossier 884412', { phones: [] }],
  [
    'nl',
    'mevr. I. Jansen <ijansen@jansenjuristen.nl>',
    'Inge Jansen\nJuridisch secretaresse\nJansen Juristen\ntel.: 030-231 45 67',
    { job: 'Juridisch secretaresse', company: 'Jansen Juristen', phones: ['office +31302314567'] },
  ],
  // Russian
  [
    'ru',
    'Иван Петров <petrov@romashka.ru>',
    'С уважением,\nИван Петров\nМенеджер по продажам\nООО «Ромашка»\nТел.: +7 (495) 123-45-67\nМоб.: +7 (916) 123-45-67',
    {
      name: 'Иван Петров',
      job: 'Менеджер по продажам',
      company: 'ООО «Ромашка»',
      phones: ['office +74951234567', 'mobile +79161234567'],
    },
  ],
  [
    'ru',
    'petrov@romashka.ru',
    'Петров Иван Сергеевич\nНачальник отдела закупок\nАО "Северный завод"\nтел. 8 (812) 325-45-67, факс 8 (812) 325-45-68',
    {
      name: 'Петров Иван Сергеевич',
      job: 'Начальник отдела закупок',
      company: 'АО "Северный завод"',
      phones: ['office +78123254567', 'fax +78123254568'],
    },
  ],
  [
    'ru',
    'Анна Кузнецова <anna@mail.ru>',
    'Анна Кузнецова\n8-916-765-43-21',
    { name: 'Анна Кузнецова', phones: ['mobile +79167654321'] },
  ],
  [
    'ru',
    'Сергей Волков <volkov@stroytorg.ru>',
    'Сергей Волков, генеральный директор\nООО СтройТорг\nИНН 7701234567 КПП 770101001\nр/с 40702810500000012345',
    { job: 'генеральный директор', company: 'ООО СтройТорг', vat: '7701234567', phones: [] },
  ],
  [
    'ru',
    'Ольга Соколова <o.sokolova@ural-metall.ru>',
    'Ольга Соколова\nГлавный бухгалтер\nЗАО «Урал-Металл»\n620014, г. Екатеринбург, ул. Ленина, 5\n+7 343 371-12-34',
    {
      job: 'Главный бухгалтер',
      company: 'ЗАО «Урал-Металл»',
      phones: ['office +73433711234'],
      postal: '620014, г. Екатеринбург, ул. Ленина, 5',
    },
  ],
  [
    'ru',
    'info@vektor.ru',
    'Компания Вектор\nТел. (499) 123-45-67',
    { company: 'Компания Вектор', phones: ['office +74991234567'] },
  ],
  [
    'ru',
    'Дмитрий <d.orlov@orlov-it.ru>',
    'Дмитрий Орлов\nВедущий инженер\nИП Орлов\nсот. 8 903 123 45 67',
    { job: 'Ведущий инженер', company: 'ИП Орлов', phones: ['mobile +79031234567'] },
  ],
  [
    'ru',
    'Елена Морозова <morozova@bank-sever.ru>',
    '--\nЕлена Морозова | специалист | Банк Север',
    { job: 'специалист', company: 'Банк Север' },
  ],
  [
    'ru',
    'Павел Лебедев <lebedev@inst.ru>',
    'Павел Лебедев\nнаучный сотрудник\nИнститут гидрологии\nфакс: +7 (495) 234-56-78',
    { company: 'Институт гидрологии', phones: ['fax +74952345678'] },
  ],
  ['ru', 'Мария <maria@yandex.ru>', 'Спасибо,\nМария\nОтправлено с iPhone', { name: 'Мария', phones: [] }],
  [
    'ru',
    'Виктор Зайцев <zaycev@sklad24.ru>',
    'Виктор Зайцев\nЛогист, ООО "Склад24"\nмоб. +7-921-123-45-67',
    { job: 'Логист', phones: ['mobile +79211234567'] },
  ],
  [
    'ru',
    'Nikolai Popov <popov@neva.ru>',
    'Nikolai Popov\nExport Manager\nNeva Group\n+7 812 703-12-34 (ext. 12)',
    { job: 'Export Manager', company: 'Neva Group', phones: ['office +78127031234'] },
  ],
  [
    'ru',
    'Татьяна Белова <belova@tekstil.ru>',
    'Татьяна Белова\nзаказ № 1234567890 от 12.05.2026',
    { name: 'Татьяна Белова', phones: [] },
  ],
  [
    'ru',
    'Игорь Громов <gromov@grom.ru>',
    'Игорь Громов\nДиректор по развитию\nПАО «Гром»\nРаб.: 8 (383) 212-34-56',
    { job: 'Директор по развитию', company: 'ПАО «Гром»', phones: ['office +73832123456'] },
  ],
  [
    'ru',
    'Юлия Ким <kim@dv-port.ru>',
    'Юлия Ким, помощник руководителя\nКомпания ДВ-Порт\nТ: +7 (423) 222-33-44',
    { job: 'помощник руководителя', company: 'Компания ДВ-Порт', phones: ['office +74232223344'] },
  ],
  ['ru', 'Алексей Новиков <novikov@gmail.com>', 'Алексей', { name: 'Алексей Новиков' }],
  // Polish
  [
    'pl',
    'Jan Kowalski <jan.kowalski@stalmet.pl>',
    'Pozdrawiam\nJan Kowalski\nKierownik działu sprzedaży\nStalmet Sp. z o.o.\nul. Długa 5\n00-238 Warszawa\ntel. 22 123 45 67\ntel. kom. 601 234 567\nNIP: 525-123-45-67',
    {
      name: 'Jan Kowalski',
      job: 'Kierownik działu sprzedaży',
      company: 'Stalmet Sp. z o.o.',
      phones: ['office +48221234567', 'mobile +48601234567'],
      vat: 'PL5251234567',
      postal: 'ul. Długa 5, 00-238 Warszawa',
    },
  ],
  [
    'pl',
    'jan.kowalski@stalmet.pl',
    'Z poważaniem,\nJan Kowalski\nStalmet S.A.',
    { name: 'Jan Kowalski', company: 'Stalmet S.A.' },
  ],
  [
    'pl',
    'Agnieszka Nowak <a.nowak@drewno.pl>',
    'Agnieszka Nowak\nSpecjalista ds. zakupów\nDrewno Polskie Sp. z o.o. Sp. k.\nmob. +48 602 345 678',
    {
      job: 'Specjalista ds. zakupów',
      company: 'Drewno Polskie Sp. z o.o. Sp. k.',
      phones: ['mobile +48602345678'],
    },
  ],
  ['pl', 'Piotr Zieliński <piotr@wp.pl>', 'Piotr', { name: 'Piotr Zieliński' }],
  [
    'pl',
    'Tomasz Wójcik <twojcik@hurtmax.pl>',
    'Tomasz Wójcik\nHandlowiec\nHurtownia Max\ntel./fax: 12 345 67 89',
    { job: 'Handlowiec', company: 'Hurtownia Max' },
  ],
  [
    'pl',
    'Katarzyna Lis <k.lis@politechnika.example>',
    'mgr inż. Katarzyna Lis\nAsystent\nPolitechnika Nadmorska\ntel. 58 347 12 34\nfax 58 347 12 35',
    { name: 'Katarzyna Lis', job: 'Asystent', company: 'Politechnika Nadmorska' },
  ],
  [
    'pl',
    'Marek <marek@transkar.pl>',
    'Marek Wilk\nPrezes zarządu\nTrans-Kar Sp. j.\n0048 603 123 456',
    {
      name: 'Marek Wilk',
      job: 'Prezes zarządu',
      company: 'Trans-Kar Sp. j.',
      phones: ['mobile +48603123456'],
    },
  ],
  [
    'pl',
    'biuro@okna.pl',
    'Okna Dom Sp. z o.o.\nREGON 123456785 KRS 0000123456\ntel: (71) 345 67 89',
    { company: 'Okna Dom Sp. z o.o.', phones: ['office +48713456789'] },
  ],
  [
    'pl',
    'Ewa Dąbrowska <ewa@ksiegowi.pl>',
    'Ewa Dąbrowska, główna księgowa\nBiuro Rachunkowe Dąbrowska',
    { job: 'główna księgowa', company: 'Biuro Rachunkowe Dąbrowska' },
  ],
  [
    'pl',
    'Michal Lewandowski <m.lewandowski@softpol.pl>',
    'Michał Lewandowski\nProgramista\nSoftPol\nkom.: 604-111-222',
    { name: 'Michał Lewandowski', job: 'Programista', company: 'SoftPol', phones: ['mobile +48604111222'] },
  ],
  [
    'pl',
    'Zofia Mazur <zofia@mazur.pl>',
    'Zofia Mazur\nPrzedstawiciel handlowy | Mazur S.C.',
    { job: 'Przedstawiciel handlowy' },
  ],
  [
    'pl',
    'Krzysztof Pawlak <kp@budmet.pl>',
    'Krzysztof Pawlak\nDyrektor techniczny\nP.P.H.U. Budmet\ntel. +48 (61) 852-12-34',
    { job: 'Dyrektor techniczny', phones: ['office +48618521234'] },
  ],
  [
    'pl',
    'Anna Król <anna.krol@urzad-gmina.pl>',
    'Anna Król\nReferent\nUrząd Gminy Lipno\n54 288 12 34',
    { job: 'Referent', company: 'Urząd Gminy Lipno', phones: ['office +48542881234'] },
  ],
  [
    'pl',
    'Robert Sikora <robert@o2.pl>',
    'Robert Sikora\nkonto 61 1090 1014 0000 0712 1981 2874',
    { name: 'Robert Sikora', phones: [] },
  ],
  ['pl', 'Wysłane <ola@gmail.com>', 'Ola Wrona\nWysłane z iPhone', { name: 'Ola Wrona' }],
  [
    'pl',
    'Paweł Jabłoński <pawel@logipol.pl>',
    'Paweł Jabłoński\nKoordynator transportu\nLogipol S.A.\nM: 605 222 333\nT: 32 251 12 34',
    {
      job: 'Koordynator transportu',
      company: 'Logipol S.A.',
      phones: ['mobile +48605222333', 'office +48322511234'],
    },
  ],
];

test.each(cases)('%s: %s', (language, from, signature, wanted) => {
  const [, name = '', address = from] = /^(.*?)\s*<(.+)>$/.exec(from) ?? [];
  const card = readCard({ person: { name, address }, signature, language });
  for (const key of ['name', 'job', 'company', 'vat', 'postal', 'website'] as const)
    if (wanted[key] !== undefined) expect([key, card[key]?.value]).toEqual([key, wanted[key]]);
  if (wanted.phones) expect(card.phones.map(({ kind, e164 }) => `${kind} ${e164}`)).toEqual(wanted.phones);
});

test('F24: an address that several share is read as a company, never as a person', () => {
  const card = readCard({
    person: { name: 'Bruno Baker', address: 'info@northpumps.example' },
    signature: 'Bruno Baker\nNorth Pumps Ltd\n+44 20 7946 0018',
    language: 'en',
  });
  expect(card.name).toBeUndefined();
  expect(card.company).toEqual({ value: 'North Pumps Ltd', from: 'signature' });
});

test('each value says where it was read: header, signature, domain', () => {
  const card = readCard({
    person: { name: 'Bruno Baker', address: 'bruno@noord-pompen.example' },
    signature: 'Bruno',
    language: '',
  });
  expect(card.name).toEqual({ value: 'Bruno Baker', from: 'header' });
  expect(card.company).toEqual({ value: 'Noord Pompen', from: 'domain' });
  const told = readCard({
    person: { name: '', address: 'bruno.baker@noord-pompen.example' },
    signature: '',
    language: '',
    organization: 'Noord Pompen International',
  });
  expect(told.name).toEqual({ value: 'Bruno Baker', from: 'address' });
  expect(told.company).toEqual({ value: 'Noord Pompen International', from: 'header' });
});

// A pattern that goes back and back would take hours, not the seconds a test has.
test('nobody’s text, however odd or long, breaks the reading or holds it up', () => {
  for (const signature of [
    '\u0000\ud800 +',
    '('.repeat(20_000),
    '1 '.repeat(20_000),
    'a.'.repeat(20_000),
    'A a '.repeat(10_000),
  ])
    readCard({
      person: { name: signature.slice(0, 900), address: 'x@x.example' },
      signature,
      language: 'xx',
    });
});
