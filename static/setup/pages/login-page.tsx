import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { useState } from 'react';
import { TextField } from '../../app/components/text-field';
import { logIn } from '../api/log-in';
import type { ProblemView } from '../../../host/setup/contract/views';
import { ProblemNote } from '../components/problem-note';
import { TopBar } from '../frame/frame';

/** Asks for the admin token where this host is reached from other machines. */
export function LoginPage(props: { next: string; themeSwitch: HTMLElement }) {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<ProblemView>();
  const [isSending, setSending] = useState(false);
  const send = async (): Promise<void> => {
    setSending(true);
    const refused = await logIn(token.trim());
    if (refused === undefined) {
      location.assign(props.next);
      return;
    }
    setProblem(refused);
    setToken('');
    setSending(false);
  };
  return (
    <>
      <TopBar themeSwitch={props.themeSwitch} />
      <main id="content" className="login">
        <form
          className="card login-card"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Heading size="medium" as="h1">
            Log in to SBOM Bridge
          </Heading>
          {problem && <ProblemNote problem={problem} />}
          <TextField
            label="Admin token"
            isRequired
            isSecret
            maxLength={4096}
            help="What SBOM_BRIDGE_ADMIN_TOKEN of the host is set to."
            value={token}
            onChange={setToken}
          />
          <Button appearance="primary" type="submit" isLoading={isSending} shouldFitContainer>
            Log in
          </Button>
        </form>
      </main>
    </>
  );
}
