import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  countValues,
  filterComponents,
  sortComponents,
  type ComponentField,
  type ComponentRow,
} from '../../../../../static/app/components/repository-page/component-view';

function row(name: string, version = '1', licence = 'MIT', ecosystem = 'npm'): ComponentRow {
  return { name, version, licence, ecosystem };
}
const names = (rows: readonly ComponentRow[]) => rows.map(({ name }) => name);
const NO_FILTER = { text: '', licence: undefined, ecosystem: undefined };

describe('sorting', () => {
  const rows = [row('b', '1.10'), row('a', ''), row('C', '1.9'), row('d', '1.10.1')];
  it.each<[ComponentField, boolean, string]>([
    ['name', false, 'a b C d'],
    ['name', true, 'd C b a'],
    // Nine before ten, and what has no version at the end either way.
    ['version', false, 'C b d a'],
    ['version', true, 'd b C a'],
    // Equals by name.
    ['licence', false, 'a b C d'],
    ['licence', true, 'a b C d'],
  ])('by %s, descending %s', (by, descending, expected) => {
    expect(names(sortComponents(rows, { by, descending })).join(' ')).toBe(expected);
  });

  it('loses nothing', () => {
    const some = fc.record({
      name: fc.string(),
      version: fc.string(),
      licence: fc.constantFrom('', 'MIT'),
      ecosystem: fc.constantFrom('', 'npm'),
    });
    const field = fc.constantFrom<ComponentField>('name', 'version', 'licence', 'ecosystem');
    fc.assert(
      fc.property(fc.array(some), field, fc.boolean(), (all, by, descending) => {
        expect(new Set(sortComponents(all, { by, descending }))).toEqual(new Set(all));
      }),
    );
  });
});

describe('filtering', () => {
  const rows = [
    row('@babel/core', '7.1.0'),
    row('org.slf4j:slf4j-api', '2.0.7', 'MIT', 'maven'),
    row('requests', '2.31.0', 'Apache-2.0', 'pypi'),
    row('mystery', '', '', ''),
  ];
  it.each([
    [{}, '@babel/core org.slf4j:slf4j-api requests mystery'],
    [{ text: 'SLF4J' }, 'org.slf4j:slf4j-api'],
    [{ text: ' core  babel ' }, '@babel/core'],
    [{ text: 'requests 2.31' }, 'requests'],
    [{ text: '.*' }, ''],
    [{ licence: 'MIT' }, '@babel/core org.slf4j:slf4j-api'],
    [{ licence: 'MIT', ecosystem: 'maven' }, 'org.slf4j:slf4j-api'],
    [{ licence: '' }, 'mystery'],
    [{ ecosystem: '' }, 'mystery'],
    [{ text: 'x', licence: 'MIT' }, ''],
  ])('%j', (filter, expected) => {
    expect(names(filterComponents(rows, { ...NO_FILTER, ...filter })).join(' ')).toBe(expected);
  });
});

it('values are counted, the most frequent first', () => {
  const rows = [row('a'), row('b', '1', ''), row('c'), row('d', '1', 'ISC')];
  expect(countValues(rows, 'licence')).toEqual([
    { value: 'MIT', count: 2 },
    { value: '', count: 1 },
    { value: 'ISC', count: 1 },
  ]);
});
