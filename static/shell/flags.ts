import { z } from 'zod';

const callback = z.object({ __callback: z.number() });
const flag = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().default(''),
  description: z.string().optional(),
  type: z.string().default('info'),
  isAutoDismiss: z.boolean().default(false),
  actions: z
    .array(z.object({ text: z.string(), onClick: z.union([callback, z.unknown()]).optional() }))
    .default([]),
});
const closing = z.object({ id: z.union([z.string(), z.number()]) });

const AUTO_DISMISS_MILLISECONDS = 8000;

export interface Flags {
  show(input: unknown, run: (number: number) => void): boolean;
  close(input: unknown): boolean;
}

/** Flags in the corner, as Bitbucket shows them. Everything in one is text, never markup. */
export function createFlags(region: HTMLElement): Flags {
  const shown = new Map<string | number, HTMLElement>();
  const remove = (id: string | number): boolean => {
    shown.get(id)?.remove();
    return shown.delete(id);
  };
  return {
    show(input, run) {
      const { id, title, description, type, isAutoDismiss, actions } = flag.parse(input);
      remove(id);
      const element = document.createElement('div');
      element.className = `flag flag-${/^[a-z]+$/.test(type) ? type : 'info'}`;
      element.setAttribute('role', type === 'error' ? 'alert' : 'status');
      element.append(
        textElement('strong', title),
        closeButton(() => remove(id)),
      );
      if (description) element.append(textElement('p', description));
      for (const { text, onClick } of actions) {
        const marked = callback.safeParse(onClick);
        const button = textElement('button', text);
        button.addEventListener('click', () => {
          if (marked.success) run(marked.data.__callback);
        });
        element.append(button);
      }
      region.prepend(element);
      shown.set(id, element);
      if (isAutoDismiss) setTimeout(() => remove(id), AUTO_DISMISS_MILLISECONDS);
      return true;
    },
    close: (input) => remove(closing.parse(input).id),
  };
}

function closeButton(close: () => void): HTMLElement {
  const button = textElement('button', '×');
  button.className = 'flag-close';
  button.setAttribute('aria-label', 'Dismiss');
  button.addEventListener('click', close);
  return button;
}

function textElement(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
