import type { ConnectionView } from '../../../host/setup/contract/views';
import { date, kindWords } from '../words';

/** `OAuth · acme · Olga Owner · expires 31 Jan 2027`. */
export function factsOf(connection: ConnectionView): string {
  const { settings, workspace, account, expiresAt } = connection;
  return [
    kindWords(settings.kind).name,
    workspace?.slug ?? 'no workspace yet',
    ...(settings.kind === 'api-token' ? [settings.email] : account === undefined ? [] : [account]),
    ...(expiresAt === undefined ? [] : [`expires ${date(expiresAt)}`]),
  ].join(' · ');
}
