import { askConsent } from './consent';
import { createEgress } from './egress';
import { createEventBus } from './event-bus';
import { createFlags } from './flags';
import type { HostCall } from './host-call';
import { openModal, type ModalRequest, type OpenModal } from './modal';
import { addressOf, moveHistory, navigate, panelPath } from './navigation';
import type { PageData } from './page-data';
import { createPanelFrame, type PanelFrame } from './panel-frame';
import type { Theme } from './protocol';

type Panel = NonNullable<PageData['panel']>;

export interface Commands {
  /** Draws the page's panel into `into`. */
  draw(into: HTMLElement, title: string): PanelFrame;
}

/** Answers the commands of @forge/bridge 7 (`globalThis.__bridge.callBridge`), panel by panel. */
export function createCommands(options: {
  /** The app's name, as dialogs say it. */
  readonly app: string;
  readonly panel: Panel;
  readonly host: HostCall;
  readonly flags: HTMLElement;
  readonly theme: () => Theme;
}): Commands {
  const { panel: page, host } = options;
  const bus = createEventBus();
  const flags = createFlags(options.flags);
  const egress = createEgress(host, (question) => askConsent(options.app, question));
  const modals = new Map<PanelFrame, OpenModal>();
  const contexts = new Map<PanelFrame, Record<string, unknown>>();

  const drawPanel = (
    into: HTMLElement,
    title: string,
    address: string,
    context: Record<string, unknown>,
  ): PanelFrame => {
    const frame = createPanelFrame({ address, title, into, call: answer });
    contexts.set(frame, context);
    return frame;
  };

  const drawModal = (opener: PanelFrame, payload: unknown): boolean => {
    const draw = (into: HTMLElement, request: ModalRequest): PanelFrame | undefined => {
      const address = request.resource ? page.resources[request.resource] : page.address;
      if (address === undefined) return undefined;
      const extension = { ...asRecord(page.context['extension']), modal: request.context };
      return (drawn = drawPanel(into, request.title || 'Dialog', address, {
        ...page.context,
        extension,
      }));
    };
    let drawn: PanelFrame | undefined;
    const modal = openModal(payload, draw, (request, closedWith) => {
      if (drawn) modals.delete(drawn);
      if (request.onClose) opener.runCallback(request.onClose.__callback, closedWith);
    });
    if (!modal || !drawn) return false;
    modals.set(drawn, modal);
    return true;
  };

  const close = (panel: PanelFrame, payload: unknown): boolean => {
    const modal = modals.get(panel);
    modal?.close(payload);
    return modal !== undefined;
  };

  const contextOf = (panel: PanelFrame): Record<string, unknown> => ({
    ...contexts.get(panel),
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    theme: options.theme(),
  });

  async function answer(panel: PanelFrame, command: string, payload: unknown): Promise<unknown> {
    const { moduleKey, extension } = contextOf(panel);
    const run = (callback: number, argument: unknown): void => {
      panel.runCallback(callback, argument);
    };
    switch (command) {
      case 'invoke': {
        const result = await host('/bridge/invoke', { ...asRecord(payload), moduleKey, extension });
        return asRecord(payload)['metadata'] ? { body: result, metadata: {} } : result;
      }
      case 'fetchProduct':
        return host('/bridge/fetch-product', payload);
      case 'getContext':
        return contextOf(panel);
      case 'enableTheming':
        return options.theme();
      case 'navigate':
        return navigate(payload);
      case 'getUrl':
        return addressOf(payload) ?? false;
      case 'reload':
        location.reload();
        return undefined;
      case 'createHistory':
        return panelPath();
      case 'moveHistory':
        moveHistory(payload);
        return undefined;
      case 'showFlag':
        return flags.show(payload, (callback) => {
          run(callback, undefined);
        });
      case 'closeFlag':
        return flags.close(payload);
      case 'openModal':
        return drawModal(panel, payload);
      case 'close':
      case 'submit':
        return close(panel, payload);
      case 'refresh':
        location.reload();
        return true;
      case 'changeWindowTitle':
        document.title = String(payload);
        return undefined;
      case 'on':
        return bus.on('app', payload, run);
      case 'onPublic':
        return bus.on('public', payload, run);
      case 'off':
        bus.off(payload);
        return undefined;
      case 'emit':
        bus.emit('app', payload);
        return undefined;
      case 'emitPublic':
        bus.emit('public', payload);
        return undefined;
      case '__permission__egressGet':
      case '__permission__egressSet':
      case '__permission__egressDeleteDomain':
      case '__permission__egressDeleteGroup':
        return egress(command, payload);
      case 'getFrameId':
        return contextOf(panel)['localId'];
      case 'emitReadyEvent':
      case 'trackObjectStoreAction':
      case 'emitFrontendCustomMetric':
        return undefined;
      case 'onClose':
      case 'open':
      case 'isRovoEnabled':
      case 'getFrameDispatch':
      case 'getCookieConsentPreferences':
        return false;
      default:
        throw new Error(`This host does not offer "${command}".`);
    }
  }

  return { draw: (into, title) => drawPanel(into, title, page.address, page.context) };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
