import type { Scene } from './scene';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
/** A phone, a tablet and a desk. */
const WIDTHS = [320, 768, 1440] as const;
const USUAL_WIDTH = 768;
const WIDTHS_OPENED = [USUAL_WIDTH, 1440] as const;

/** One picture: a scene as it opens in a window of that width. */
export interface Picture {
  readonly scene: Scene;
  readonly theme: Theme;
  readonly width: number;
}

/** Every state in both themes; the usual one in every width, what is opened also on a desk. */
export function picturesOf(scene: Scene): Picture[] {
  return THEMES.flatMap((theme) => widthsOf(scene).map((width) => ({ scene, theme, width })));
}

/** Below the folder of all pictures. */
export function fileOf({ scene, theme, width }: Picture): string {
  return `${scene.view.name}/${scene.state}-${theme}-${String(width)}.png`;
}

function widthsOf({ state }: Scene): readonly number[] {
  if (state === 'usual') return WIDTHS;
  return state === 'opened' ? WIDTHS_OPENED : [USUAL_WIDTH];
}
