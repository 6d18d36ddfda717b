import '../zod-without-eval';
import '@atlaskit/css-reset';
import './panel.css';
import './components/stacked-table.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { followTheme } from './theme';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no place for the panel.');
void followTheme();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
