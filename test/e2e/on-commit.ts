import { z } from 'zod';
import type { LocalHost } from './local-host';

const report = z.object({ result: z.string(), details: z.string() });
const statuses = z.object({
  values: z.array(z.object({ key: z.string(), state: z.string(), description: z.string() })),
});

/** What reviewers read on a commit: the report and the build status of the app. */
export async function onCommit(
  { host, origin }: Pick<LocalHost, 'host' | 'origin'>,
  slug: string,
  commit: string,
) {
  const { workspace, credentials } = host.sandbox;
  const base = `${origin}/2.0/repositories/${workspace.slug}/${slug}/commit/${commit}`;
  const read = async (path: string): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${credentials.accessToken}` };
    return (await fetch(`${base}${path}`, { headers })).json();
  };
  const status = statuses
    .parse(await read('/statuses'))
    .values.find(({ key }) => key === 'sbom-bridge');
  return { report: report.parse(await read('/reports/sbom-bridge')), status };
}
