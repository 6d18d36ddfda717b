import Table from 'cli-table3';
import type { HistoryRow } from './judge/judge-rows';
import type { Finding } from './judge/types';
import { toJson, type ChaosResult } from './result';

const MOST_FINDINGS = 20;

/** A short table, and each thing that is wrong with what is needed to look into it. */
export function toText(result: ChaosResult, history: readonly HistoryRow[]): string {
  const { byKind, findings, ...figures } = toJson(result);
  const table = new Table({ head: ['', 'number'], colAligns: ['left', 'right'], style: PLAIN });
  for (const [name, value] of Object.entries(figures)) table.push([name, String(value)]);
  const faults = new Table({
    head: ['fault', 'struck'],
    colAligns: ['left', 'right'],
    style: PLAIN,
  });
  for (const [name, value] of Object.entries(byKind)) faults.push([name, String(value)]);
  const { lost, duplicated, misrouted, rowsMissing, rowsUnfinished, rowsUnknown } = findings;
  const lines = [
    ...told('lost', lost, history),
    ...told('duplicated', duplicated, history),
    ...told('misrouted', misrouted, history),
    ...rowsMissing.map(({ slug, ref, after }) => `row missing: ${slug} ${ref.name} ${after}`),
    ...rowsUnfinished.map(
      ({ slug, ref, commit, state }) => `row not final: ${slug} ${ref.name} ${commit} ${state}`,
    ),
    ...rowsUnknown.map(({ slug, ref, commit }) => `row of no push: ${slug} ${ref.name} ${commit}`),
  ];
  return `${table.toString()}\n${faults.toString()}\n${lines.map((line) => `${line}\n`).join('')}`;
}

const PLAIN = { head: [], border: [], compact: true };

function told(
  what: string,
  findings: readonly Finding[],
  history: readonly HistoryRow[],
): string[] {
  const lines = findings.slice(0, MOST_FINDINGS).map((finding) => {
    const { why, document, push, slug = '', ref = '', commit = '' } = finding;
    const { destination, product, environment, version, sha256 } = document;
    const rows = history.filter((row) => row.slug === slug && row.commit === commit);
    const row = rows.map(
      ({ runId, state, code }) => `${runId.slice(0, 12)} ${state} ${code ?? ''}`,
    );
    return [
      `${what}: ${why}`,
      `  ${destination}: ${product} ${environment} ${version} ${sha256.slice(0, 12)}`,
      `  push ${push === undefined ? 'unknown' : String(push)} of ${slug} ${ref} ${commit}`,
      `  history: ${row.length === 0 ? 'no row' : row.join('; ')}`,
    ].join('\n');
  });
  const left = findings.length - lines.length;
  return left > 0 ? [...lines, `${what}: ${String(left)} more`] : lines;
}
