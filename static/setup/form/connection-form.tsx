import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { SetupReply } from '../api/call-setup';
import type { SetupAnswer, SetupRefusal } from '../../../host/setup/contract/calls';
import { useSetup } from '../api/setup-context';
import type { OptionsView } from '../../../host/setup/contract/views';
import { KindChoice } from '../components/kind-choice';
import { TestResult } from '../components/test-result';
import { CONNECTIONS_PATH, connectionPath } from '../../../host/setup/contract/paths';
import { AboutFields } from './about-fields';
import { newDraft, toNewConnection, toTestable, type ConnectionDraft } from './connection-draft';
import { CredentialFields } from './credential-fields';
import { FormShell } from './form-shell';

type Tested = SetupReply<SetupAnswer<'test'>>;

/** The form of a new connection, up to where Bitbucket or the connection's own page goes on. */
export function ConnectionForm({ options }: { options: OptionsView }) {
  const call = useSetup();
  const [draft, setDraft] = useState(() => newDraft(options));
  const [refusal, setRefusal] = useState<SetupRefusal>();
  const [tested, setTested] = useState<Tested>();
  const [work, setWork] = useState<'save' | 'test'>();
  const { kind } = draft;
  const change = (part: Partial<ConnectionDraft>): void => {
    setDraft({ ...draft, ...part });
    // It was found of what is not there any more.
    setTested(undefined);
    setRefusal(undefined);
  };
  const save = async (): Promise<void> => {
    setWork('save');
    const reply = await call('add', toNewConnection(draft));
    if (!reply.ok) {
      setRefusal(reply);
      setWork(undefined);
      return;
    }
    const { id } = reply.data;
    const authorize = kind === 'oauth' ? await call('authorize', { id }) : undefined;
    location.assign(authorize?.ok === true ? authorize.data.address : connectionPath(id));
  };
  const test = async (): Promise<void> => {
    if (kind === 'oauth') return;
    setWork('test');
    const reply = await call('test', toTestable({ ...draft, kind }));
    const isIncomplete = !reply.ok && reply.fields !== undefined;
    setRefusal(isIncomplete ? reply : undefined);
    setTested(isIncomplete ? undefined : reply);
    setWork(undefined);
  };
  const parts = { draft, options, errors: refusal?.fields ?? {}, change };
  return (
    <>
      <FormShell
        submit={kind === 'oauth' ? 'Authorize at Bitbucket' : 'Save'}
        isPrimary
        isSaving={work === 'save'}
        refusal={refusal}
        onSubmit={save}
        cancel={CONNECTIONS_PATH}
        buttons={
          kind === 'oauth' ? undefined : (
            <Button isLoading={work === 'test'} onClick={() => void test()}>
              Test connection
            </Button>
          )
        }
      >
        <AboutFields {...parts} />
        <KindChoice
          value={kind}
          onChange={(chosen) => {
            change({ kind: chosen });
          }}
        />
        <CredentialFields key={kind} {...parts} />
      </FormShell>
      <TestResult reply={tested} />
    </>
  );
}
