/** How far the other side's clock may be off ours. More would let older work pass for ours. */
export const CLOCK_SKEW_MS = 2000;

/**
 * What to add to a time of the other side to have it by our clock, in milliseconds: neither all
 * servers nor all hosts keep good time. From the Date of an answer (RFC 9110 §6.6.1), which knows
 * whole seconds. Servers write it at the beginning or at the end of their work, so a time that lies
 * between question and answer tells of no difference, however long the answer took.
 */
export function clockOffset(
  headers: Headers,
  { askedAt, answeredAt }: { readonly askedAt: number; readonly answeredAt: number },
): number {
  const theirs = Date.parse(headers.get('date') ?? '');
  const isApart = theirs < askedAt - CLOCK_SKEW_MS || theirs > answeredAt + CLOCK_SKEW_MS;
  return isApart ? answeredAt - theirs : 0;
}
