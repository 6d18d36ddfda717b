import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_FINDINGS } from '../../../../../src/core/sbom/findings/collect';
import { check, lib } from './check-json';

describe('checkCycloneDxJson', () => {
  it.each(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])(
    'has nothing against a small %s',
    async (v) => {
      const components = [
        lib({ version: '1', purl: 'pkg:npm/a@1', licenses: [{ license: { id: 'MIT' } }] }),
      ];
      expect(await check({ version: 1, components }, v)).toEqual([]);
    },
  );

  it('tells what is wrong with each part, and with several members of one', async () => {
    const found = await check({
      serialNumber: 'x',
      metadata: { timestamp: 'x', component: { type: 'x', name: 'x' } },
      components: [
        lib({ scope: 'x', purl: 5, extra: 1, components: [lib({ cpe: 5 }), lib({ group: 5 })] }),
        lib({}),
        { type: 'library' },
      ],
      dependencies: [{ ref: 'a' }, { dependsOn: [] }],
    });
    expect(found.map(({ path }) => path).sort()).toEqual([
      '/components/0/components/0/cpe',
      '/components/0/components/1/group',
      '/components/0/extra',
      '/components/0/purl',
      '/components/0/scope',
      '/components/2',
      '/dependencies/1',
      '/metadata/component/type',
      '/metadata/timestamp',
      '/serialNumber',
    ]);
  });

  it('tells of a licence behind the first breach', async () => {
    const found = await check({
      serialNumber: 5,
      components: [lib({ name: 5 }), lib({ licenses: [{ license: { id: 'None' } }] })],
    });
    expect(found.map(({ path }) => path)).toEqual([
      '/serialNumber',
      '/components/0/name',
      '/components/1/licenses/0/license/id',
    ]);
  });

  it('stops telling when enough is told', async () => {
    const components = Array.from({ length: 5000 }, (_, index) => ({
      type: 'library',
      name: index,
    }));
    expect(await check({ components })).toHaveLength(MAX_FINDINGS);
  });

  it('takes components that nest as deep as any document that is read', async () => {
    const nested = (depth: number, inside: object): object => {
      let component = inside;
      for (let level = 0; level < depth; level += 1) component = lib({ components: [component] });
      return component;
    };
    expect(await check({ components: [nested(499, lib({}))] })).toEqual([]);
    const [first] = await check({ components: [nested(499, lib({ name: 1 }))] });
    expect(first).toMatchObject({
      kind: 'schema-type',
      path: `/components/0${'/components/0'.repeat(499)}/name`,
    });
  });

  it('says so where a document nests deeper than the stack', async () => {
    let component = lib({});
    for (let level = 0; level < 100_000; level += 1) component = lib({ components: [component] });
    expect(await check({ components: [component] })).toMatchObject([
      { kind: 'schema-depth', severity: 'error' },
    ]);
  });

  it.each(['__proto__', 'constructor', 'valueOf', 'toString', 'hasOwnProperty'])(
    'takes a member %s for any other unknown one',
    async (name) => {
      const text = `{"type":"library","name":"a",${JSON.stringify(name)}:{"components":[]}}`;
      const document = JSON.parse(
        `{"components":[${text}],"x":1,${JSON.stringify(name)}:[1]}`,
      ) as object;
      const found = await check(document);
      expect(found.map(({ path }) => path).sort()).toEqual(
        [`/${name}`, `/components/0/${name}`, '/x'].sort(),
      );
    },
  );

  it('never rejects, and finds an error or is content', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom(
            'components',
            'services',
            'metadata',
            'dependencies',
            'serialNumber',
            'version',
            '__proto__',
          ),
          fc.jsonValue(),
        ),
        async (members) => {
          const found = await check(members);
          expect(found.every(({ path }) => path === '' || path.startsWith('/'))).toBe(true);
        },
      ),
    );
  });

  it('has no schema for other versions', async () => {
    expect(await check({}, '1.1')).toMatchObject([{ kind: 'schema-value', path: '/specVersion' }]);
  });
});
