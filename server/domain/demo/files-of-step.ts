// The attachments of a step: documents, photos and tables whose text carries the numbers the mail names.
import type { Plot } from './cast-story.ts';
import { demoCompany } from './company.ts';
import { drawPdf, drawPhoto } from './draw-files.ts';
import type { Step } from './read-stories.ts';
import type { WrittenFile } from './write-mail.ts';

export function filesOf(plot: Plot, step: Step, at: Date): WrittenFile[] {
  return step.files.flatMap((kind) => {
    const made = MAKERS[kind]?.(plot, step, at);
    return made === undefined ? [] : [made];
  });
}

type Maker = (plot: Plot, step: Step, at: Date) => WrittenFile;

const pdf = (name: string, lines: string[]): WrittenFile => ({
  name: `${name}.pdf`,
  type: 'application/pdf',
  content: drawPdf(lines),
});

const TITLES = {
  nl: {
    offer: 'Offerte',
    order: 'Orderbevestiging',
    invoice: 'Factuur',
    credit: 'Creditnota',
    document: 'Bijlage',
    drawing: 'Tekening',
    photo: 'Foto',
    list: 'Lijst',
    date: 'Datum',
    total: 'Totaal',
    to: 'Aan',
    quantity: 'Aantal',
  },
  en: {
    offer: 'Offer',
    order: 'Order-confirmation',
    invoice: 'Invoice',
    credit: 'Credit-note',
    document: 'Document',
    drawing: 'Drawing',
    photo: 'IMG',
    list: 'List',
    date: 'Date',
    total: 'Total',
    to: 'To',
    quantity: 'Quantity',
  },
  // The house's own documents go abroad in English: its paper has no Cyrillic.
  ru: {
    offer: 'Offer',
    order: 'Order-confirmation',
    invoice: 'Invoice',
    credit: 'Credit-note',
    document: 'Document',
    drawing: 'Drawing',
    photo: 'Фото',
    list: 'Список',
    date: 'Date',
    total: 'Total',
    to: 'To',
    quantity: 'Quantity',
  },
  pl: {
    offer: 'Oferta',
    order: 'Potwierdzenie-zamowienia',
    invoice: 'Faktura',
    credit: 'Nota-kredytowa',
    document: 'Dokument',
    drawing: 'Rysunek',
    photo: 'Zdjęcie',
    list: 'Zestawienie',
    date: 'Data',
    total: 'Razem',
    to: 'Dla',
    quantity: 'Ilosc',
  },
};

function paper(plot: Plot, at: Date, title: string, number: string, further: string[]): WrittenFile {
  const { house } = demoCompany;
  const words = TITLES[plot.story.language];
  const money = plot.values.amount?.replace('€', 'EUR').replace('zł', 'PLN').replace(/\s/g, ' ') ?? '';
  return pdf(`${title}-${number.replace(/\W/g, '-')}`, [
    `${title.replace(/-/g, ' ')} ${number}`,
    `${house.name}, ${house.street}, ${house.postcode} ${house.city}`,
    `${words.date}: ${at.toISOString().slice(0, 10)}`,
    `${words.to}: ${plot.customer.domain}, ${plot.person.email}`,
    '',
    ...further,
    `${words.total}: ${money}`,
    `IBAN ${house.iban}   VAT ${house.vat}`,
  ]);
}

const value = (plot: Plot, name: string) => plot.values[name] ?? '';

