import { connect, WindowMessenger, type Methods } from 'penpal';
import type { FrameMethods, PanelMethods } from './protocol';

/** The sandbox that Atlassian gives a Custom UI: no top navigation. */
const SANDBOX = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-modals',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
  'allow-pointer-lock',
].join(' ');

/** A panel on the page, and the way to reach it. Its methods do nothing before it has loaded. */
export interface PanelFrame extends PanelMethods {
  readonly element: HTMLIFrameElement;
  remove(): void;
}

/** Draws a panel and answers it; messages count only from its window at its origin. */
export function createPanelFrame(options: {
  readonly address: string;
  readonly title: string;
  readonly into: HTMLElement;
  readonly call: (panel: PanelFrame, command: string, payload: unknown) => Promise<unknown>;
}): PanelFrame {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', SANDBOX);
  // Of what Atlassian grants, what needs no device: https://developer.atlassian.com/platform/forge/custom-ui/iframe/
  element.allow = 'clipboard-write; fullscreen';
  element.title = options.title;
  element.src = options.address;
  options.into.append(element);
  const remoteWindow = element.contentWindow;
  if (!remoteWindow) throw new Error('The place for the panel is not on the page.');

  const methods: FrameMethods = {
    call: (command, payload) => options.call(panel, command, payload),
    resize: (height) => {
      element.style.height = `${Math.min(Math.max(height, 200), 100_000)}px`;
    },
  };
  const connection = connect<PanelMethods & Methods>({
    messenger: new WindowMessenger({
      remoteWindow,
      allowedOrigins: [new URL(options.address).origin],
    }),
    methods: { ...methods },
  });
  const tell = (say: (remote: Awaited<typeof connection.promise>) => Promise<unknown>): void => {
    // A panel that was closed in the meantime has nothing left to hear.
    connection.promise.then(say).catch(() => undefined);
  };
  const panel: PanelFrame = {
    element,
    runCallback: (number, argument) => {
      tell((remote) => remote.runCallback(number, argument));
    },
    setTheme: (theme) => {
      tell((remote) => remote.setTheme(theme));
    },
    setLocation: (path) => {
      tell((remote) => remote.setLocation(path));
    },
    remove: () => {
      connection.destroy();
      element.remove();
    },
  };
  return panel;
}
