import type { Scene } from './scene';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
/** A phone, a tablet and a desk. */
const WIDTHS = [320, 768, 1440] as const;
const USUAL_WIDTH = 768;

/** What is taken in one opening of a page. */
export interface Sitting {
  readonly scene: Scene;
  readonly theme: Theme;
  readonly widths: readonly number[];
}

/** Every state in both themes; the usual one in every width as well. */
export function sittingsOf(scene: Scene): Sitting[] {
  const widths = scene.state === 'usual' ? WIDTHS : [USUAL_WIDTH];
  return THEMES.map((theme) => ({ scene, theme, widths }));
}

/** Below the folder of all pictures. */
export function fileOf({ scene, theme }: Sitting, width: number): string {
  return `${scene.view.name}/${scene.state}-${theme}-${String(width)}.png`;
}
