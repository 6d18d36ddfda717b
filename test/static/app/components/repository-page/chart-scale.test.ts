import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  gridAround,
  percentBetween,
} from '../../../../../static/app/components/repository-page/chart-scale';

it.each([
  [
    [380, 540],
    [300, 400, 500, 600],
  ],
  [[7], [7, 8]],
  [
    [0, 0],
    [0, 1],
  ],
  [
    [3, 4],
    [3, 4],
  ],
  [
    [1, 10],
    [0, 5, 10],
  ],
  [
    [99_990, 100_010],
    [99_990, 100_000, 100_010],
  ],
])('around %j are the lines %j', (values, grid) => {
  expect(gridAround(values)).toEqual(grid);
});

it('a grid holds all values between its ends, in few lines', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), (values) => {
      const grid = gridAround(values);
      expect(grid.length).toBeGreaterThan(1);
      expect(grid.length).toBeLessThan(7);
      expect(grid[0]).toBeLessThanOrEqual(Math.min(...values));
      expect(grid.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
    }),
  );
});

it.each([
  [5, 0, 10, 50],
  [0, 0, 10, 0],
  [10, 0, 10, 100],
  [3, 3, 3, 50],
])('%d between %d and %d is at %d percent', (value, from, to, expected) => {
  expect(percentBetween(value, from, to)).toBe(expected);
});
