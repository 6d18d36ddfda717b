const MAX_LABELS = 20;
const MAX_LENGTH = 50;

/** The labels with what was typed, where commas part; none twice, none longer than the host takes. */
export function addLabels(labels: readonly string[], typed: string): readonly string[] {
  const added = typed
    .split(',')
    .map((label) => label.trim().slice(0, MAX_LENGTH).trim())
    .filter(Boolean);
  return [...new Set([...labels, ...added])].slice(0, MAX_LABELS);
}
