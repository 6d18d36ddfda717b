/** What stands for a function on its way to the frame: its number at the panel. */
export interface CallbackMark {
  readonly __callback: number;
}

/** The methods that the frame offers a panel, through penpal. */
export interface FrameMethods {
  /** One command of @forge/bridge; functions in the payload are CallbackMarks. */
  call(command: string, payload: unknown): Promise<unknown>;
  /** The height of the panel's document, in CSS pixels. */
  resize(height: number): void;
}

/** The methods that a panel offers the frame. */
export interface PanelMethods {
  runCallback(number: number, argument: unknown): void;
  /** A new theme, for panels that enabled theming. */
  setTheme(theme: Theme): void;
  /** The address below the panel's own changed by the browser's buttons. */
  setLocation(path: string): void;
}

/** Atlaskit's theme state, as `view.getContext()` carries it. */
export interface Theme {
  readonly colorMode: 'light' | 'dark' | 'auto';
  readonly light: 'light';
  readonly dark: 'dark';
  readonly spacing: 'spacing';
  readonly typography: 'typography';
}
