/**
 * What Chromium does for a person at its window, and for nobody in a test. The list takes the place
 * of the one that Playwright starts it with, so it says that again first: of two, the last counts.
 */
const NOT_NEEDED = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  // Each window loads two pages in a process of their own for what is typed into the address bar:
  // half of what a test costs.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-site-isolation-trials',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${NOT_NEEDED.join(',')}`,
];
