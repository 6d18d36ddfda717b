import { entries } from './entry';

/** Events: why an event led to no run. */
export const EVENTS = entries({
  EVENT_SELF_GENERATED: {
    sentence: 'The event was caused by SBOM Bridge itself.',
    next: 'Nothing to do.',
    retry: 'never',
  },
  EVENT_REF_DELETED: {
    sentence: 'The branch or tag was deleted, so there is no SBOM to forward.',
    next: 'Nothing to do; what was forwarded before stays at the destination.',
    retry: 'never',
  },
  EVENT_OTHER_WORKSPACE: {
    sentence: 'The event belongs to a workspace that this installation does not serve.',
    next: 'Install SBOM Bridge in that workspace.',
    retry: 'never',
  },
  EVENT_INCOMPLETE: {
    sentence: 'The event lacks a field that is needed to act on it.',
    next: 'The hourly reconciliation reads the branches itself and catches up.',
    retry: 'never',
  },
  EVENT_UNSUPPORTED: {
    sentence: 'SBOM Bridge does not act on this kind of event.',
    next: 'Nothing to do.',
    retry: 'never',
  },
  EVENT_DUPLICATE: {
    sentence: 'This event was handled before.',
    next: 'Nothing to do.',
    retry: 'never',
  },
});
