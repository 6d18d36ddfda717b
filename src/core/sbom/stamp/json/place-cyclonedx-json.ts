import { NO_SUBJECT, SIGNED, unplaced, type Placement } from '../placement';
import { membersOf, skipBlanks, type JsonMember } from './json-places';
import { placeMember } from './place-member';

const ROOT = new Set(['metadata', 'signature']);
const METADATA = new Set(['component']);
const COMPONENT = new Set(['signature']);

/**
 * `metadata.component.version`. A signature (JSF) of the document or of that component is broken
 * by any change; those of other parts cover themselves only.
 */
export function placeCycloneDxJson(text: string, version: string): Placement {
  const root = membersOf(text, skipBlanks(text, 0), ROOT);
  if (isSet(text, root.get('signature'))) return unplaced(SIGNED);
  const metadata = root.get('metadata');
  const component =
    metadata && membersOf(text, metadata.value.start, METADATA).get('component')?.value;
  if (component === undefined || text[component.start] !== '{') return unplaced(NO_SUBJECT);
  const { start } = component;
  if (isSet(text, membersOf(text, start, COMPONENT).get('signature'))) return unplaced(SIGNED);
  return placeMember(text, start, 'version', version);
}

function isSet(text: string, member: JsonMember | undefined): boolean {
  return member !== undefined && !text.startsWith('null', member.value.start);
}
