import { documentFacts } from '../inboxes/document-facts';
import type { InboxStorage } from './storage';

/** Makes the version record of an upload, some time after it was accepted, as Interlynk does. */
export function makeVersion(storage: InboxStorage, uploadId: string, now: number): void {
  const bytes = storage.document(uploadId);
  const facts = bytes === undefined ? undefined : documentFacts(bytes);
  storage.finish(uploadId, facts, problem(facts), now);
}

/** What Interlynk does with such a document is not documented; the inbox makes no record of it. */
function problem(facts: ReturnType<typeof documentFacts>): string | null {
  if (facts === undefined) return 'Neither CycloneDX JSON nor SPDX JSON.';
  return facts.version === '' ? 'The primary component has no version.' : null;
}
