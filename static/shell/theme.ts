import type { Theme } from './protocol';

const MODES = ['light', 'dark', 'auto'] as const;
const NAMES = { light: 'Light', dark: 'Dark', auto: 'Match browser' } as const;
const STORED = 'sbom-bridge-theme';

export interface ThemeSwitch {
  readonly element: HTMLElement;
  readonly current: () => Theme;
}

/** The theme of the frame, chosen in the top bar and remembered by the browser. */
export function createThemeSwitch(onChange: (theme: Theme) => void): ThemeSwitch {
  const stored = localStorage.getItem(STORED);
  let mode: Theme['colorMode'] = MODES.find((name) => name === stored) ?? 'auto';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const current = (): Theme => ({
    colorMode: mode,
    light: 'light',
    dark: 'dark',
    spacing: 'spacing',
    typography: 'typography',
  });
  const show = (): void => {
    const shown = mode === 'auto' ? (system.matches ? 'dark' : 'light') : mode;
    document.documentElement.dataset['colorMode'] = shown;
  };
  const choose = document.createElement('select');
  for (const name of MODES) choose.add(new Option(NAMES[name], name, false, name === mode));
  choose.addEventListener('change', () => {
    mode = MODES.find((name) => name === choose.value) ?? 'auto';
    localStorage.setItem(STORED, mode);
    show();
    onChange(current());
  });
  system.addEventListener('change', () => {
    show();
    if (mode === 'auto') onChange(current());
  });
  show();
  return { element: labelled('Theme', choose), current };
}

/** A control with its label, for the top bar. */
export function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label');
  const name = document.createElement('span');
  name.textContent = text;
  label.append(name, control);
  return label;
}
