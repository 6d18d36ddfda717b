import type { Shipment } from '../../core/delivery/types';
import { projectOf } from '../../core/delivery/project-names';
import type { ConfigOf } from '../../core/settings';
import { partFileName } from '../http/part-file-name';

/**
 * The form of `POST /v1/bom`. `parent…` and `isLatest` are heeded when the project is created;
 * `isActive` is never sent: whether a project is active is its owners' to say.
 */
export function uploadForm(config: ConfigOf<'dependency-track'>, shipment: Shipment): FormData {
  const project = projectOf(config, shipment);
  const form = new FormData();
  form.append('autoCreate', 'true');
  form.append('projectName', project.name);
  form.append('projectVersion', project.version);
  if (config.parent !== undefined) {
    form.append('parentName', config.parent.name);
    if (config.parent.version !== undefined) form.append('parentVersion', config.parent.version);
  }
  if (shipment.latest) form.append('isLatest', 'true');
  const tags = tagsOf(config, shipment);
  if (tags.length > 0) form.append('projectTags', tags.join(','));
  const type = shipment.notation.serialization === 'xml' ? 'application/xml' : 'application/json';
  form.append('bom', new Blob([shipment.bytes], { type }), partFileName(shipment.fileName));
  return form;
}

/** The list is separated by commas, so the name of an environment cannot keep its own. */
function tagsOf(config: ConfigOf<'dependency-track'>, { environment }: Shipment): string[] {
  const tags = [...(config.tags ?? []), environment.replaceAll(',', ' ')].map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== '');
}
