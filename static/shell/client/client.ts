/**
 * Runs first in every panel: defines `globalThis.__bridge`, which @forge/bridge expects, and
 * passes its commands to the frame. The frame's origin comes from the script's own element.
 */
import { connect, WindowMessenger, type Methods } from 'penpal';
import type { FrameMethods, PanelMethods, Theme } from '../protocol';
import { createCallbacks } from './callbacks';
import { createPanelHistory } from './panel-history';

const frameOrigin = document.currentScript?.dataset['frameOrigin'] ?? location.origin;
const callbacks = createCallbacks();
let themed = false;
let arrive: ((path: string) => void) | undefined;

const methods: PanelMethods = {
  runCallback: (number, argument) => {
    callbacks.run(number, argument);
  },
  setTheme: (theme) => {
    if (themed) applyTheme(theme);
  },
  setLocation: (path) => {
    arrive?.(path);
  },
};

const frame = connect<FrameMethods & Methods>({
  messenger: new WindowMessenger({ remoteWindow: parent, allowedOrigins: [frameOrigin] }),
  methods: { ...methods },
}).promise;

async function callBridge(command: string, payload?: unknown): Promise<unknown> {
  const { call } = await frame;
  const result = await call(command, callbacks.mark(payload));
  switch (command) {
    case 'enableTheming':
      themed = true;
      applyTheme(result as Theme);
      return undefined;
    case 'createHistory': {
      const made = createPanelHistory(String(result), (action, target) => {
        void call('moveHistory', { action, target });
      });
      arrive = made.arrive;
      return made.history;
    }
    case 'on':
    case 'onPublic':
      return { unsubscribe: () => void call('off', { subscription: result }) };
    default:
      return result;
  }
}

/** The attributes that Atlaskit's theme styles select by. */
function applyTheme(theme: Theme): void {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const mode = theme.colorMode === 'auto' ? (dark ? 'dark' : 'light') : theme.colorMode;
  document.documentElement.dataset['colorMode'] = mode;
  document.documentElement.dataset['theme'] =
    'dark:dark light:light spacing:spacing typography:typography';
}

Object.defineProperty(globalThis, '__bridge', { value: Object.freeze({ callBridge }) });

addEventListener('DOMContentLoaded', () => {
  const report = (): void => {
    void frame.then(({ resize }) => resize(document.documentElement.offsetHeight));
  };
  new ResizeObserver(report).observe(document.documentElement);
});
