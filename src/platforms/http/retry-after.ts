const MAX_SECONDS = 24 * 60 * 60;

/**
 * Seconds to wait, from a Retry-After header: a number of seconds or an HTTP date (RFC 9110
 * §10.2.3). At least 0, at most a day; undefined where absent or unreadable.
 *
 * @param now epoch milliseconds
 */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value), MAX_SECONDS);
  // Date.parse takes far more than HTTP dates; all three forms of those begin with a weekday.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value)) return undefined;
  const at = Date.parse(value);
  if (Number.isNaN(at)) return undefined;
  return Math.min(Math.max(0, Math.ceil((at - now) / 1000)), MAX_SECONDS);
}
