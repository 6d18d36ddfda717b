import { createContext, useContext } from 'react';
import type { CallSetup } from './call-setup';

export const SetupContext = createContext<CallSetup | undefined>(undefined);

/** How the page asks the host. */
export function useSetup(): CallSetup {
  const call = useContext(SetupContext);
  if (call === undefined) throw new Error('The page is drawn outside its set-up.');
  return call;
}
