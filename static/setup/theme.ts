import { getThemeStyles } from '@atlaskit/tokens/get-theme-styles';

/**
 * Atlassian's tokens, as sheets of the document. Atlaskit's own way adds style elements, which
 * the policy of these pages forbids. Which theme is shown follows `data-color-mode` of the root.
 */
export async function applyThemes(): Promise<void> {
  const styles = await getThemeStyles({ colorMode: 'auto', light: 'light', dark: 'dark' });
  document.documentElement.dataset['theme'] = [
    'light:light dark:dark',
    ...styles.map(({ id }) => id).flatMap((id) => (/^(light|dark)/.test(id) ? [] : `${id}:${id}`)),
  ].join(' ');
  document.adoptedStyleSheets = styles.map(({ css }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
}
