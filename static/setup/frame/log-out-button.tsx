import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { LOGIN_PATH } from '../../../host/setup/contract/paths';
import { logOut } from '../api/log-out';

/** Ends the session of this browser. Where the host does not answer, the session is still there. */
export function LogOutButton() {
  const [isLeaving, setLeaving] = useState(false);
  const leave = async (): Promise<void> => {
    setLeaving(true);
    if (await logOut()) location.assign(LOGIN_PATH);
    else setLeaving(false);
  };
  return (
    <Button
      appearance="subtle"
      spacing="compact"
      isLoading={isLeaving}
      onClick={() => void leave()}
    >
      Log out
    </Button>
  );
}
