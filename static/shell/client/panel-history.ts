export interface PanelLocation {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly key: string;
  readonly state: unknown;
}

type Action = 'PUSH' | 'REPLACE' | 'POP';
type Listener = (location: PanelLocation, action: Action) => void;
type Target = string | Partial<Pick<PanelLocation, 'pathname' | 'search' | 'hash'>>;

/** What `view.createHistory()` resolves to; the frame keeps the address bar in step. */
export function createPanelHistory(
  start: string,
  tellFrame: (action: 'push' | 'replace' | 'go', target: string | number) => void,
): { readonly history: Record<string, unknown>; readonly arrive: (path: string) => void } {
  const listeners = new Set<Listener>();
  const history = {
    action: 'POP' as Action,
    location: toLocation(start),
    listen(listener: Listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    createHref: toPath,
    push: (target: Target) => {
      move('PUSH', toPath(target));
      tellFrame('push', toPath(target));
    },
    replace: (target: Target) => {
      move('REPLACE', toPath(target));
      tellFrame('replace', toPath(target));
    },
    go: (steps: number) => {
      tellFrame('go', steps);
    },
    goBack: () => {
      tellFrame('go', -1);
    },
    goForward: () => {
      tellFrame('go', 1);
    },
  };
  const move = (action: Action, path: string): void => {
    history.action = action;
    history.location = toLocation(path);
    for (const listener of listeners) listener(history.location, action);
  };
  return {
    history,
    arrive: (path) => {
      move('POP', path);
    },
  };
}

function toPath(target: Target): string {
  if (typeof target === 'string') return target;
  return `${target.pathname ?? '/'}${target.search ?? ''}${target.hash ?? ''}`;
}

function toLocation(path: string): PanelLocation {
  const { pathname, search, hash } = new URL(path, 'https://panel.invalid');
  return { pathname, search, hash, key: path, state: undefined };
}
