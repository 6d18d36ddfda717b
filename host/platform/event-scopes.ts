const PREFIX = 'avi:bitbucket:';

/**
 * The scope without which Forge does not deliver a product event (Forge's event reference);
 * `undefined` for lifecycle events and for names that nobody knows.
 */
export function eventScope(eventType: string): string | undefined {
  if (!eventType.startsWith(PREFIX)) return undefined;
  const [, subject = ''] = eventType.slice(PREFIX.length).split(':');
  if (subject.startsWith('pullrequest')) return 'read:pullrequest:bitbucket';
  if (subject === 'deployment') return 'read:pipeline:bitbucket';
  return ['repository', 'build-status', 'commit-comment'].includes(subject)
    ? 'read:repository:bitbucket'
    : undefined;
}
