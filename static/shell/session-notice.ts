/** The host's login page. */
const LOGIN_PATH = '/login';

/**
 * Tells above the panel that nobody is logged in any more; gone with the next call that works. The
 * way to log in opens beside the page, which keeps what was typed into it.
 */
export function createSessionNotice(content: HTMLElement): (isOver: boolean) => void {
  let shown: HTMLElement | undefined;
  return (isOver) => {
    if (isOver === (shown !== undefined)) return;
    shown?.remove();
    shown = isOver ? draw() : undefined;
    if (shown) content.prepend(shown);
  };
}

function draw(): HTMLElement {
  const notice = document.createElement('div');
  notice.className = 'notice';
  notice.setAttribute('role', 'alert');
  const text = document.createElement('p');
  const what = document.createElement('strong');
  what.textContent = 'Your session is over.';
  text.append(what, ' Log in in another tab, then go on here: what you typed is still there.');
  const link = document.createElement('a');
  link.textContent = 'Log in';
  link.href = LOGIN_PATH;
  link.target = '_blank';
  link.rel = 'noopener';
  notice.append(text, link);
  return notice;
}
