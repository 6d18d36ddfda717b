import { useCallback, useState } from 'react';
import { LinesField } from '../../app/components/lines-field';
import type { HostKeyView } from '../../../host/setup/contract/views';
import { useSetup } from '../api/setup-context';
import { useAction } from '../api/use-action';
import { linesOf } from './connection-draft';
import type { FormParts } from './form-parts';

/** The keys that the server may show, with the fingerprints to compare with Bitbucket's own page. */
export function HostKeyFields(props: FormParts & { pinned: readonly HostKeyView[] }) {
  const { draft, errors, change } = props;
  const call = useSetup();
  const { run, refusal } = useAction();
  const [read, setRead] = useState(props.pinned);
  const look = useCallback(async (): Promise<void> => {
    const answer = await run(() => call('read-host-keys', { lines: linesOf(draft.hostKeys) }));
    if (answer) setRead(answer.hostKeys);
  }, [call, draft.hostKeys, run]);
  const problem = refusal?.problem;
  return (
    <div
      className="host-keys"
      onBlur={() => {
        void look();
      }}
    >
      <LinesField
        label="Pinned host keys"
        help="Lines of a known_hosts file, one key a line. A server that shows any other key is refused."
        placeholder="ssh.bitbucket.org ssh-ed25519 AAAA…"
        value={draft.hostKeys}
        error={errors['hostKeys'] ?? (problem && `${problem.sentence} ${problem.next}`)}
        onChange={(hostKeys) => {
          change({ hostKeys });
        }}
      />
      <HostKeyList keys={read} />
    </div>
  );
}

export function HostKeyList({ keys }: { keys: readonly HostKeyView[] }) {
  return (
    <ul className="fingerprints" aria-label="Fingerprints">
      {keys.map(({ type, fingerprint, line }) => (
        <li key={line}>
          <span className="subtle">{type}</span> <code>{fingerprint}</code>
        </li>
      ))}
    </ul>
  );
}
