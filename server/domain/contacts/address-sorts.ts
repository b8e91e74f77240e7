// Tells addresses that stand for no single person: those several people read, and those where nobody reads.

/** What stands before the @ of addresses that several people read. */
export const sharedLocals: ReadonlySet<string> = new Set(
  `info sales office contact kontakt support service help helpdesk admin administratie administration administracja
biuro sekretariat sklep zamowienia handlowy ksiegowosc faktury invoice invoices facturen factuur facturatie boekhouding inkoop verkoop
orders order bestellingen bestelling mail post team hello hallo hi shop webshop store reception receptie recepcja
buchhaltung rechnung rechnungen einkauf vertrieb verwaltung zentrale bewerbung jobs hr careers kariera vacatures
accounts accounting accountspayable accountsreceivable ap ar billing finance finanzen finansy payments purchasing procurement
marketing press media pr export import logistics logistiek logistyka transport planning warehouse magazijn magazyn
zakaz zakaz zakupki buh buhgalter otdel prodazhi klient customer customers customerservice customercare klantenservice
enquiries enquiry inquiries general company firma reservations booking bookings welcome feedback technical tech it
kontakty poczta serwis reklamacje reklamacii returns retour abuse postmaster webmaster hostmaster security privacy legal`
    .split(/\s+/)
    .filter(Boolean),
);

/** Addresses that several people read (info@, sales@): they say which company, never which person (F24). Lower case. */
export function isSharedName(address: string): boolean {
  const local = localPart(address).replace(/\+.*$/, '');
  return (
    sharedLocals.has(local) ||
    sharedLocals.has(local.replace(/[-_.].*$/, '')) ||
    sharedLocals.has(local.replace(/[-_.\d]/g, ''))
  );
}

const machine =
  /^(.*[-_.])?(no-?reply|do-?not-?reply|niet-?beantwoorden|nie-?odpowiadaj|mailer-daemon|postmaster|bounces?|daemon|notifications?|notify|alerts?|robot|newsletter|news|nieuwsbrief|root|cron|nobody|system)([-_.+=].*)?$/;

/** Addresses at which no person reads: machines never get a card. Lower case. */
export function isMachineAddress(address: string): boolean {
  return machine.test(localPart(address));
}

/** Lower case; '' when there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1);
}

function localPart(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at);
}
