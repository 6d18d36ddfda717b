import { beforeEach, describe, expect, it } from '@jest/globals';
import { GATE_STATES } from '../../../../host/sandbox/interlynk/types';
import { aDocument } from '../../../fakes/shipment';
import { anInbox } from './an-inbox';

describe('the schema of the inbox', () => {
  let here: ReturnType<typeof anInbox>;
  beforeEach(() => {
    here = anInbox();
    here.inbox.start();
  });
  const uploaded = async (product: string, version = '1.0.0', projectName = 'default') => {
    await here.upload({ projectGroupName: product, projectName }, aDocument(version));
    here.time.advance(1000);
    return here.inbox.versions().at(-1);
  };

  it('pages through products, 25 at a time', async () => {
    for (let index = 0; index < 30; index++) await uploaded(`acme/p${index}`);
    const query = `query($after: String) { organization { projectGroups(search: "ACME/P", after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { name } } } }`;
    const first = await here.ask(query);
    expect(first).toMatchObject({
      data: {
        organization: {
          projectGroups: {
            totalCount: 30,
            pageInfo: { hasNextPage: true, hasPreviousPage: false },
          },
        },
      },
    });
    const names = namesIn(first);
    expect(names).toHaveLength(25);
    const after = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first))?.[1];
    const second = await here.ask(query, { after });
    expect(second).toMatchObject({
      data: {
        organization: {
          projectGroups: { pageInfo: { hasNextPage: false, hasPreviousPage: true } },
        },
      },
    });
    expect(new Set([...names, ...namesIn(second)]).size).toBe(30);
  });

  it.each([
    ['shop', 2],
    ['SHOP', 2],
    ['shop-2', 1],
    ['nothing', 0],
  ])('searches %s in part and without case: %d', async (search, count) => {
    await uploaded('acme/shop');
    await uploaded('acme/shop-2');
    const answer = await here.ask(
      'query($s: String) { organization { projectGroups(search: $s, first: 10) { totalCount } } }',
      { s: search },
    );
    expect(answer).toEqual({ data: { organization: { projectGroups: { totalCount: count } } } });
  });

  it('has the three environments of a product as a connection, or as a plain list', async () => {
    await uploaded('acme/shop');
    const connection =
      '{ organization { projectGroups { nodes { projects { nodes { name } } } } } }';
    const list = '{ organization { projectGroups { nodes { projects { name } } } } }';
    const names = ['default', 'development', 'production'];
    expect(namesIn(await here.ask(connection))).toEqual(names);
    expect(await here.ask(list)).toMatchObject({
      errors: [
        {
          extensions: { code: 'undefinedField', typeName: 'ProjectConnection', fieldName: 'name' },
        },
      ],
    });
    here.inbox.faults.next('query', { kind: 'plain-list' }, 2);
    expect(namesIn(await here.ask(list))).toEqual(names);
    expect(await here.ask(connection)).toMatchObject({
      errors: [{ extensions: { code: 'undefinedField', typeName: 'Project', fieldName: 'nodes' } }],
    });
  });

  it('answers to an unknown field as documented, without data', async () => {
    expect(await here.ask('query q { organization { zork } }')).toEqual({
      errors: [
        {
          message: "Field 'zork' doesn't exist on type 'Organization'",
          locations: [{ line: 1, column: 26 }],
          path: ['query q', 'organization', 'zork'],
          extensions: { code: 'undefinedField', typeName: 'Organization', fieldName: 'zork' },
        },
      ],
    });
  });

  it.each([
    ['introspection', '{ __schema { types { name } } }'],
    ['broken syntax', '{ organization {'],
    ['an endless query', `{ ${'organization { name } '.repeat(3000)} }`],
    ['no UUID', '{ project(id: "1") { name } }'],
  ])('refuses %s', async (_name, query) => {
    const answer = await here.ask(query);
    expect(answer).toHaveProperty('errors.0.message');
    expect(answer).not.toHaveProperty('data');
  });

  it('finds a version by names, whatever their case, and by ids', async () => {
    const version = await uploaded('acme/shop', '1.0.0-RC1', 'production');
    const byNames = (projectName: string, versionName: string) =>
      here.ask(
        'query($p: String, $v: String) { sbom(projectGroupName: "acme/shop", projectName: $p, versionName: $v) { id projectVersion } }',
        { p: projectName, v: versionName },
      );
    const found = { data: { sbom: { id: version?.id, projectVersion: '1.0.0-RC1' } } };
    expect(await byNames('Production', '1.0.0-rc1')).toEqual(found);
    expect(await byNames('default', '1.0.0-rc1')).toEqual({ data: { sbom: null } });
    const byIds = (projectId: string | undefined) =>
      here.ask(
        'query($s: Uuid!, $p: Uuid) { sbom(sbomId: $s, projectId: $p) { id projectVersion } }',
        {
          s: version?.id,
          p: projectId,
        },
      );
    expect(await byIds(version?.environmentId)).toEqual(found);
    expect(await byIds(undefined)).toEqual(found);
    expect(await byIds(version?.id)).toEqual({ data: { sbom: null } });
  });

  it('pages through the versions of an environment, newest first', async () => {
    for (const version of ['1', '2', '3']) await uploaded('acme/shop', version);
    const id = here.inbox.versions()[0]?.environmentId;
    const query = `query($id: Uuid!, $after: String) { project(id: $id) { name sbomsCount
      sbomVersions(first: 2, after: $after) { nodes { projectVersion } pageInfo { hasNextPage endCursor } } } }`;
    const first = await here.ask(query, { id });
    expect(first).toMatchObject({
      data: {
        project: {
          sbomsCount: 3,
          sbomVersions: { nodes: [{ projectVersion: '3' }, { projectVersion: '2' }] },
        },
      },
    });
    const after = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first))?.[1];
    expect(await here.ask(query, { id, after })).toMatchObject({
      data: {
        project: {
          sbomVersions: { nodes: [{ projectVersion: '1' }], pageInfo: { hasNextPage: false } },
        },
      },
    });
  });

  it.each(GATE_STATES)('says %s at the policy gate', async (state) => {
    const version = await uploaded('acme/shop');
    here.inbox.terms.set({ gate: state });
    const answer = await here.ask(
      'query($id: Uuid!) { sbomPolicyGate(sbomId: $id) { status counts { total failed } violatingPolicies { policyName } } }',
      { id: version?.id },
    );
    expect(answer).toMatchObject({
      data: { sbomPolicyGate: { status: state, counts: { failed: state === 'FAIL' ? 1 : 0 } } },
    });
  });

  it('has no gate for an unknown version', async () => {
    const id = '00000000-0000-4000-8000-00000000ffff';
    expect(await here.ask(`{ sbomPolicyGate(sbomId: "${id}") { status } }`)).toEqual({
      data: { sbomPolicyGate: null },
    });
  });

  it('creates a product once', async () => {
    const create = () =>
      here.ask(
        'mutation { projectGroupCreate(input: {name: "a"}) { projectGroup { name } errors } }',
      );
    expect(await create()).toEqual({
      data: { projectGroupCreate: { projectGroup: { name: 'a' }, errors: [] } },
    });
    expect(await create()).toEqual({
      data: { projectGroupCreate: { projectGroup: null, errors: ['Name has already been taken'] } },
    });
  });
});

function namesIn(answer: unknown): string[] {
  return [...JSON.stringify(answer).matchAll(/"name":"([^"]*)"/g)].map((match) => match[1] ?? '');
}
