import { expect, it } from '@jest/globals';
import { createOpenDestination } from '../../../src/platforms/registry';
import { destinationTools } from '../../fakes/destination-tools';
import { caught } from '../../fakes/caught';
import { aShipment } from '../../fakes/shipment';

it.each(['', ' '])(
  'refuses a document without a version before it is sent: %j',
  async (version) => {
    const asked: string[] = [];
    const fetch = (url: string) => {
      asked.push(url);
      return Promise.resolve(Response.json({ data: { sbomUpload: { errors: [] } } }));
    };
    const open = createOpenDestination(destinationTools({ fetch }));
    const config = {
      id: 'interlynk',
      kind: 'interlynk',
      name: 'Interlynk',
      enabled: true,
    } as const;
    const error = await caught(open(config, 'lynk_test_token').deliver(aShipment({ version })));
    expect(error.code).toBe('DESTINATION_NEEDS_VERSION');
    expect(asked).toEqual([]);
  },
);
