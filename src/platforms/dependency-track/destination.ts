import { projectOf } from '../../core/delivery/project-names';
import { BridgeError } from '../../core/errors';
import type { Destination } from '../../core/ports';
import type { ConfigOf } from '../../core/settings';
import type { Tools } from '../tools';
import { apiAddress } from './api-address';
import { checkConnection } from './check-connection';
import { createDependencyTrackClient } from './client';
import { findImport } from './find-project';
import { refusedNotation } from './refused-notation';
import { upload } from './upload';
import { uploadForm } from './upload-form';

/**
 * OWASP Dependency-Track 4.14 and 5 as a destination.
 * Throws BridgeError DESTINATION_TOKEN_REFUSED for a key that cannot be one, and
 * DESTINATION_WRONG_ADDRESS or _PRIVATE_ADDRESS for an address that cannot be used.
 */
export function createDependencyTrackDestination(
  tools: Tools,
  config: ConfigOf<'dependency-track'>,
  secret: string,
): Destination {
  const { clock } = tools;
  const api = apiAddress(config.address, tools.allowPrivateAddresses);
  const client = createDependencyTrackClient(tools, api, secret);
  return {
    // Sending twice would leave one project with the same components, but import it twice.
    repeatable: false,
    async deliver(shipment) {
      const refused = refusedNotation(shipment.notation);
      if (refused !== undefined) throw new BridgeError('DESTINATION_FORMAT', { detail: refused });
      // Projects are looked up by name and version; one without is another's, or several's.
      if (projectOf(config, shipment).version === '') {
        throw new BridgeError('DESTINATION_NEEDS_VERSION');
      }
      return upload(client, clock, uploadForm(config, shipment));
    },
    find: (sought, since) => {
      const project = projectOf(config, sought);
      const other = projectOf(config, { ...sought, version: `${sought.version}+` });
      const lasting = other.name === project.name && other.version === project.version;
      return findImport(client, clock, { project: { ...project, lasting }, sought, since });
    },
    test: () => checkConnection(client, clock),
  };
}
