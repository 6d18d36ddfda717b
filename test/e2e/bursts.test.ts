import { expect, it } from '@jest/globals';
import { asAdmin, repositoryUuid } from './call-as';
import { startLocalHost } from './local-host';
import { movingClock } from './moving-clock';
import { cyclonedx } from './sbom';

const PUSHES = 50;

it('50 pushes to one branch cost the delivery of the last one, and leave 50 rows', async () => {
  const clock = movingClock();
  // So long that no machine is too slow to push them all meanwhile.
  const local = await startLocalHost({ variables: { COALESCE_SECONDS: '600' } });
  try {
    const clone = await local.clone('web-shop');
    const commits = [];
    for (let n = 1; n <= PUSHES; n += 1) {
      await clone.write('bom.json', cyclonedx(`7.0.${String(n)}`));
      commits.push(await clone.commit(String(n)));
      await clone.push('main');
    }
    await local.settled();
    local.requests.length = 0;
    await clock.pass(local, 601);
    const arrived = local.host.inbox.arrivals().map(({ version }) => version);
    expect(arrived).toEqual([`7.0.${String(PUSHES)}`]);
    // The schedules have become due as well, and list repositories and branches.
    const asked = local.requests.flatMap(
      ({ path }) => /\/(diffstat|src|reports|statuses)\//.exec(path)?.[1] ?? [],
    );
    expect(asked).toEqual(['diffstat', 'src', 'reports', 'statuses']);

    const repository = repositoryUuid(local, 'web-shop');
    const rows = [];
    let cursor: string | undefined;
    do {
      const page = await asAdmin(local, 'listRuns', { repository, ...(cursor && { cursor }) });
      rows.push(...page.runs);
      cursor = page.cursor;
    } while (cursor !== undefined);
    const said = new Map(
      rows.map(({ commit = '', problem, documents }) => [
        commit,
        problem?.code ?? documents[0]?.result,
      ]),
    );
    const expected = commits.map(
      (commit, index) => [commit, index === PUSHES - 1 ? 'accepted' : 'RUN_SUPERSEDED'] as const,
    );
    expect([...said].sort()).toEqual(expected.toSorted());
  } finally {
    clock.restore();
    await local.end();
  }
});
