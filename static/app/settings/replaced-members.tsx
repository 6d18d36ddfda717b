import type { Named } from '../components/rules/destination-names';
import { memberLines, type AnySettings } from './member-lines';
import { MEMBER_NAMES } from './member-names';

/**
 * What somebody else saved in members that the reader edited as well: the next save replaces it,
 * so it is shown for the reader to take over.
 */
export function ReplacedMembers(props: {
  names: readonly string[];
  theirs: AnySettings;
  destinations: readonly Named[];
}) {
  return props.names.map((name) => (
    <div key={name}>
      <p>
        You both changed <strong>{MEMBER_NAMES[name] ?? name}</strong>. Yours are on the page, and
        saving replaces theirs:
      </p>
      <pre className="detail" tabIndex={0}>
        {memberLines(props.theirs, name, props.destinations).join('\n')}
      </pre>
    </div>
  ));
}
