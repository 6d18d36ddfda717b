const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** A date and time as RFC 3339 has it, of a day that exists. */
export function isTimestamp(text: string | undefined): boolean {
  if (text === undefined || text.length > 64) return false;
  const match = RFC3339.exec(text.trim());
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, aheadBy = 0, and = 0] =
    match.slice(1).map((digits: string | undefined) => Number(digits ?? 0));
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
  return isDay && hour <= 23 && minute <= 59 && second <= 59 && aheadBy <= 23 && and <= 59;
}
