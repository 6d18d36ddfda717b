import { describe, expect, it } from '@jest/globals';
import type { Notation } from '../../../src/core/delivery/types';
import { createInterlynkDestination } from '../../../src/platforms/interlynk/destination';
import { refusedNotation } from '../../../src/platforms/interlynk/refused-notation';
import { destinationTools } from '../../fakes/destination-tools';
import { aShipment } from '../../fakes/shipment';

const notation = (
  format: Notation['format'],
  specVersion: string,
  serialization: Notation['serialization'],
): Notation => ({ format, specVersion, serialization });

describe('what Interlynk takes', () => {
  it.each([
    notation('cyclonedx', '1.2', 'json'),
    notation('cyclonedx', '1.7', 'json'),
    notation('cyclonedx', '1.2', 'xml'),
    notation('cyclonedx', '1.7', 'xml'),
    notation('spdx', '2.2', 'json'),
    notation('spdx', '2.3', 'json'),
  ])('$format $specVersion in $serialization is taken', (taken) => {
    expect(refusedNotation(taken)).toBeUndefined();
  });

  it.each([
    notation('cyclonedx', '1.0', 'xml'),
    notation('cyclonedx', '1.1', 'xml'),
    notation('spdx', '2.3', 'xml'),
    notation('spdx', '2.3', 'yaml'),
    notation('spdx', '2.2', 'rdf'),
    notation('spdx', '2.3', 'tag-value'),
    notation('spdx', '3.0.1', 'json'),
  ])('$format $specVersion in $serialization is not', (refused) => {
    expect(refusedNotation(refused)).toMatch(/^Interlynk /);
  });

  it('is refused before anything leaves', async () => {
    const tools = destinationTools({
      fetch: () => Promise.reject(new Error('Something left.')),
    });
    const config = { id: 'a', kind: 'interlynk', name: 'Interlynk', enabled: true } as const;
    const destination = createInterlynkDestination(tools, config, 'lynk_api_secret');
    const shipment = aShipment({ notation: notation('spdx', '3.0.1', 'json') });
    await expect(destination.deliver(shipment)).rejects.toMatchObject({
      code: 'DESTINATION_FORMAT',
      detail: 'Interlynk does not take SPDX 3.',
    });
  });
});
