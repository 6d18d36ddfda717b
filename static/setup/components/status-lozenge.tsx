import Lozenge from '@atlaskit/lozenge';
import type { ConnectionView } from '../../../host/setup/contract/views';
import { expiryOf, STATUS_WORDS } from '../words';

/** How a connection fares, and whether its token is about to end. */
export function StatusLozenges({ connection }: { connection: ConnectionView }) {
  const { name, look } = STATUS_WORDS[connection.status];
  const expiry = expiryOf(connection.expiresAt, Date.now());
  return (
    <>
      <Lozenge appearance={look}>{name}</Lozenge>
      {expiry === 'soon' && <Lozenge appearance="moved">Expires soon</Lozenge>}
      {expiry === 'expired' && <Lozenge appearance="removed">Expired</Lozenge>}
    </>
  );
}
