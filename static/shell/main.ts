import '../zod-without-eval';
import './shell.css';
import './consent.css';
import { createCommands } from './commands';
import { createHostCall } from './host-call';
import { panelPath } from './navigation';
import { readPageData } from './page-data';
import type { PanelFrame } from './panel-frame';
import { createSessionNotice } from './session-notice';
import { createThemeSwitch } from './theme';
import { createViewAs } from './view-as';

const page = readPageData();
const content = document.querySelector<HTMLElement>('#content') ?? document.body;
const host = createHostCall(page, createSessionNotice(content));
const drawn: PanelFrame[] = [];

const theme = createThemeSwitch((chosen) => {
  for (const panel of drawn) panel.setTheme(chosen);
});
const viewAs = createViewAs(page, host);
document.querySelector('#tools')?.append(...(viewAs ? [viewAs] : []), theme.element);

const place = document.querySelector<HTMLElement>('#panel');
const flags = document.querySelector<HTMLElement>('#flags');
if (page.panel && place && flags) {
  const { app = 'App', title = app } = place.dataset;
  const commands = createCommands({ app, panel: page.panel, host, flags, theme: theme.current });
  const panel = commands.draw(place, title);
  drawn.push(panel);
  addEventListener('popstate', () => {
    panel.setLocation(panelPath());
  });
}
