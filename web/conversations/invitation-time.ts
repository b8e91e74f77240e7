// When something is, as its calendar file says it: in the reader's time where the zone is known, else with the zone's name.
import { type Format, makeFormat } from '../design/format.ts';

/** @param end excluded, as calendars have it: a whole day ends on the next (RFC 5545, 3.6.1) */
export function invitationTime(format: Format, start: string, end = ''): string {
  const from = read(format, start);
  const to = read(format, end);
  if (from.isDay) {
    const last = to.isDay ? new Date(Date.parse(end) - 864e5).toISOString().slice(0, 10) : '';
    return last > start ? `${from.words} – ${read(format, last).words}` : from.words;
  }
  if (!to.words) return `${from.words}${from.zone}`;
  return `${from.words} – ${to.day === from.day && to.zone === from.zone ? to.time : to.words}${to.zone}`;
}

interface Read {
  words: string;
  day: string;
  time: string;
  /** Said behind it when it is not the reader's. */
  zone: string;
  isDay: boolean;
}

function read(format: Format, text: string): Read {
  const [, wall = '', sign = '', zone = ''] =
    /^(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?)(Z?)(?:\[(.+)\])?$/.exec(text) ?? [];
  if (!wall) return { words: text, day: text, time: text, zone: '', isDay: false };
  const asWritten = makeFormat(format.language, 'UTC');
  if (!wall.includes('T')) return { words: asWritten.day(wall), day: wall, time: '', zone: '', isDay: true };
  const moment = sign ? `${wall}Z` : zone && momentIn(zone, wall);
  const by = moment ? format : asWritten;
  const at = moment || `${wall}Z`;
  return {
    words: by.long(at),
    day: by.day(at),
    time: by.time(at),
    zone: zone && !moment ? ` (${zone})` : '',
    isDay: false,
  };
}

/** The moment at which clocks in the zone show this; empty for a zone that only its sender knows. */
function momentIn(zone: string, wall: string): string {
  try {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const wanted = Date.parse(`${wall}Z`);
    let at = wanted;
    // Twice, since the first guess may lie on the other side of a change of the clocks.
    for (let round = 0; round < 2; round++)
      at += wanted - Date.parse(`${clock.format(at).replace(' ', 'T')}Z`);
    return new Date(at).toISOString();
  } catch {
    return '';
  }
}
