import { describe, expect, it } from '@jest/globals';
import { createOpenDestination } from '../../../src/platforms/registry';
import { destinationTools } from '../../fakes/destination-tools';
import { caught } from '../../fakes/caught';
import { aShipment } from '../../fakes/shipment';

const CONFIG = { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true } as const;

async function sentBy(shipment: ReturnType<typeof aShipment>) {
  const seen: Request[] = [];
  const open = createOpenDestination(
    destinationTools({
      fetch: (url, init) => {
        seen.push(new Request(url, init));
        return Promise.resolve(Response.json({ data: { sbomUpload: { errors: [] } } }));
      },
    }),
  );
  await open(CONFIG, ' lynk_live_abc\n').deliver(shipment);
  const request = seen[0];
  if (request === undefined) throw new Error('Nothing was sent');
  return { headers: request.headers, text: await request.text() };
}

describe('uploading', () => {
  it('sends the parts in the documented order, the file under its own name', async () => {
    const { headers, text } = await sentBy(aShipment({ fileName: 'sub/bom "1".cdx.json' }));
    const boundary = /boundary=(\S+)/.exec(headers.get('content-type') ?? '')?.[1];
    const parts = text.split(`--${boundary ?? ''}`).slice(1, -1);
    const dispositions = parts.map((part) => /Content-Disposition: (.*)\r\n/.exec(part)?.[1]);
    expect(dispositions).toEqual([
      'form-data; name="operations"',
      'form-data; name="map"',
      'form-data; name="0"; filename="bom_1_.cdx.json"',
    ]);
    const [operations, map, file] = parts.map((part) => part.split('\r\n\r\n')[1]?.trimEnd() ?? '');
    expect(JSON.parse(operations ?? '')).toMatchObject({
      variables: { doc: null, projectGroupName: 'acme/shop', projectName: 'production' },
    });
    expect(JSON.parse(map ?? '')).toEqual({ '0': ['variables.doc'] });
    expect(new TextEncoder().encode(file)).toEqual(aShipment().bytes);
  });

  it('sends the trimmed token and what the document comes from', async () => {
    const { headers } = await sentBy(aShipment());
    expect(headers.get('authorization')).toBe('Bearer lynk_live_abc');
    expect(headers.get('x-event-type')).toBe('push');
    expect(headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/);
  });

  it.each([
    ['no data', {}, 'DESTINATION_UNEXPECTED'],
    ['null data', { data: null }, 'DESTINATION_UNEXPECTED'],
    ['null payload', { data: { sbomUpload: null } }, 'DESTINATION_UNEXPECTED'],
    ['payload without errors', { data: { sbomUpload: {} } }, 'DESTINATION_UNEXPECTED'],
    ['errors that are null', { data: { sbomUpload: { errors: null } } }, 'DESTINATION_UNEXPECTED'],
    ['a list', [], 'DESTINATION_UNEXPECTED'],
    ['a word', 'ok', 'DESTINATION_UNEXPECTED'],
    ['a strange error', { data: { sbomUpload: { errors: [{ a: 1 }] } } }, 'DESTINATION_REFUSED'],
    [
      'both',
      { data: { sbomUpload: { errors: [] } }, errors: [{ message: 'x' }] },
      'DESTINATION_REFUSED',
    ],
    [
      'an error of no shape',
      { data: { sbomUpload: { errors: [] } }, errors: [7] },
      'DESTINATION_REFUSED',
    ],
    [
      'errors of no shape',
      { data: { sbomUpload: { errors: [] } }, errors: 'x' },
      'DESTINATION_UNEXPECTED',
    ],
  ])('takes %s for a failure', async (_name, answer, code) => {
    const open = createOpenDestination(
      destinationTools({ fetch: () => Promise.resolve(Response.json(answer)) }),
    );
    const error = await caught(open(CONFIG, 'lynk_live_abc').deliver(aShipment()));
    expect(error.code).toBe(code);
  });

  it.each([
    [201, 'DESTINATION_UNEXPECTED'],
    [204, 'DESTINATION_UNEXPECTED'],
    [301, 'DESTINATION_NOT_JSON'],
    [400, 'DESTINATION_REFUSED'],
    [405, 'DESTINATION_SCHEMA'],
    [408, 'DESTINATION_TIMEOUT'],
    [409, 'DESTINATION_REFUSED'],
    [422, 'DESTINATION_REFUSED'],
    [502, 'DESTINATION_FAILED'],
    [503, 'DESTINATION_UNAVAILABLE'],
    [599, 'DESTINATION_FAILED'],
  ])('HTTP %d is %s', async (status, code) => {
    const fetch = () => Promise.resolve(new Response(null, { status }));
    const open = createOpenDestination(destinationTools({ fetch }));
    const error = await caught(open(CONFIG, 'lynk_live_abc').deliver(aShipment()));
    expect(error.code).toBe(code);
  });

  it('reads a 400 that is a GraphQL refusal as what it says', async () => {
    const body = { errors: [{ message: 'm', extensions: { code: 'undefinedField' } }] };
    const fetch = () => Promise.resolve(Response.json(body, { status: 400 }));
    const error = await caught(
      createOpenDestination(destinationTools({ fetch }))(CONFIG, 'lynk_live_abc').deliver(
        aShipment(),
      ),
    );
    expect(error).toMatchObject({ code: 'DESTINATION_SCHEMA', detail: 'HTTP 400: m' });
  });
});
