import { BITBUCKET_CLOUD } from '../connections/bitbucket-service';
import { OAUTH_NEEDS } from '../connections/oauth/needed-scopes';
import { BITBUCKET_HOST_KEYS } from '../connections/ssh/host-keys';
import {
  ACCESS_TOKEN_PERMISSIONS,
  TOKEN_NEEDS,
  type ScopePurpose,
} from '../connections/tokens/needed-scopes';
import { hostKeysToView } from './connection-to-view';
import type { OptionsView } from './contract/views';
import { CALLBACK_PATH } from './contract/paths';
import type { SetupParts } from './setup-parts';

const PURPOSES: Readonly<Record<ScopePurpose, string>> = {
  reading: 'To read repositories',
  webhooks: 'To manage webhooks',
  'pull requests': 'To work with pull requests',
};

/** For networks that let port 443 out and nothing else. */
const FALLBACK = { host: 'altssh.bitbucket.org', port: 443 };

/** What the form of a new connection says before anything is typed. */
export function setupOptions(parts: SetupParts): OptionsView {
  const { service, publicUrl, environmentConsumer } = parts;
  const isCloud = service.ssh.host === BITBUCKET_CLOUD.ssh.host;
  return {
    callback: parts.origin() + CALLBACK_PATH,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(environmentConsumer && { environmentConsumer: environmentConsumer.clientId }),
    needs: {
      oauth: OAUTH_NEEDS.map(({ permission, classic, why }) => ({
        permission,
        scope: classic,
        why,
      })),
      apiToken: TOKEN_NEEDS['api-token'].map(({ purpose, scopes, isOptional }) => ({
        purpose: PURPOSES[purpose],
        scopes: [...scopes],
        isOptional,
      })),
      accessToken: [...ACCESS_TOKEN_PERMISSIONS],
    },
    ssh: {
      servers: isCloud ? [service.ssh, FALLBACK] : [service.ssh],
      hostKeys: isCloud ? hostKeysToView(BITBUCKET_HOST_KEYS) : [],
    },
  };
}
