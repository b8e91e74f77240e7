// Which column of a table is which field of a card: by its heading in our languages, else by what stands in it.
import { hash } from 'node:crypto';

/** What a column can be. */
export const columnFields = [
  'name',
  'firstName',
  'middleName',
  'lastName',
  'address',
  'phone',
  'mobile',
  'phoneHome',
  'fax',
  'job',
  'language',
  'birthday',
  'notes',
  'tags',
  'stage',
  'relation',
  'company',
  'website',
  'domain',
  'vat',
  'register',
  'street',
  'postcode',
  'city',
  'region',
  'country',
  'ignore',
] as const;
export type ColumnField = (typeof columnFields)[number];

// Headings as spreadsheets and address books write them, without spaces and signs, in English, Dutch, German, Polish, Russian.
const headings: Record<Exclude<ColumnField, 'ignore'>, string> = {
  name: 'name fullname displayname contact contactname person naam volledigenaam contactpersoon vollername ansprechpartner nazwa imięinazwisko imieinazwisko osoba имя фио полноеимя контакт контактноелицо имяфамилия',
  firstName: 'firstname givenname forename first voornaam roepnaam vorname imię imie собственноеимя',
  middleName: 'middlename additionalname tussenvoegsel infix zweitername drugieimię отчество',
  lastName: 'lastname surname familyname last achternaam nachname familienname nazwisko фамилия',
  address:
    'email emailaddress mail emails e1value email1value emailadres mailadres epost emailadresse adresemail adresmail почта электроннаяпочта емейл имейл email1 email2 email3 emailaddress1 emailaddress2',
  phone:
    'phone phonenumber telephone tel businessphone workphone phones telefoon telefoonnummer telefoonwerk zakelijketelefoon telefon telefonnummer telefongeschäftlich numertelefonu telefonsłużbowy телефон телефоны рабочийтелефон тел phone1value phone1 phone2',
  mobile:
    'mobile mobilephone cell cellphone mobiel mobielnummer gsm handy mobil mobiltelefon komórka komorka telefonkomórkowy мобильный мобильныйтелефон сотовый',
  phoneHome: 'homephone telefoonthuis telefoonprivé telefonprivat telefondomowy домашнийтелефон',
  fax: 'fax businessfax faks факс',
  job: 'job jobtitle title position role functie functietitel beroep stelle funktion stanowisko funkcja должность позиция',
  language: 'language lang taal sprache język jezyk язык',
  birthday:
    'birthday birthdate dateofbirth dob bday geboortedatum verjaardag geburtstag geburtsdatum dataurodzenia urodziny деньрождения датарождения',
  notes:
    'notes note remarks remark comment comments description opmerkingen opmerking notities notitie notizen bemerkungen anmerkung uwagi notatki notatka opis комментарий комментарии заметки примечание примечания',
  tags: 'tags tag labels label categories category groups group groupmembership categorieën categorie kategorien kategorie etykiety tagi kategoria теги метки категория категории группа',
  stage: 'stage status fase etap stadium этап стадия',
  relation: 'relation relationship type relatie relatietype beziehung relacja rodzaj отношение типклиента',
  company:
    'company companyname organization organisation organizationname organization1name employer account bedrijf bedrijfsnaam organisatie werkgever firma firmenname unternehmen organisationname firmanazwa nazwafirmy przedsiębiorstwo компания организация фирма названиекомпании предприятие',
  website:
    'website web url homepage site webpage website1value internetseite webseite stronawww stronainternetowa www сайт вебсайт',
  domain: 'domain maildomain domein domäne domena домен',
  vat: 'vat vatnumber vatid taxid btw btwnummer btwnr ust ustid umsatzsteuerid nip vatue инн',
  register:
    'register registrationnumber companynumber coc chamberofcommerce kvk kvknummer handelsregister hrb krs regon огрн',
  street:
    'street streetaddress address address1 addressline1 address1street businessstreet straat adres straatnaam strasse straße anschrift adresse ulica улица адрес',
  postcode:
    'postcode zip zipcode postalcode address1postalcode businesspostalcode plz postleitzahl kodpocztowy kod индекс почтовыйиндекс',
  city: 'city town locality address1city businesscity plaats stad woonplaats ort stadt miasto miejscowość город',
  region:
    'region state province county address1region businessstate provincie bundesland województwo wojewodztwo регион область',
  country: 'country countryregion address1country businesscountry land kraj państwo страна',
};

