import type { EgressQuestion } from '../../../../static/shell/egress';
import { createEgress as createFrameEgress } from '../../../../static/shell/egress';
import { createEgress, type Egress } from '../../../../host/platform/egress/egress';
import { openDatabase } from '../../../../host/database';
import {
  createBridgeDouble,
  type BrowserSession,
} from '../../../host/platform/bridge/bridge-double';

export interface BridgeAround {
  readonly egress: Egress;
  /** What the person was asked, in order. */
  readonly questions: EgressQuestion[];
  /** What the person at the frame says. */
  consent: boolean | Promise<boolean>;
  admin: boolean;
  /** Bitbucket does not answer the frame any more. */
  down: boolean;
}

/**
 * A frame, a host and its grants around the real @forge/bridge, without a browser: what the
 * package calls goes through the frame's part, over the host's routes, to SQLite. Becomes
 * `globalThis.__bridge`, so import what needs the package afterwards.
 */
export async function bridgeAround(): Promise<BridgeAround> {
  const external = { fetch: { backend: [{ address: 'https://api.example.com' }] } };
  const around: BridgeAround = {
    egress: createEgress({
      manifest: { egress: ['https://api.example.com'], egressConfigurable: true },
      database: openDatabase(':memory:'),
      installation: 'installation',
    }),
    questions: [],
    consent: true,
    admin: true,
    down: false,
  };
  const { begin } = createBridgeDouble({
    platform: {
      resolve: () => Promise.resolve(null),
      egress: around.egress,
      isWorkspaceAdmin: () => Promise.resolve(around.admin),
    },
  });
  const session = await begin();
  const frame = createFrameEgress(
    (path, body) => hostCall(session, path, body),
    (question) => {
      around.questions.push(question);
      return Promise.resolve(around.consent);
    },
  );
  const callBridge = (command: string, payload: unknown): Promise<unknown> => {
    if (around.down) return Promise.reject(new Error('The bridge is down.'));
    if (command === 'getContext') return Promise.resolve({ permissions: { scopes: [], external } });
    return frame(command as Parameters<typeof frame>[0], payload);
  };
  Reflect.set(globalThis, '__bridge', { callBridge });
  return around;
}

async function hostCall({ post }: BrowserSession, path: string, body: unknown): Promise<unknown> {
  const response = await post(path, body);
  const content = (await response.json()) as { result?: unknown; error?: { message: string } };
  if (content.error) throw new Error(content.error.message);
  return content.result;
}
