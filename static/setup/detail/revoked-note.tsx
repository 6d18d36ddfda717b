import { LinkButton } from '@atlaskit/button/new';
import { connectionPath } from '../../../host/setup/contract/paths';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { ProblemNote } from '../components/problem-note';
import { kindWords } from '../words';
import { AuthorizeButton } from './authorize-button';

/** Says why events are held, and leads on: the same connection goes on with another credential. */
export function RevokedNote({ connection }: { connection: ConnectionView }) {
  const { id, checked, settings } = connection;
  const problem = checked?.problem ?? {
    code: 'SETUP_REVOKED',
    sentence: 'Bitbucket no longer takes the credential of this connection.',
    next: 'Events are held until it has another one.',
    details: [],
  };
  return (
    <ProblemNote problem={problem}>
      {settings.kind === 'oauth' ? (
        <AuthorizeButton id={id} isPrimary />
      ) : (
        <LinkButton appearance="primary" href={`${connectionPath(id)}#rotate`}>
          {kindWords(settings.kind).rotate}
        </LinkButton>
      )}
    </ProblemNote>
  );
}