// What our own file of left out rows has before each row: nothing of a card.
const beside =
  'line whyleftout regel waaromovergeslagen строка почемупропущена wiersz dlaczegopominięty'.split(' ');

/** A heading by which a column is known again when the file is brought in. */
export function headingOf(field: ColumnField): string {
  if (field === 'ignore') return '';
  const [first] = headings[field].split(' ');
  return first!.charAt(0).toUpperCase() + first!.slice(1);
}

const byHeading = new Map<string, ColumnField>([
  ...beside.map((word) => [fold(word), 'ignore'] as const),
  ...Object.entries(headings).flatMap(([field, words]) =>
    words.split(' ').map((word) => [fold(word), field as ColumnField] as const),
  ),
]);

/**
 * @param headings of the columns; empty strings where there is no heading row
 * @param rows the first of the table
 */
export function guessColumns(headings: string[], rows: string[][]): ColumnField[] {
  const guessed = headings.map((heading, at): ColumnField => {
    const word = fold(heading);
    const known =
      byHeading.get(word) ??
      byHeading.get(word.replace(/\d+$/, '')) ??
      byHeading.get(word.replace(/value$/, ''));
    return (
      known ??
      byContent(
        rows.map((row) => row[at] ?? ''),
        heading,
      )
    );
  });
  // "Имя" beside "Фамилия" is the first name, as is "name" beside "surname".
  if (guessed.includes('lastName') && !guessed.includes('firstName'))
    return guessed.map((field) => (field === 'name' ? 'firstName' : field));
  if (guessed.some((field) => ['name', 'firstName', 'lastName'].includes(field))) return guessed;
  const nameAt = guessed.findIndex((field, at) => field === 'ignore' && holdsNames(rows, at));
  return guessed.map((field, at) => (at === nameAt ? 'name' : field));
}

function byContent(values: string[], heading: string): ColumnField {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  if (filled.length === 0) return 'ignore';
  const most = (test: RegExp) => filled.filter((value) => test.test(value)).length * 2 > filled.length;
  if (most(/^\S+@\S+\.\S+$/)) return 'address';
  if (most(/^(https?:\/\/|www\.)\S+$/i)) return 'website';
  if (most(/^(\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4})$/) && /birth|born|geb|urodz|рожд/i.test(heading))
    return 'birthday';
  if (most(/^\+?[\d\s()/.-]{7,20}$/) && !most(/^\d{4}-\d\d-\d\d$/) && !most(/^\d+$/)) return 'phone';
  return 'ignore';
}

const holdsNames = (rows: string[][], at: number): boolean =>
  rows.some((row) => /^\p{L}[\p{L}.'’-]+(\s+\p{L}[\p{L}.'’-]*){1,3}$/u.test((row[at] ?? '').trim()));

/** Whether the first row tells what the columns are, rather than being one of the cards. */
export function hasHeadings(first: string[]): boolean {
  if (first.some((cell) => /^\S+@\S+\.\S+$/.test(cell.trim()))) return false;
  return first.some((cell) => byHeading.has(fold(cell))) || first.every((cell) => !/\d{5,}/.test(cell));
}

/** By which a mapping is remembered: the same headings, whatever their case. */
export const signatureOf = (headings: string[]): string =>
  hash('sha256', JSON.stringify(headings.map(fold)), 'hex');

function fold(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
