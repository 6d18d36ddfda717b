import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio/slim';
import type { BridgeManifest } from './manifest';

type CspPermissions = Parameters<CSPProcessingService['getCspDetails']>[1];

/** Where browsers of this host report breaches, instead of Atlassian's collector. */
export const REPORT_PATH = '/bridge/csp-report';

/**
 * The content security policy under which Atlassian serves a Custom UI resource, computed by
 * Atlassian's own package from the entry page and the manifest's permissions.
 * @param frameOrigin the page that may frame it, in the place of the Atlassian site
 */
export function panelPolicy(
  entryPage: string,
  permissions: BridgeManifest['permissions'],
  frameOrigin: string,
): string {
  // What it discards is to be seen in the policy.
  const processing = new CSPProcessingService({ info: () => undefined }, load);
  const existingCSPDetails = processing.getCspDetails(entryPage, permissions as CspPermissions);
  return new CSPInjectionService()
    .getInjectableCSP({ existingCSPDetails, microsEnv: 'prod', hostname: frameOrigin })
    .map((directive) =>
      directive.startsWith('report-uri ') ? `report-uri ${REPORT_PATH}` : directive,
    )
    .join('; ');
}

/** The frame's own policy: its scripts and styles, the panel, and nothing else. */
export function framePolicy(panelOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${panelOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `report-uri ${REPORT_PATH}`,
  ].join('; ');
}