const MAKERS: Record<string, Maker> = {
  offer: (plot, step, at) => {
    const words = TITLES[plot.story.language];
    if (!/\{offer\}/.test(step.text) && !plot.subject.includes(value(plot, 'offer')))
      return paper(plot, at, words.document, value(plot, 'case'), [
        plot.subject,
        `${value(plot, 'model')}  ${value(plot, 'serial')}`,
      ]);
    return paper(plot, at, words.offer, value(plot, 'offer'), [
      `${words.quantity} ${value(plot, 'qty')} x ${value(plot, 'model')}, 100 mm PIR, R290`,
    ]);
  },
  order: (plot, _, at) =>
    paper(plot, at, TITLES[plot.story.language].order, value(plot, 'order'), [
      `${value(plot, 'model')}  ${value(plot, 'po')}`,
      `${TITLES[plot.story.language].offer} ${value(plot, 'offer')}`,
    ]),
  invoice: (plot, _, at) =>
    paper(plot, at, TITLES[plot.story.language].invoice, value(plot, 'invoice'), [
      `${TITLES[plot.story.language].order.replace(/-/g, ' ')} ${value(plot, 'order')}`,
    ]),
  credit: (plot, _, at) =>
    paper(plot, at, TITLES[plot.story.language].credit, `C${value(plot, 'invoice')}`, [
      `${TITLES[plot.story.language].invoice} ${value(plot, 'invoice')}`,
      `Case ${value(plot, 'case')}`,
    ]),
  drawing: (plot) =>
    pdf(`${TITLES[plot.story.language].drawing}-${value(plot, 'order')}`, [
      `Drawing ${value(plot, 'order')}`,
      `${value(plot, 'model')}  scale 1:50`,
      `${plot.customer.domain}`,
    ]),
  po: (plot, _, at) =>
    pdf(`PO-${value(plot, 'po').replace(/\W/g, '-')}`, [
      `Purchase order ${value(plot, 'po')}`,
      `${plot.customer.domain}  ${at.toISOString().slice(0, 10)}`,
      `Offer ${value(plot, 'offer')}`,
      `Order ${value(plot, 'order')}`,
    ]),
  cv: (plot) =>
    pdf(`CV ${plot.person.name}`, [
      `CV ${plot.person.email}`,
      'Refrigeration engineer',
      'F-gas category 1',
      `Phone ${plot.person.phone}`,
    ]),
  photo: (plot) => ({
    name: `${TITLES[plot.story.language].photo}_${plot.random.whole(1_000, 9_999)}.png`,
    type: 'image/png',
    content: drawPhoto(plot.random, 200, 150),
  }),
  csv: (plot, _, at) => ({
    name: `${TITLES[plot.story.language].list}-${value(plot, 'order')}.csv`,
    type: 'text/csv; charset=utf-8',
    content: Buffer.from(table(plot, at)),
  }),
  ics: (plot, _, at) => ({
    name: 'invite.ics',
    type: 'text/calendar; charset=utf-8; method=REQUEST',
    content: Buffer.from(invitation(plot, at)),
  }),
};

function table(plot: Plot, at: Date): string {
  const rows = Array.from({ length: plot.random.whole(6, 40) }, (_, row) => {
    const day = new Date(at.getTime() - row * 86_400_000).toISOString().slice(0, 10);
    return [
      row + 1,
      day,
      value(plot, 'model'),
      `${value(plot, 'serial')}/${row + 1}`,
      plot.random.whole(1, 90),
      (plot.random.whole(20, 60) / 10).toFixed(1),
    ].join(';');
  });
  return [
    'no;date;type;serial;kg;temperature',
    ...rows,
    `order;${value(plot, 'order')};invoice;${value(plot, 'invoice')};;`,
    '',
  ].join('\r\n');
}

/** RFC 5545: one meeting of an hour. */
function invitation(plot: Plot, at: Date): string {
  const start = new Date(at.getTime() + 6 * 86_400_000);
  start.setUTCHours(9, 0, 0, 0);
  const stamp = (day: Date) => day.toISOString().replace(/[-:]|\.\d+/g, '');
  return [
    'BEGIN:VCALENDAR',
    'PRODID:-//Noord BV//Agenda//EN',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${plot.random.letters(20)}@noord.example`,
    `DTSTAMP:${stamp(at)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(new Date(start.getTime() + 3_600_000))}`,
    `SUMMARY:${plot.subject.replace(/[,;]/g, ' ')}`,
    `ORGANIZER:mailto:${plot.mailbox}`,
    `ATTENDEE;RSVP=TRUE:mailto:${plot.person.email}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
