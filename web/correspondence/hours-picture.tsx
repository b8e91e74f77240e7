// When somebody writes, as a small picture: a row for each weekday, a square for each hour of their own clock.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../design/use-format.ts';
import classes from './card-facts.module.css';

/** @param grid mails by weekday, Monday first, and hour */
export function HoursPicture({ grid }: { grid: number[][] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const most = Math.max(...grid.flat(), 1);
  // 1 January 2024 was a Monday.
  const weekday = (at: number, length: 'short' | 'long') =>
    new Intl.DateTimeFormat(i18n.language, { weekday: length, timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, 1 + at),
    );
  const byHour = Array.from({ length: 24 }, (_, hour) => grid.reduce((sum, day) => sum + day[hour]!, 0));
  const byDay = grid.map((day) => day.reduce((sum, one) => sum + one, 0));
  const busiest = byHour.indexOf(Math.max(...byHour));
  const day = byDay.indexOf(Math.max(...byDay));
  const words = t('facts.hours-spoken', {
    day: weekday(day, 'long'),
    hour: format.number(busiest),
    next: format.number(busiest + 1),
  });
  return (
    <svg viewBox="0 0 222 76" className={classes.picture} role="img" aria-label={words}>
      <title>{words}</title>
      {grid.map((hours, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: weekdays never change their order
        <g key={at}>
          <text x={0} y={at * 9 + 7} className={classes.tick}>
            {weekday(at, 'short')}
          </text>
          {hours.map((count, hour) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: hours never change their order
              key={hour}
              x={24 + hour * 8}
              y={at * 9}
              width={7}
              height={8}
              rx={1.5}
              className={classes.hour}
              style={{ fillOpacity: count === 0 ? 0.08 : 0.25 + (0.75 * count) / most }}
            />
          ))}
        </g>
      ))}
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={24 + hour * 8} y={74} className={classes.tick}>
          {hour}
        </text>
      ))}
    </svg>
  );
}
