// How many of these moments fall into each of the last twelve months.
export function byMonth(moments: string[], now = new Date()): { month: string; count: number }[] {
  return Array.from({ length: 12 }, (_, at) => {
    const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11 + at, 1));
    const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 10 + at, 1));
    const count = moments.filter((moment) => {
      const time = Date.parse(moment);
      return time >= start.getTime() && time < end.getTime();
    }).length;
    return { month: new Date(start.getTime() + 15 * 86_400_000).toISOString(), count };
  });
}
