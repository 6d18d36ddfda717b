import type { CallName, Refusal } from '../../../src/contract/resolvers';
import { explain, type ErrorCode } from '../../../src/core/errors';
import type { FakeApp } from '../fake-app';
import type { View } from './view';

/** Every view has each of these. */
export const STATES = [
  'usual',
  'empty',
  'long-names',
  'loading',
  'error',
  'no-permission',
  'offline',
] as const;
export type State = (typeof STATES)[number] | 'full' | 'opened';

/** One view in one state. */
export interface Scene {
  readonly view: View;
  readonly state: State;
  readonly app: () => FakeApp;
  /** A text, or the label of what turns, that says that the state has come. */
  readonly ready: { readonly text: string } | { readonly label: string };
  /** From when the view is asked for, nothing reaches the host. */
  readonly isOffline?: boolean;
  /** As the view has them; only where they are to be opened. */
  readonly opens?: readonly string[];
}

export function scenesOf(view: View): Scene[] {
  const { contents, ready, readyEmpty = ready, call, opens } = view;
  const { usual, full } = contents;
  const scene = (state: State, more: Omit<Scene, 'view' | 'state'>): Scene => ({
    view,
    state,
    ...more,
  });
  return [
    scene('usual', { app: usual, ready: { text: ready } }),
    scene('empty', { app: contents.empty, ready: { text: readyEmpty } }),
    scene('long-names', { app: contents['long-names'], ready: { text: ready } }),
    ...(full ? [scene('full', { app: full, ready: { text: ready } })] : []),
    ...(opens ? [scene('opened', { app: usual, ready: { text: ready }, opens })] : []),
    scene('loading', { app: () => waiting(usual(), call), ready: { label: 'Loading' } }),
    ...(['error', 'no-permission'] as const).map((state) => {
      const code = CODES[state];
      return scene(state, { app: () => refusing(usual(), call, code), ready: { text: code } });
    }),
    scene('offline', { app: usual, isOffline: true, ready: { text: 'PANEL_' } }),
  ];
}

const CODES = { error: 'BITBUCKET_UNAVAILABLE', 'no-permission': 'NOT_ALLOWED' } as const;

function refusing(app: FakeApp, call: CallName, code: ErrorCode): FakeApp {
  app.refusals.set(call, { ok: false, problem: problemOf(code) });
  return app;
}

/** The catalogue's own words, as the app says them. */
function problemOf(code: ErrorCode): Refusal['problem'] {
  const { sentence, next, ask = next } = explain(code);
  return { code, sentence, next: ask };
}

/** The answer to `call` never comes. */
function waiting(app: FakeApp, call: CallName): FakeApp {
  return {
    ...app,
    resolve: (asked) =>
      asked.functionKey === call ? new Promise(() => undefined) : app.resolve(asked),
  };
}
