// Reads the first event of an iCalendar text (RFC 5545): enough to show an invitation as such.
import type { Calendar } from './parsed-mail.ts';

/** undefined when the text is no calendar. `method` falls back to the one named by the part's Content-Type. */
export function readCalendar(text: string, method = ''): Calendar | undefined {
  if (!/^\s*BEGIN:VCALENDAR/i.test(text)) return undefined;
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const found: Calendar = {
    method: method.toUpperCase(),
    uid: '',
    summary: '',
    start: '',
    end: '',
    organizer: '',
    location: '',
  };
  const inside: string[] = [];
  for (const line of lines) {
    const match = /^([A-Za-z-]+)((?:;[^:;="]+=(?:"[^"]*"|[^:;"]*))*):(.*)$/.exec(line);
    if (!match) continue;
    const name = match[1]!.toUpperCase();
    const value = match[3]!;
    if (name === 'BEGIN') inside.push(value.toUpperCase());
    else if (name === 'END') {
      if (/^V(EVENT|TODO|JOURNAL|FREEBUSY)$/i.test(value)) break;
      inside.pop();
    } else if (name === 'METHOD' && inside.length === 1) found.method = value.trim().toUpperCase();
    else if (/^V(EVENT|TODO|JOURNAL|FREEBUSY)$/.test(inside.at(-1) ?? ''))
      readProperty(found, name, match[2]!, value);
  }
  return found;
}

function readProperty(found: Calendar, name: string, parameters: string, value: string): void {
  if (name === 'UID') found.uid = value.trim();
  else if (name === 'SUMMARY') found.summary = unescapeText(value);
  else if (name === 'LOCATION') found.location = unescapeText(value);
  else if (name === 'DTSTART') found.start = readTime(parameters, value);
  else if (name === 'DTEND' || name === 'DUE') found.end = readTime(parameters, value);
  else if (name === 'ORGANIZER') found.organizer = value.replace(/^mailto:/i, '').trim();
}

function unescapeText(text: string): string {
  return text
    .replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
    .trim();
}

/** ISO 8601: with Z when in UTC, with the zone's name in brackets when one is named (RFC 9557), a date alone for whole days. */
function readTime(parameters: string, value: string): string {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?/.exec(value.trim());
  if (!match) return value.trim();
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  if (!match[4]) return day;
  const zone = /TZID="?([^";:]+)/i.exec(parameters)?.[1];
  return `${day}T${match[4]}:${match[5]}:${match[6] ?? '00'}${match[7] ? 'Z' : zone ? `[${zone}]` : ''}`;
}
