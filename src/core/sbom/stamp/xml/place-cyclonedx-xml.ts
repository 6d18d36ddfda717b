import { NO_SUBJECT, SIGNED, UNREADABLE, unplaced, type Placement } from '../placement';
import { insertBehind, replaceText, type XmlText } from './place-element';
import { walkXml } from './walk-xml';

const COMPONENT = 'bom/metadata/component';
const CYCLONEDX = 'http://cyclonedx.org/schema/bom/';
const XML_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';

/** `<version>` of the component of the metadata; behind `<name>`, as the schema has it. */
export function placeCycloneDxXml(text: string, version: string): Placement {
  const found: Record<'version' | 'name', XmlText[]> = { version: [], name: [] };
  let components = 0;
  let signatures = 0;
  const isRead = walkXml(text, {
    open({ name, uri }, path) {
      if (name === 'Signature' && uri === XML_SIGNATURE) signatures += 1;
      if (path.length === 3 && path.join('/') === COMPONENT) components += 1;
    },
    close(place, path, end, value) {
      const { name, uri } = place;
      if (path.length !== 4 || (name !== 'version' && name !== 'name')) return;
      if (!uri.startsWith(CYCLONEDX) || !path.join('/').startsWith(`${COMPONENT}/`)) return;
      found[name].push({ place, end, value });
    },
  });
  if (!isRead) return unplaced(UNREADABLE);
  if (signatures > 0) return unplaced(SIGNED);
  if (components === 0) return unplaced(NO_SUBJECT);
  const [old, second] = found.version;
  const [name] = found.name;
  if (components > 1 || second !== undefined) {
    return unplaced('The document has more than one version of its primary component.');
  }
  if (old !== undefined) return replaceText(text, old, version);
  if (name === undefined) return unplaced('The primary component of the document has no name.');
  return insertBehind(text, name, 'version', version);
}
