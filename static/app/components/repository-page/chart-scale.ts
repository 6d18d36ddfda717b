/** Where the lines of a chart's grid are, from the lowest to the highest. */
export type Grid = readonly [lowest: number, ...number[]];

/** Round numbers around the values, three to five of them; they are whole where the values are. */
export function gridAround(values: readonly number[]): Grid {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const step = roundStep((highest - lowest) / 3);
  const from = Math.max(0, Math.floor(lowest / step) * step);
  const to = Math.max(from + step, Math.ceil(highest / step) * step);
  const count = Math.round((to - from) / step);
  return [from, ...Array.from({ length: count }, (_, index) => from + (index + 1) * step)];
}

/** 1, 2, 5, 10, 20, …: the first that is no less. */
function roundStep(least: number): number {
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? power;
}

/** Where between the ends a value is, 0 to 100; in the middle where the ends are one. */
export function percentBetween(value: number, from: number, to: number): number {
  return to === from ? 50 : ((value - from) / (to - from)) * 100;
}
