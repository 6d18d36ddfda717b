import type { ConnectionView } from '../../../host/setup/contract/views';
import { ProblemNote } from '../components/problem-note';

/** Says that events are held, and how they come on: the check has said why. */
export function RevokedNote({ connection }: { connection: ConnectionView }) {
  const problem = connection.checked?.problem ?? {
    code: 'SETUP_REVOKED',
    sentence: 'Bitbucket no longer takes the credential of this connection.',
    next: 'Disconnect and connect again. Events are held until then.',
    details: [],
  };
  return <ProblemNote problem={problem} />;
}
