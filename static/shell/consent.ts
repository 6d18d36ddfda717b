import type { EgressQuestion } from './egress';

/** A click that was meant for what lay there before shall not allow anything. */
const GRACE_MILLISECONDS = 500;

interface Words {
  readonly heading: string;
  readonly lead: string;
  readonly note: string;
  readonly yes: string;
}

const WORDS: Readonly<Record<EgressQuestion['kind'], (app: string, many: boolean) => Words>> = {
  allow: (app, many) => ({
    heading: `Let ${app} send data out of Bitbucket?`,
    lead: `${app} asks to reach ${many ? 'these addresses' : 'this address'}:`,
    note: 'It may then send data of this workspace there, until an admin takes the permission back. Allow only addresses that you know.',
    yes: 'Allow',
  }),
  remove: (app, many) => ({
    heading: `Remove access of ${app}?`,
    lead: `${app} asks to lose its access to ${many ? 'these addresses' : 'this address'}:`,
    note: 'What it sends there fails until an admin allows it again.',
    yes: 'Remove access',
  }),
};

/**
 * Asks the person at the frame, in a dialog that no panel can reach or cover. Resolves to false for
 * Cancel and Escape. Reading comes first: the heading has the focus, so that a stray Enter answers
 * nothing. All that the app wrote is shown as text.
 */
export function askConsent(app: string, { kind, groups }: EgressQuestion): Promise<boolean> {
  const many = groups.reduce((count, { domains }) => count + domains.length, 0) > 1;
  const words = WORDS[kind](app, many);
  const dialog = document.createElement('dialog');
  dialog.className = 'consent';
  dialog.setAttribute('aria-labelledby', 'consent-heading');
  const heading = text('h2', words.heading);
  heading.id = 'consent-heading';
  heading.tabIndex = -1;
  heading.autofocus = true;
  const lists = groups.flatMap(({ description, domains }) => {
    const list = document.createElement('ul');
    list.append(
      ...domains.map((domain) => {
        const item = document.createElement('li');
        item.append(text('code', domain));
        return item;
      }),
    );
    const reason = document.createElement('p');
    // Isolated: a mark that turns the direction of writing ends with it.
    reason.append(`${app} says: `, text('bdi', description));
    return [list, reason];
  });
  const cancel = button('Cancel', 'button');
  const yes = button(
    words.yes,
    kind === 'allow' ? 'button button-primary' : 'button button-danger',
  );
  yes.disabled = true;
  const buttons = document.createElement('div');
  buttons.className = 'buttons';
  buttons.append(cancel, yes);
  dialog.append(heading, text('p', words.lead), ...lists, text('p', words.note), buttons);
  document.body.append(dialog);

  return new Promise((resolve) => {
    let answered = false;
    yes.addEventListener('click', () => {
      answered = true;
      dialog.close();
    });
    cancel.addEventListener('click', () => {
      dialog.close();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answered);
    });
    dialog.showModal();
    setTimeout(() => {
      yes.disabled = false;
    }, GRACE_MILLISECONDS);
  });
}

function button(label: string, className: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.textContent = label;
  return element;
}

function text(tag: string, content: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}
