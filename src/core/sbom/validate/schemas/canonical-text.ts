/** A value still to be written, or punctuation. */
type Step = { readonly value: unknown } | { readonly text: string };

/**
 * A JSON value as text in which equal values are alike, piece by piece: members sorted by name,
 * numbers by their value. Keeps its own stack, so that nesting cannot exhaust the other one.
 */
export function* canonicalText(whole: unknown): Generator<string, undefined> {
  const steps: Step[] = [{ value: whole }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('text' in step) {
      yield step.text;
      continue;
    }
    const { value } = step;
    if (Array.isArray(value)) {
      yield '[';
      steps.push({ text: ']' });
      for (let index = value.length - 1; index >= 0; index -= 1) {
        steps.push({ text: ',' }, { value: (value as readonly unknown[])[index] });
      }
    } else if (typeof value === 'object' && value !== null) {
      yield '{';
      steps.push({ text: '}' });
      const members = value as Readonly<Record<string, unknown>>;
      for (const name of Object.keys(members).sort().reverse()) {
        steps.push({ text: ',' }, { value: members[name] }, { text: `${JSON.stringify(name)}:` });
      }
    } else {
      yield typeof value === 'string' ? JSON.stringify(value) : String(value);
    }
  }
  return undefined;
}
