import type { Connection } from '../connections/connection';
import { CONNECTION_PROBLEMS } from '../connections/problem';
import type { CheckLine } from '../connections/open-connection';
import { diagnose, diagnosisOf } from './doctor';
import type { Diagnosis, DoctorParts } from './doctor';

export interface DoctorCommand {
  /** The data folder, and what is right and wrong with the host itself. */
  readonly host: { readonly name: string; readonly lines: readonly CheckLine[] };
  readonly connections: readonly Connection[];
  /** What a diagnosis of this connection needs; it is closed by whoever made it. */
  readonly parts: (connection: Connection) => DoctorParts;
  readonly json: boolean;
}

const MARKS: Readonly<Record<CheckLine['state'], string>> = {
  ok: '✓',
  warning: '!',
  failed: '✗',
  skipped: '-',
};

/** Prints what is right and wrong with the host and with each connection. Exit code: 1 where something failed. */
export async function runDoctor(
  { host, connections, parts, json }: DoctorCommand,
  output: { write(text: string): unknown },
): Promise<0 | 1> {
  let code: 0 | 1 = 0;
  const tell = (name: string, kind: string, diagnosis: Diagnosis): void => {
    if (!diagnosis.isHealthy) code = 1;
    output.write(
      json
        ? `${JSON.stringify({ name, kind, ...diagnosis })}\n`
        : `${clean(name)} (${kind})\n${asText(diagnosis)}\n`,
    );
  };
  tell(host.name, 'host', diagnosisOf(host.lines));
  for (const connection of connections) {
    tell(connection.name, connection.kind, await diagnose(parts(connection)));
  }
  if (connections.length === 0 && !json) output.write('There is no connection yet.\n');
  return code;
}

function asText({ lines, troubles }: Diagnosis): string {
  const written = lines.flatMap(({ what, state, found, problem, details }) => {
    const { sentence, next } =
      problem === undefined ? { sentence: found ?? '', next: '' } : CONNECTION_PROBLEMS[problem];
    const more = details === undefined || details.length === 0 ? '' : ` (${details.join(', ')})`;
    const head = `  ${MARKS[state]} ${what}: ${clean(sentence + more)}`;
    return next === '' ? [head] : [head, `      ${next}`];
  });
  return [...written, ...troubles.map((trouble) => `  → ${trouble}`)].join('\n');
}

/** What others named must not steer the terminal. */
function clean(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
