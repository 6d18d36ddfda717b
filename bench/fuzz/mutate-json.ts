import { HOSTILE_TEXTS, HOSTILE_VALUES } from './hostile';
import type { Random } from './random';

type Container = unknown[] | Record<string, unknown>;

/** What may happen to the structure of a JSON document; undefined where the bytes are none. */
export function mutateJson(bytes: Uint8Array, random: Random): Uint8Array | undefined {
  let document: unknown;
  try {
    document = JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
  if (!isContainer(document)) return undefined;
  try {
    for (let count = random.pick([1, 1, 2, 5]); count > 0; count -= 1) {
      const place = somewhere(document, random);
      MUTATIONS[random.below(MUTATIONS.length)]?.(place, random);
    }
    return Buffer.from(JSON.stringify(document));
  } catch {
    // Nested too deeply for the writer by now; texts that deep are made of bytes.
    return undefined;
  }
}

interface Place {
  readonly owner: Container;
  readonly key: string;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function get({ owner, key }: Place): unknown {
  return Reflect.get(owner, key);
}

/** A member of its own, also where it is called `__proto__`. */
function set({ owner, key }: Place, value: unknown): void {
  Object.defineProperty(owner, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** Walks down from the root, and stops at random. */
function somewhere(document: Container, random: Random): Place {
  let owner = document;
  for (;;) {
    const keys = Object.keys(owner);
    const key = keys[random.below(keys.length)] ?? 'components';
    const value: unknown = Reflect.get(owner, key);
    if (!isContainer(value) || Object.keys(value).length === 0 || random.chance(0.2)) {
      return { owner, key };
    }
    owner = value;
  }
}

/** So many levels as an object or list, with `end` at the bottom. */
function nested(levels: number, end: unknown, key: string | undefined): unknown {
  let value = end;
  for (let level = 0; level < levels; level += 1)
    value = key === undefined ? [value] : { [key]: value };
  return value;
}

const MUTATIONS: readonly ((place: Place, random: Random) => void)[] = [
  ({ owner, key }) => {
    Reflect.deleteProperty(owner, key);
  },
  (place, random) => {
    set(place, structuredClone(random.pick(HOSTILE_VALUES)));
  },
  (place, random) => {
    set(place, random.pick(HOSTILE_TEXTS));
  },
  (place, random) => {
    const name = random.pick([
      '__proto__',
      'constructor',
      'toString',
      '',
      'components',
      'licenses',
    ]);
    set({ owner: place.owner, key: name }, structuredClone(get(place)));
  },
  (place, random) => {
    // A list that holds the same thing many times, which quadratic checks do not survive.
    const times = 1 + random.below(random.pick([3, 100, 5_000]));
    const value = JSON.stringify(get(place) ?? null);
    const most = Math.ceil(2e6 / (value.length + 1));
    const list = Array.from({ length: Math.min(times, most) }, () => JSON.parse(value) as unknown);
    set(place, list);
  },
  (place, random) => {
    const levels = random.pick([10, 100, 600, 1_100]);
    set(place, nested(levels, get(place), random.pick([undefined, 'components', 'a'])));
  },
  (place) => {
    set(place, [get(place)]);
  },
  (place) => {
    const value = get(place);
    if (Array.isArray(value)) set(place, Object.fromEntries(value.entries()));
  },
  (place) => {
    set(place, JSON.stringify(get(place)));
  },
  ({ owner, key }, random) => {
    // Something from elsewhere in the document.
    const other = somewhere(owner, random);
    set({ owner, key }, structuredClone(get(other)));
  },
  (place, random) => {
    const value = get(place);
    if (typeof value !== 'string') return;
    const at = random.below(value.length + 1);
    set(place, value.slice(0, at) + random.pick(HOSTILE_TEXTS) + value.slice(at));
  },
];
