import type { Platform } from './platform/platform';

/** The names that the sandbox's own platforms answer to, where a customer's own would be. */
export const SANDBOX_PLATFORMS = {
  dependencyTrack: 'dtrack.sandbox.example',
  endpoint: 'intake.sandbox.example',
} as const;

/**
 * Lets the app out to the sandbox's own platforms, as an admin would in the dialog of the panel.
 * Never done by itself: somebody who tries the sandbox meets that dialog. Throws EgressError.
 */
export function grantSandboxEgress(host: { readonly platform: Pick<Platform, 'egress'> }): void {
  host.platform.egress.grant(Object.values(SANDBOX_PLATFORMS).map((name) => `https://${name}`));
}
