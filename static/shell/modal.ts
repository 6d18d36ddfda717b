import { z } from 'zod';
import type { PanelFrame } from './panel-frame';

const modal = z.object({
  resource: z.string().nullish(),
  title: z.string().default(''),
  size: z.unknown().optional(),
  context: z.record(z.string(), z.unknown()).default({}),
  closeOnEscape: z.boolean().default(true),
  closeOnOverlayClick: z.boolean().default(true),
  onClose: z.object({ __callback: z.number() }).optional(),
});
export type ModalRequest = z.infer<typeof modal>;

const WIDTHS = new Map<unknown, string>([
  ['small', '400px'],
  ['medium', '600px'],
  ['large', '800px'],
  ['xlarge', '968px'],
]);

export interface OpenModal {
  close(payload: unknown): void;
}

/** Opens a panel in a dialog. `draw` puts the panel into it; `closed` gets what it closed with. */
export function openModal(
  input: unknown,
  draw: (into: HTMLElement, request: ModalRequest) => PanelFrame | undefined,
  closed: (request: ModalRequest, payload: unknown) => void,
): OpenModal | undefined {
  const request = modal.parse(input);
  const dialog = document.createElement('dialog');
  dialog.className = 'modal';
  dialog.setAttribute('aria-label', request.title || 'Dialog');
  dialog.style.width = WIDTHS.get(request.size) ?? '95vw';
  document.body.append(dialog);
  const panel = draw(dialog, request);
  if (!panel) {
    dialog.remove();
    return undefined;
  }
  const close = (payload: unknown): void => {
    panel.remove();
    dialog.remove();
    closed(request, payload);
  };
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (request.closeOnEscape) close(undefined);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && request.closeOnOverlayClick) close(undefined);
  });
  dialog.showModal();
  return { close };
}
