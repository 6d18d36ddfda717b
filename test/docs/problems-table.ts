import { CONNECTION_PROBLEMS } from '../../host/connections/problem';

const PROBLEMS_BEGIN = '<!-- problems: npm run errors writes what follows -->\n';

/** docs/self-hosting.md with the table of today's problems at its end. */
export function withProblems(document: string): string {
  const head = document.slice(0, document.indexOf(PROBLEMS_BEGIN) + PROBLEMS_BEGIN.length);
  const rows = Object.entries(CONNECTION_PROBLEMS).map(
    ([code, { sentence, next }]) => `| \`${code}\` | ${sentence} | ${next} |`,
  );
  return [head, '| code | what happened | what to do |', '| --- | --- | --- |', ...rows, ''].join(
    '\n',
  );
}
