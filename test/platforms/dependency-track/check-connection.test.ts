import { describe, expect, it } from '@jest/globals';
import type { Permission } from '../../../host/sandbox/dependency-track/types';
import { createDependencyTrackDestination } from '../../../src/platforms/dependency-track/destination';
import { destinationTools } from '../../fakes/destination-tools';
import { createInboxHarness, KEY } from './inbox-harness';

/** A server of a few answers; what is not among them is not found. */
async function checkOf(answers: Readonly<Record<string, [number, unknown]>>) {
  const asked: { path: string; key: string | undefined }[] = [];
  const destination = createDependencyTrackDestination(
    destinationTools({
      fetch: async (url, init) => {
        const path = url.slice('https://dtrack.example.com/api'.length);
        asked.push({ path, key: new Headers(init?.headers).get('x-api-key') ?? undefined });
        const [status, body] = answers[path.split('?')[0] ?? ''] ?? [404, 'Nothing.'];
        return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
      },
    }),
    {
      id: 'dtrack',
      kind: 'dependency-track',
      name: 'DT',
      enabled: true,
      address: 'https://dtrack.example.com',
    },
    KEY,
  );
  const check = await destination.test();
  return { ...check, asked, bad: check.lines.filter(({ ok }) => !ok).map(({ text }) => text) };
}

const VERSION: [number, unknown] = [200, { application: 'Dependency-Track', version: '4.14.4' }];
const ALL = ['BOM_UPLOAD', 'PROJECT_CREATION_UPLOAD', 'VIEW_PORTFOLIO'];
const team = (names: readonly string[]): [number, unknown] => [
  200,
  { name: 'CI', permissions: names.map((name) => ({ name, description: '' })) },
];

describe('the connection test of Dependency-Track', () => {
  it.each([
    [4, '4.14.4'],
    [5, '5.0.4'],
  ] as const)(
    'of version %d names the server, the team and what the key may do',
    async (release, version) => {
      const { harness } = createInboxHarness({ release });
      const { ok, lines } = await harness.open().test();
      expect(ok).toBe(true);
      expect(lines.map(({ text }) => text)).toEqual([
        `Dependency-Track ${version}`,
        'Team: Automation',
        'BOM_UPLOAD: granted, to upload SBOMs.',
        'PROJECT_CREATION_UPLOAD: granted, to create the project of a new version.',
        'VIEW_PORTFOLIO: granted, to see whether an SBOM has been imported.',
      ]);
    },
  );

  it.each<[readonly Permission[], string[]]>([
    [
      ['PROJECT_CREATION_UPLOAD', 'VIEW_PORTFOLIO'],
      ['BOM_UPLOAD is missing; it is needed to upload SBOMs.'],
    ],
    [
      ['BOM_UPLOAD', 'VIEW_PORTFOLIO'],
      ['PROJECT_CREATION_UPLOAD is missing; it is needed to create the project of a new version.'],
    ],
    [
      ['BOM_UPLOAD', 'PORTFOLIO_MANAGEMENT_CREATE'],
      ['VIEW_PORTFOLIO is missing; it is needed to see whether an SBOM has been imported.'],
    ],
  ])('of a key with %j says what is missing, and what for', async (may, missing) => {
    const { harness, inbox } = createInboxHarness();
    inbox.setPermissions(may);
    const { ok, lines } = await harness.open().test();
    expect(ok).toBe(false);
    expect(lines.filter((line) => !line.ok).map(({ text }) => text)).toEqual(missing);
  });

  it('asks for the version without the key, and reads only', async () => {
    const { ok, asked } = await checkOf({ '/version': VERSION, '/v1/team/self': team(ALL) });
    expect(ok).toBe(true);
    expect(asked).toEqual([
      { path: '/version', key: undefined },
      { path: '/v1/team/self', key: KEY },
    ]);
  });

  it.each([
    ['4.10.1', 1],
    ['3.8.0', 1],
    ['4.11.0', 0],
    ['5.0.0-rc.1', 0],
    ['unknown', 0],
  ])('warns of version %s: %d', async (version, warnings) => {
    const { ok, bad } = await checkOf({
      '/version': [200, { application: 'Dependency-Track', version }],
      '/v1/team/self': team(ALL),
    });
    expect(ok).toBe(true);
    expect(bad).toHaveLength(warnings);
  });

  it.each<[string, Record<string, [number, unknown]>, RegExp]>([
    ['a page', { '/version': [200, '<!doctype html><title>x</title>'] }, /API server/],
    ['nothing', {}, /API server/],
    [
      'another application',
      { '/version': [200, { application: 'Nexus', version: '3' }] },
      /Nexus, not/,
    ],
    ['something else', { '/version': [200, { hello: 'world' }] }, /./],
    ['a crash', { '/version': [500, ''] }, /error of its own/],
    ['a refused key', { '/version': VERSION, '/v1/team/self': [401, ''] }, /API key of a team/],
  ])('fails where there is %s, in words', async (_name, answers, words) => {
    const { ok, bad } = await checkOf(answers);
    expect(ok).toBe(false);
    expect(bad.join('\n')).toMatch(words);
  });

  it.each([
    [[200, 403], false, ['VIEW_PORTFOLIO is missing']],
    [[403, 200], false, ['BOM_UPLOAD is missing']],
    [[200, 200], true, []],
    [[404, 200], true, []],
  ])(
    'tries to read where it is not told the permissions: %j',
    async ([token = 0, list = 0], ok, bad) => {
      const check = await checkOf({
        '/version': VERSION,
        '/v1/team/self': [404, 'No team.'],
        '/v1/bom/token/00000000-0000-4000-8000-000000000000': [token, { processing: false }],
        '/v1/project': [list, []],
      });
      expect(check.ok).toBe(ok);
      expect(check.bad.map((text) => text.split(';')[0])).toEqual(bad);
      const texts = check.lines.map(({ text }) => text);
      expect(texts).toContain(
        'The permissions of the key cannot be read here, so only reading was tried.',
      );
      expect(texts).toContain(
        'PROJECT_CREATION_UPLOAD: not known; it is needed to create the project of a new version.',
      );
      expect(check.asked.every(({ path }) => path.startsWith('/v'))).toBe(true);
    },
  );
});
