import { entries } from './entry';

/** What a page says by itself, where the app was not reached or Bitbucket did not let it. */
export const PAGES = entries({
  PANEL_UNREACHABLE: {
    sentence: 'SBOM Bridge did not answer.',
    next: 'Check your connection, then try again.',
    retry: 'never',
  },
  PANEL_OUTDATED: {
    sentence: 'This page and the installed app are of two versions.',
    next: 'Reload the page.',
    retry: 'never',
  },
  PANEL_NOT_LOADED: {
    sentence: 'This part of SBOM Bridge could not be loaded.',
    next: 'Check your connection, then try again. If that does not help, reload the page.',
    retry: 'never',
  },
  PANEL_CONTEXT: {
    sentence: 'Bitbucket did not say which page this is.',
    next: 'Reload the page.',
    retry: 'never',
  },
  EGRESS_ADDRESS: {
    sentence: 'Bitbucket lets apps out to https addresses with a full host name only.',
    next: 'Enter an address such as https://sbom.example.com.',
    retry: 'never',
  },
  EGRESS_REFUSED: {
    sentence:
      'What SBOM Bridge may reach was not changed: the dialog was declined, or this account may not answer it.',
    next: 'An admin of the workspace has to agree in the dialog.',
    retry: 'never',
  },
  EGRESS_FULL: {
    sentence: 'Bitbucket allows no more addresses for this app.',
    next: 'Take back one that is not needed any more, then try again.',
    retry: 'never',
  },
  EGRESS_FIXED: {
    sentence:
      'SBOM Bridge may still reach this address: its manifest or a wider permission holds it.',
    next: 'Remove the destination, and nothing is sent there.',
    retry: 'never',
  },
  EGRESS_UNREACHABLE: {
    sentence: 'Bitbucket did not say which addresses the app may reach.',
    next: 'Check your connection, then try again.',
    retry: 'never',
  },
});
