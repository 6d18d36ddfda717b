import type { Shipment } from '../../core/delivery/types';
import { BridgeError } from '../../core/errors';
import { partFileName } from '../http/part-file-name';
import type { InterlynkClient } from './client';
import { metadataHeaders } from './metadata-headers';
import { UPLOAD } from './queries';
import { uploadData } from './schema';
import { targetOf } from './target';

/**
 * Uploads one document (GraphQL multipart request: `operations`, `map`, then the file, in this
 * order). Resolves when Interlynk has accepted it; the version record comes later, from a job of
 * its own. The mutation cannot be repeated safely, hence the care with unknown outcomes.
 * Throws BridgeError DESTINATION_*; what Interlynk said is in `detail`.
 */
export async function upload(client: InterlynkClient, shipment: Shipment): Promise<void> {
  const data = await client.upload(uploadForm(shipment), metadataHeaders(shipment.origin));
  const answer = uploadData.safeParse(data);
  // No payload, or one without its list: neither a yes nor a no.
  if (!answer.success) throw new BridgeError('DESTINATION_UNEXPECTED');
  const { errors } = answer.data.sbomUpload;
  if (errors.length > 0)
    throw new BridgeError('DESTINATION_REFUSED', { detail: errors.join('; ') });
}

function uploadForm(shipment: Shipment): FormData {
  const { product, environment } = targetOf(shipment);
  const variables = { doc: null, projectGroupName: product, projectName: environment };
  const name = partFileName(shipment.fileName);
  const form = new FormData();
  form.append('operations', JSON.stringify({ query: UPLOAD, variables }));
  form.append('map', JSON.stringify({ '0': ['variables.doc'] }));
  form.append('0', new Blob([shipment.bytes], { type: mediaType(name) }), name);
  return form;
}

function mediaType(name: string): string {
  if (/\.json$/i.test(name)) return 'application/json';
  return /\.xml$/i.test(name) ? 'application/xml' : 'application/octet-stream';
}
