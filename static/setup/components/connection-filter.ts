import type { ConnectionView } from '../../../host/setup/contract/views';
import { kindWords, STATUS_WORDS } from '../words';

export interface ConnectionFilter {
  readonly text: string;
  readonly status: ConnectionView['status'] | 'any';
  /** A connection is shown that has all of them. */
  readonly labels: readonly string[];
}

export const NO_FILTER: ConnectionFilter = { text: '', status: 'any', labels: [] };

/** The connections that are shown, in their order. Every word of the text has to be found. */
export function filterConnections(
  connections: readonly ConnectionView[],
  filter: ConnectionFilter,
): readonly ConnectionView[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return connections.filter((connection) => {
    const text = searchable(connection);
    return (
      (filter.status === 'any' || connection.status === filter.status) &&
      filter.labels.every((label) => connection.labels.includes(label)) &&
      words.every((word) => text.includes(word))
    );
  });
}

/** Every label of the connections with how many have it, in alphabetical order. */
export function labelsOf(
  connections: readonly ConnectionView[],
): readonly { readonly label: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const label of connections.flatMap(({ labels }) => [...new Set(labels)]))
    counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

function searchable(connection: ConnectionView): string {
  const { name, description, labels, workspace, account, settings, status } = connection;
  return [
    name,
    description,
    ...labels,
    workspace?.slug ?? '',
    workspace?.name ?? '',
    account ?? '',
    kindWords(settings.kind).name,
    STATUS_WORDS[status].name,
  ]
    .join('\n')
    .toLowerCase();
}
