import type { lookup as SystemLookup } from 'node:dns';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isPublicAddress,
  outsideNetwork,
  publicOnly,
  type OutsideOptions,
} from '../../host/network-outside';
import { BridgeError } from '../../src/core/errors';
import { networkFailure } from '../../src/platforms/http/network-failure';
import { refusePrivateAddress } from '../../src/platforms/http/private-address';
import { skipped } from '../skipped';
import { selfSigned, serveTls } from './local-tls-server';

const NAME = 'sboms.example.com';

type Found = readonly { readonly address: string; readonly family: number }[];
/** As `dns.lookup` with these answers, one after the other. */
function answering(...answers: readonly Found[]) {
  const asked: string[] = [];
  const lookup = ((
    name: string,
    options: { all?: boolean },
    callback: (error: null, addresses: unknown, family?: number) => void,
  ) => {
    const found = answers[asked.length] ?? answers.at(-1) ?? [];
    asked.push(name);
    if (options.all === true) callback(null, found);
    else callback(null, found[0]?.address, found[0]?.family);
  }) as typeof SystemLookup;
  return { lookup, asked };
}
const LOOPBACK: Found = [{ address: '127.0.0.1', family: 4 }];

/** The code that the app would tell its user of. */
async function codeOf(
  work: Promise<unknown>,
): Promise<{ code: string; detail?: string | undefined }> {
  try {
    await work;
  } catch (error) {
    const { code, detail } = networkFailure(error, false, (text) => text);
    return { code, detail };
  }
  throw new Error('It did not fail.');
}

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});
function network(options: Partial<OutsideOptions>) {
  const made = outsideNetwork({ allowPrivateAddresses: false, ...options });
  closing.push(made.close);
  return made.request;
}

describe('addresses of the real network', () => {
  it.each([
    ['loopback', LOOPBACK],
    ['a private one', [{ address: '10.1.2.3', family: 4 }]],
    ['cloud metadata', [{ address: '169.254.169.254', family: 4 }]],
    ['IPv6 loopback', [{ address: '::1', family: 6 }]],
    ['IPv4 in IPv6', [{ address: '::ffff:10.0.0.1', family: 6 }]],
    [
      'a public and a private one',
      [
        { address: '93.184.215.14', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    ],
    ['nothing', []],
  ])('does not connect to a name that leads to %s', async (_what, found: Found) => {
    const { lookup, asked } = answering(found);
    const request = network({ lookup });
    expect(await codeOf(request(new Request(`https://${NAME}/`)))).toMatchObject({
      code: 'DESTINATION_PRIVATE_ADDRESS',
    });
    expect(asked).toEqual([NAME]);
  });

  it.each(['127.0.0.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254'])(
    'does not connect to %s, which needs no look-up',
    async (host) => {
      const { lookup, asked } = answering(LOOPBACK);
      const request = network({ lookup });
      expect(await codeOf(request(new Request(`https://${host}/`)))).toMatchObject({
        code: 'DESTINATION_PRIVATE_ADDRESS',
      });
      expect(asked).toEqual([]);
    },
  );

  it.each([true, false])('are those that were checked, looked up once (all: %s)', (all) => {
    const [first, second] = [
      { address: '93.184.215.14', family: 4 },
      { address: '2606:2800:21f:cb07:6820:80da:af6b:8b2c', family: 6 },
    ] as const;
    const { lookup, asked } = answering([first, second], LOOPBACK);
    const given: unknown[] = [];
    publicOnly(lookup)(NAME, { all }, (...answer) => given.push(answer));
    expect(given).toEqual([all ? [null, [first, second]] : [null, first.address, first.family]]);
    expect(asked).toEqual([NAME]);
  });

  it('is judged as the app judges literal addresses', () => {
    const refused = (host: string): boolean => {
      try {
        refusePrivateAddress(`https://${host}/`, false);
        return false;
      } catch (error) {
        return error instanceof BridgeError;
      }
    };
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), (four, six) => {
        expect(isPublicAddress(four)).toBe(!refused(four));
        expect(isPublicAddress(six)).toBe(!refused(`[${six}]`));
      }),
    );
  });
});

const certificate = selfSigned(NAME);
if (certificate === undefined) skipped('no openssl to make a certificate with');
const withTls = certificate === undefined ? describe.skip : describe;

withTls('a server in the real network', () => {
  const { key, cert } = certificate ?? { key: '', cert: '' };
  let server: Awaited<ReturnType<typeof serveTls>>;
  const seen: { method?: string | undefined; host?: string | undefined; body: string }[] = [];
  beforeAll(async () => {
    server = await serveTls({ key, cert }, (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        seen.push({ method: request.method, host: request.headers.host, body });
        if (request.url === '/moved') response.writeHead(307, { location: '/elsewhere' }).end();
        else response.writeHead(201, { 'x-answer': 'yes' }).end('taken');
      });
    });
  });
  afterAll(() => server.close());
  const url = (path: string): string => `https://${NAME}:${server.port}${path}`;
  const post = (path: string): Request => new Request(url(path), { method: 'POST', body: 'sbom' });

  it('is reached where the operator allows private addresses', async () => {
    const { lookup } = answering(LOOPBACK);
    const answer = await network({ allowPrivateAddresses: true, lookup, ca: cert })(post('/'));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-answer')).toBe('yes');
    expect(await answer.text()).toBe('taken');
    expect(seen.at(-1)).toEqual({ method: 'POST', host: `${NAME}:${server.port}`, body: 'sbom' });
  });

  it('answers with redirects, and is not followed', async () => {
    const { lookup } = answering(LOOPBACK);
    const answer = await network({ allowPrivateAddresses: true, lookup, ca: cert })(post('/moved'));
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe('/elsewhere');
  });

  it('is not trusted with a certificate that it signed itself', async () => {
    const before = seen.length;
    const { lookup } = answering(LOOPBACK);
    const request = network({ allowPrivateAddresses: true, lookup });
    expect(await codeOf(request(post('/')))).toEqual({
      code: 'DESTINATION_UNAVAILABLE',
      detail: 'The certificate of the server is signed by itself.',
    });
    expect(seen).toHaveLength(before);
  });

  it('is not trusted by another name', async () => {
    const { lookup } = answering(LOOPBACK);
    const request = network({ allowPrivateAddresses: true, lookup, ca: cert });
    const other = new Request(`https://other.example.com:${server.port}/`);
    expect(await codeOf(request(other))).toEqual({
      code: 'DESTINATION_UNAVAILABLE',
      detail: 'The certificate of the server is for another name.',
    });
  });
});
