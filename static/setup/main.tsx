import '../zod-without-eval';
import '@atlaskit/css-reset';
import '../shell/shell.css';
import '../app/panel.css';
import '../app/components/stacked-table.css';
import './setup.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createThemeSwitch } from '../shell/theme';
import { readPageData } from './api/read-page-data';
import { App } from './app';
import { applyThemes } from './theme';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no place for its content.');
const page = readPageData();
const { element } = createThemeSwitch(() => undefined);
const draw = (): void => {
  createRoot(root).render(
    <StrictMode>
      <App page={page} themeSwitch={element} />
    </StrictMode>,
  );
};
// Without its colours a page can still be read.
void applyThemes().then(draw, draw);
