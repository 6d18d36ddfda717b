/** What a value must be, by the schema of a version: its minor number, 0 to 7. */
export type ValueRule =
  | { readonly kind: 'any' | 'text' | 'boolean' | 'integer' }
  | { readonly kind: 'one-of'; readonly values: (minor: number) => ReadonlySet<string> }
  | { readonly kind: 'form'; readonly form: RegExp; readonly example: string }
  | { readonly kind: 'list'; readonly entry: () => ValueRule }
  | { readonly kind: 'object'; readonly rule: () => ObjectRule }
  | { readonly kind: 'either'; readonly list: () => ValueRule; readonly object: () => ObjectRule };

export interface ObjectRule {
  /** For the sentence: "a component". */
  readonly name: string;
  readonly members: ReadonlyMap<string, MemberRule>;
  /** Exactly one of these, since a version. */
  readonly choice?: { readonly of: readonly string[]; readonly requiredSince: number };
}

export interface MemberRule {
  readonly value: ValueRule;
  /** The first version that has it. */
  readonly since: number;
  readonly required: (minor: number) => boolean;
}

const never = (): boolean => false;
const always = (): boolean => true;

export const member = (value: ValueRule, since = 0): MemberRule => ({
  value,
  since,
  required: never,
});
export const required = (
  value: ValueRule,
  when: (minor: number) => boolean = always,
): MemberRule => ({ value, since: 0, required: when });

export const any: ValueRule = { kind: 'any' };
export const text: ValueRule = { kind: 'text' };
export const boolean: ValueRule = { kind: 'boolean' };
export const integer: ValueRule = { kind: 'integer' };
export const listOf = (entry: () => ValueRule): ValueRule => ({ kind: 'list', entry });
export const texts: ValueRule = listOf(() => text);
export const objectOf = (rule: () => ObjectRule): ValueRule => ({ kind: 'object', rule });
export const objects = (rule: () => ObjectRule): ValueRule => listOf(() => objectOf(rule));

/** Values by the version that brought them. */
export const oneOf = (...bySince: readonly (readonly [number, string])[]): ValueRule => {
  const sets = Array.from({ length: 8 }, (_, minor) => {
    const known = bySince.filter(([since]) => since <= minor);
    return new Set(known.flatMap(([, values]) => values.split(' ')));
  });
  const none: ReadonlySet<string> = new Set();
  return { kind: 'one-of', values: (minor) => sets[minor] ?? none };
};
