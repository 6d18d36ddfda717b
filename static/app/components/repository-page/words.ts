const DATE_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const LIST = new Intl.ListFormat();
const SCORE = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** Of epoch milliseconds, in the zone and language of the person. */
export function dateTime(at: number): string {
  return DATE_TIME.format(at);
}

export function date(at: number): string {
  return DATE.format(at);
}

export function list(names: readonly string[]): string {
  return LIST.format(names);
}

export function scoreText(score: number): string {
  return SCORE.format(score);
}

export function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : several}`;
}
