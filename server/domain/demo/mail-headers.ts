// Dates, Message-IDs and Received lines as the world's servers and programs write them.
import type { DemoClient } from './customers.ts';
import type { Random } from './random.ts';
import type { DemoLanguage } from './read-stories.ts';

/** RFC 5322 date in the writer's zone: ours and Poland CET/CEST, Britain GMT/BST, Russia +0300. */
export function mailDate(language: DemoLanguage, at: Date, ours: boolean): string {
  const summer = isSummer(at);
  const offset =
    !ours && language === 'ru' ? 3 : !ours && language === 'en' ? (summer ? 1 : 0) : summer ? 2 : 1;
  const local = new Date(at.getTime() + offset * 3_600_000);
  const [, day, month, year] = /^\w+, (\d+) (\w+) (\d+)/.exec(local.toUTCString()) ?? [];
  return `${local.toUTCString().slice(0, 3)}, ${Number(day)} ${month} ${year} ${local.toISOString().slice(11, 19)} +0${offset}00`;
}

// The Union's clocks change on the last Sundays of March and October at 01:00 UTC.
function isSummer(at: Date): boolean {
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0, 1));
    last.setUTCDate(last.getUTCDate() - last.getUTCDay());
    return last;
  };
  return at >= lastSunday(2) && at < lastSunday(9);
}

export function messageId(client: DemoClient, address: string, random: Random, at: Date): string {
  const domain = address.slice(address.indexOf('@') + 1);
  const time = at.getTime().toString(36);
  if (client === 'gmail') return `<CA${random.letters(3)}+${time}${random.letters(30)}@mail.${domain}>`;
  if (client === 'outlook')
    return `<AM9PR${random.letters(4).toUpperCase()}MB${time.toUpperCase()}${random.letters(12).toUpperCase()}@${domain}>`;
  if (client === 'yandex' || client === 'mailru')
    return `<${at.getTime()}.${random.whole(100_000, 999_999)}@${domain}>`;
  const hex = (length: number) => Array.from({ length }, () => random.whole(0, 15).toString(16)).join('');
  const uuid = `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  return `<${client === 'thunderbird' ? uuid : uuid.toUpperCase()}@${domain}>`;
}

/** The way a mail came to us: two hops, newest first. */
export function receivedLines(random: Random, from: string, to: string, at: Date): string[] {
  const domain = from.slice(from.indexOf('@') + 1);
  const stamp = (seconds: number) => mailDate('nl', new Date(at.getTime() + seconds * 1_000), true);
  return [
    `Return-Path: <${from}>`,
    `Received: from out${random.whole(1, 9)}.${domain} (out.${domain} [192.0.2.${random.whole(1, 250)}])\n by mx.noord.example (Postfix) with ESMTPS id ${random.letters(10).toUpperCase()}\n for <${to}>; ${stamp(2)}`,
    `Received: from [198.51.100.${random.whole(1, 250)}] by out.${domain} with ESMTPSA id ${random.letters(12)};\n ${stamp(1)}`,
  ];
}
