const DATE_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
/** Part of an English sentence, whatever the reader's own language is. */
const LIST = new Intl.ListFormat('en');
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

/** The time alone where it is on the day of `now`. */
export function timeNear(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString()
    ? TIME.format(at)
    : dateTime(at);
}

/** `Interlynk and Dependency-Track`. */
export function list(names: readonly string[]): string {
  return LIST.format(names);
}

/** `8.4`, in the reader's own numerals. */
export function scoreText(score: number): string {
  return SCORE.format(score);
}

export function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : several}`;
}
