import type { Shipment } from '../../core/delivery/types';
import { partFileName } from '../http/part-file-name';
import type { InterlynkClient } from './client';
import { metadataHeaders } from './metadata-headers';
import { parseData } from './parse-data';
import { UPLOAD_BY_IDS, UPLOAD_BY_NAMES } from './queries';
import { RefusalError } from './refusal-error';
import { uploadData } from './schema';
import { targetOf } from './target';
import type { TargetIds } from './target-ids';

/**
 * Uploads one document (GraphQL multipart request: `operations`, `map`, then the file, in this
 * order): to the place of these ids, else to that of its names. Resolves when Interlynk has
 * accepted it; the version record comes later, from a job of its own. The mutation cannot be
 * repeated safely, hence the care with unknown outcomes.
 * Throws BridgeError DESTINATION_*; what Interlynk said is in `detail`.
 */
export async function upload(
  client: InterlynkClient,
  shipment: Shipment,
  ids?: TargetIds,
): Promise<void> {
  const data = await client.upload(uploadForm(shipment, ids), metadataHeaders(shipment.origin));
  // No payload, or one without its list: neither a yes nor a no.
  const { errors } = parseData(uploadData, data).sbomUpload;
  if (errors.length > 0) throw new RefusalError(errors, { certain: true });
}

function uploadForm(shipment: Shipment, ids: TargetIds | undefined): FormData {
  const name = partFileName(shipment.fileName);
  const form = new FormData();
  form.append('operations', JSON.stringify(operations(shipment, ids)));
  form.append('map', JSON.stringify({ '0': ['variables.doc'] }));
  form.append('0', new Blob([shipment.bytes], { type: mediaType(name) }), name);
  return form;
}

function operations(shipment: Shipment, ids: TargetIds | undefined) {
  if (ids !== undefined) {
    const variables = { doc: null, projectGroupId: ids.product, projectId: ids.environment };
    return { query: UPLOAD_BY_IDS, variables };
  }
  const { product, environment } = targetOf(shipment);
  const variables = { doc: null, projectGroupName: product, projectName: environment };
  return { query: UPLOAD_BY_NAMES, variables };
}

function mediaType(name: string): string {
  if (/\.json$/i.test(name)) return 'application/json';
  return /\.xml$/i.test(name) ? 'application/xml' : 'application/octet-stream';
}
