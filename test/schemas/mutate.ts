/** A copy of a JSON value with one thing in it changed: something gone, doubled, or of another kind. */
export function mutate(whole: unknown, random: () => number): unknown {
  const copy = copyOf(whole);
  const places: (readonly [Record<string, unknown> | unknown[], string | number])[] = [];
  const open: unknown[] = [copy];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at !== 'object' || at === null) continue;
    const holder = at as Record<string, unknown> | unknown[];
    for (const [name, value] of Object.entries(holder)) {
      places.push([holder, Array.isArray(holder) ? Number(name) : name]);
      open.push(value);
    }
  }
  const place = places[Math.floor(random() * places.length)];
  if (place !== undefined) change(...place, random);
  return copy;
}

/** Not structuredClone: in Jest that makes objects of another realm, which ajv takes for unequal. */
function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'x',
  'mit',
  '2026-01-31',
  'urn:uuid:A',
  [],
  [[]],
  {},
  ['a', 'a'],
  [{ name: 'a' }, { name: 'a' }],
  { x: 1 },
  { name: 'a' },
  { license: { id: 'MIT' } },
  [{ license: { id: 'MIT' } }, { expression: 'MIT' }],
  [{ expression: 'MIT' }, { expression: 'MIT' }],
  [{ expression: 'MIT' }],
  [{ license: {} }],
];

function change(
  holder: Record<string, unknown> | unknown[],
  name: string | number,
  random: () => number,
): void {
  const members = holder as Record<string | number, unknown>;
  const value = VALUES[Math.floor(random() * VALUES.length)];
  const way = random();
  if (way < 0.25) {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else Reflect.deleteProperty(holder, name);
  } else if (way < 0.4) {
    if (Array.isArray(holder)) holder.push(copyOf(holder[Number(name)]));
    else members[`${name}x`] = members[name];
  } else if (way < 0.5 && !Array.isArray(holder)) {
    members[
      ['version', 'versionRange', 'name', 'expression', 'id', '__proto__x'][
        Math.floor(random() * 6)
      ] ?? 'x'
    ] = value;
  } else {
    members[name] = value;
  }
}
