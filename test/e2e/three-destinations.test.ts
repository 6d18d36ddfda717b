import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../src/contract/report';
import { asAdmin, repositoryUuid, saveRepository } from './call-as';
import { startLocalHost, type LocalHost } from './local-host';
import { movingClock } from './moving-clock';
import { cyclonedx } from './sbom';
import { setUpThree, THREE } from './three-destinations';

describe('a push with three destinations', () => {
  let local: LocalHost;
  let refusals = 0;
  const clock = movingClock();
  beforeAll(async () => {
    local = await startLocalHost();
    await setUpThree(local);
  });
  afterAll(async () => {
    await local.end();
    clock.restore();
  });

  it('passes the connection test of each', async () => {
    for (const { id } of THREE) {
      expect(await asAdmin(local, 'testDestination', { id })).toMatchObject({ ok: true });
    }
  });

  it('arrives at each once, and is seen as processed', async () => {
    const clone = await local.clone('web-shop');
    await clone.write('bom.json', cyclonedx('7.0.0', 3));
    await clone.commit('seven');
    await clone.push('main');
    const lines = await local.settled();
    expect(lines.map(({ destination, result }) => [destination, result])).toEqual([
      ['Interlynk', 'accepted'],
      ['Dependency-Track', 'accepted'],
      ['Intake', 'processed'],
    ]);
    await clock.pass(local, 60);
    const { host } = local;
    expect(host.inbox.arrivals()).toMatchObject([{ version: '7.0.0', environment: 'production' }]);
    expect(host.dependencyTrack.arrivals()).toMatchObject([
      { project: 'sandbox/web-shop (production)', version: '7.0.0' },
    ]);
    expect(host.endpoint.arrivals()).toHaveLength(1);
    const repository = repositoryUuid(local, 'web-shop');
    const { runs } = await asAdmin(local, 'listRuns', { repository });
    expect(runs[0]?.documents.map(({ result }) => result)).toEqual([
      'processed',
      'processed',
      'processed',
    ]);
  });

  it('costs one request to deliver and at most one to look, from the second time on', async () => {
    const asked: Record<string, string[]> = {};
    for (const name of ['inbox', 'dependencyTrack', 'endpoint'] as const) {
      const inbox = local.host[name];
      const handle = inbox.handle.bind(inbox);
      const seen: string[] = (asked[name] = []);
      inbox.handle = (request) => {
        const type = request.headers.get('content-type') ?? '';
        seen.push(type.startsWith('multipart/') || name === 'endpoint' ? 'deliver' : 'look');
        return handle(request);
      };
    }
    const clone = await local.clone('web-shop');
    await clone.write('bom.json', cyclonedx('7.0.1', 3));
    await clone.commit('seven one');
    await clone.push('main');
    await local.settled();
    await clock.pass(local, 60);
    expect(asked).toEqual({
      inbox: ['deliver', 'look'],
      dependencyTrack: ['deliver', 'look'],
      endpoint: ['deliver'],
    });
  });

  const errors: readonly (readonly [string, string, (host: LocalHost['host']) => void, Problem])[] =
    [
      [
        'Interlynk, the HTTP status',
        'interlynk',
        ({ inbox }) => {
          inbox.faults.next('upload', { kind: 'status', status: 401 });
        },
        {
          code: 'DESTINATION_TOKEN_REFUSED',
          sentence: 'The destination refused the token.',
          next: 'Check the token in the settings; a new Interlynk token can take five minutes to work.',
          detail: 'HTTP 401: Unauthorized',
        },
      ],
      [
        'Interlynk, 200 with top-level errors',
        'interlynk',
        ({ inbox }) => {
          const message = "Field 'sbomUpload' doesn't exist on type 'Mutation'";
          inbox.faults.next('upload', { kind: 'top-level-errors', message });
        },
        {
          code: 'DESTINATION_SCHEMA',
          sentence: 'The destination does not understand the request any more.',
          next: 'Update SBOM Bridge; its API has changed.',
          detail: "Field 'sbomUpload' doesn't exist on type 'Mutation'",
        },
      ],
      [
        'Interlynk, 200 with errors in the payload',
        'interlynk',
        ({ inbox }) => {
          const errors = ['Product limit reached', 'Upgrade your plan'];
          inbox.faults.next('upload', { kind: 'payload-errors', errors });
        },
        {
          code: 'DESTINATION_LIMIT',
          sentence: 'The plan at the destination takes no more products or versions.',
          next: 'Remove old ones there or choose a larger plan, then try again.',
          detail: 'Product limit reached; Upgrade your plan',
        },
      ],
      [
        'Dependency-Track, a problem in JSON',
        'dtrack',
        ({ dependencyTrack }) => {
          const errors = ['$.components[0].name: is missing'];
          dependencyTrack.faults.next('upload', { kind: 'problem', errors });
        },
        {
          code: 'DESTINATION_REFUSED',
          sentence: 'The destination refused the request.',
          next: 'Read what it said; fix the document, or the environment of the rule, and try again.',
          detail:
            'HTTP 400: The uploaded BOM is invalid: Schema validation failed: $.components[0].name: is missing',
        },
      ],
      [
        'an HTTPS endpoint, a refusal in words',
        'intake',
        ({ endpoint }) => {
          const text = 'No SBOMs of this team, please.';
          endpoint.faults.next('upload', { kind: 'refusal', status: 422, text });
        },
        {
          code: 'DESTINATION_REFUSED',
          sentence: 'The destination refused the request.',
          next: 'Read what it said; fix the document, or the environment of the rule, and try again.',
          detail: 'HTTP 422: No SBOMs of this team, please.',
        },
      ],
    ];
  it.each(errors)('is told in the history what %s said', async (_what, id, plan, problem) => {
    await saveRepository(local, 'web-shop', { destinations: [id] });
    plan(local.host);
    const clone = await local.clone('web-shop');
    await clone.write('bom.json', cyclonedx(`8.0.${String((refusals += 1))}`));
    await clone.commit('refused');
    await clone.push('main');
    await local.settled();
    const repository = repositoryUuid(local, 'web-shop');
    const { runs } = await asAdmin(local, 'listRuns', { repository });
    expect(runs[0]?.documents).toMatchObject([{ result: 'rejected' }]);
    expect(runs[0]?.documents[0]?.problem).toEqual(problem);
  });
});
