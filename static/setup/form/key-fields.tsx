import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import { useState } from 'react';
import { Field, FieldError } from '../../app/components/field';
import { useSetup } from '../api/setup-context';
import { useAction } from '../api/use-action';
import { ProblemNote } from '../components/problem-note';
import { CopyText } from '../components/scope-list';
import type { FormParts } from './form-parts';

/** A key pair that the host makes, or a private key that is pasted; the page keeps neither. */
export function KeyFields({ draft, errors, change }: FormParts) {
  const call = useSetup();
  const { run, isRunning, refusal, clear } = useAction();
  const [isPasting, setPasting] = useState(false);
  const [pasted, setPasted] = useState('');
  const make = async (): Promise<void> => {
    const comment = draft.name.trim() === '' ? 'sbom-bridge' : `sbom-bridge-${draft.name.trim()}`;
    const keyPair = await run(() => call('make-key-pair', { comment: comment.slice(0, 100) }));
    if (keyPair) change({ keyPair });
  };
  const read = async (): Promise<void> => {
    const keyPair = await run(() => call('read-private-key', { text: pasted }));
    if (!keyPair) return;
    setPasted('');
    setPasting(false);
    change({ keyPair });
  };
  if (draft.keyPair) {
    return (
      <PublicKey
        publicKey={draft.keyPair.publicKey}
        fingerprint={draft.keyPair.fingerprint}
        onDiscard={() => {
          change({ keyPair: undefined });
        }}
      />
    );
  }
  return (
    <fieldset className="group">
      <legend>Key pair</legend>
      {refusal && <ProblemNote problem={refusal.problem} />}
      {isPasting ? (
        <>
          <Field
            label="Private key"
            isRequired
            help="From BEGIN to END, without a passphrase. It goes to this host alone, is stored encrypted and never shown again."
            error={refusal?.fields?.['text']}
          >
            {({ 'aria-invalid': isInvalid, ...control }) => (
              <TextArea
                {...control}
                className="secret-text"
                isInvalid={isInvalid}
                isMonospaced
                minimumRows={6}
                maxHeight="40vh"
                spellCheck={false}
                autoComplete="off"
                value={pasted}
                onChange={(event) => {
                  setPasted(event.target.value);
                }}
              />
            )}
          </Field>
          <div className="buttons">
            <Button isLoading={isRunning} onClick={() => void read()}>
              Use this key
            </Button>
            <Button
              appearance="subtle"
              onClick={() => {
                setPasted('');
                setPasting(false);
                clear();
              }}
            >
              Cancel
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="subtle">
            This host can make an Ed25519 pair whose private half never leaves it, or take a key
            that you have.
          </p>
          <div className="buttons">
            <Button isLoading={isRunning} onClick={() => void make()}>
              Make a key pair
            </Button>
            <Button
              appearance="subtle"
              onClick={() => {
                clear();
                setPasting(true);
              }}
            >
              Paste a private key
            </Button>
          </div>
        </>
      )}
      {errors['key'] !== undefined && <FieldError text={errors['key']} />}
    </fieldset>
  );
}

/** The half that goes to Bitbucket, and where it is added there. */
export function PublicKey(props: {
  publicKey: string;
  fingerprint: string;
  onDiscard?: () => void;
}) {
  const { onDiscard } = props;
  return (
    <section className="public-key" aria-label="Public key">
      <p>
        <strong>Public key</strong> <span className="subtle">{props.fingerprint}</span>
      </p>
      <CopyText label="Public key" text={props.publicKey} />
      <p>Add it at Bitbucket as an access key, where it reaches what you want it to reach:</p>
      <ul>
        <li>
          one repository: <strong>Repository settings → Access keys</strong> (reads only)
        </li>
        <li>
          all repositories of a project: <strong>Project settings → Access keys</strong> (reads
          only)
        </li>
        <li>
          the whole workspace: <strong>Workspace settings → SSH keys</strong> (reads and writes;
          this host only reads)
        </li>
      </ul>
      {onDiscard && (
        <div className="buttons">
          <Button appearance="subtle" onClick={onDiscard}>
            Use another key
          </Button>
        </div>
      )}
    </section>
  );
}
