import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { view } from '@forge/bridge';

/** Takes the theme of Bitbucket, now and whenever the reader changes it there. */
export async function followTheme(): Promise<void> {
  await view.theme.enable();
  const root = document.documentElement;
  let applied: string | undefined;
  const apply = (): void => {
    // Bitbucket sets this attribute on the panel's document; ours is set to the same value.
    const colorMode = root.dataset['colorMode'] === 'dark' ? 'dark' : 'light';
    if (colorMode === applied) return;
    applied = colorMode;
    // A theme comes as code of its own. Where it does not come, the panel stays as it is.
    setGlobalTheme({ colorMode, light: 'light', dark: 'dark', spacing: 'spacing' }).catch(() => {
      applied = undefined;
    });
  };
  apply();
  new MutationObserver(apply).observe(root, { attributeFilter: ['data-color-mode'] });
}
