import type { PathList, RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import type { Clock } from '../core/ports';
import { createDeliveryLanes } from './delivery-lanes';
import { examineDocument, type Examined } from './examine-document';
import { atHand, examineDocuments, type Candidate } from './examine-documents';
import { MAX_DOCUMENTS, type FoundDocuments } from './find-documents';
import {
  GO_ON_AFTER_SECONDS,
  type ForwardDocument,
  type Forwarded,
  type ForwardRequest,
} from './forward-document';
import { createRoom } from './room';

export interface ForwardDocumentsPorts {
  readonly source: SourceRepository;
  readonly forwardDocument: ForwardDocument;
  readonly clock: Clock;
}

/** The function ends at 300 s, and one upload may take 100: nothing is begun after this. */
const BEGIN_WITHIN_MS = 170_000;
/** Documents on their way, beside what is held of the run and what reading one more takes. */
const DOCUMENTS_AT_ONCE_BYTES = 8 * 1024 * 1024;
/** Each destination gets a copy. A large one goes to one destination at a time. */
const UPLOADS_AT_ONCE_BYTES = 24 * 1024 * 1024;

/**
 * Forwards the documents of a run. Destinations do not wait for each other, unless the documents
 * that are on their way are large together: a function has 512 MB, and one document may take most
 * of it. Those that there is no time for wait, and the next attempt begins with what is stored of
 * the others. `waits`: seconds until the next attempt of each document that waits.
 */
export async function forwardDocuments(
  { source, forwardDocument, clock }: ForwardDocumentsPorts,
  id: RepositoryId,
  found: Pick<FoundDocuments, 'paths' | 'carried'>,
  request: Omit<ForwardRequest, 'examined' | 'examine' | 'lanes'>,
): Promise<Forwarded> {
  const begunAt = clock.now();
  const { commit } = request.place;
  const examine = (at: string, path: string) => examineDocument(source, id, at, path);
  const candidates = await examineDocuments(found.paths.slice(0, MAX_DOCUMENTS), (path) =>
    examine(commit, path),
  );
  let listed: Promise<PathList<string>> | undefined;
  /** Undefined where it is gone. One 404 is not enough: Bitbucket gives them for what is there, too. */
  const lookAgain = async (missing: Candidate): Promise<Candidate | undefined> => {
    const { path } = missing;
    listed ??= source.files(id, commit);
    const { paths, complete } = await listed;
    if (paths.includes(path)) return missing;
    if (complete) return undefined;
    // A listing that is cut says nothing; a second 404 has to do, or the branch never settles.
    const examined = await examine(commit, path);
    if (isMissing(examined)) return undefined;
    return examined.kind === 'sbom' ? atHand(examined) : examined;
  };
  const isTime = () => clock.now() - begunAt <= BEGIN_WITHIN_MS;
  const lanes = createDeliveryLanes(isTime, UPLOADS_AT_ONCE_BYTES);
  const documents = createRoom(DOCUMENTS_AT_ONCE_BYTES);
  const begun: Promise<Forwarded>[] = [];
  const failures: unknown[] = [];
  const failed = (error: unknown): Forwarded => {
    lanes.close();
    failures.push(error);
    return { outcomes: [], waits: [] };
  };
  try {
    for (const first of candidates) {
      const { path } = first;
      const isCarried = isMissing(first) && found.carried.has(path);
      const candidate = isCarried ? await lookAgain(first) : first;
      if (candidate === undefined) continue;
      const leave = await documents.enter('load' in candidate ? candidate.bytes : 0);
      if (!lanes.isOpen()) {
        leave();
        begun.push(Promise.resolve(notBegun(path)));
        continue;
      }
      const examined = 'load' in candidate ? await candidate.load() : candidate;
      const asked = { ...request, examined, examine, lanes };
      begun.push(forwardDocument(asked).catch(failed).finally(leave));
    }
  } catch (error) {
    failed(error);
  }
  // Nothing may go on behind the run.
  const forwarded = await Promise.all(begun);
  if (failures.length > 0) throw failures[0];
  return {
    outcomes: forwarded.flatMap(({ outcomes }) => outcomes),
    waits: forwarded.flatMap(({ waits }) => waits),
  };
}

function notBegun(path: string): Forwarded {
  return { outcomes: [{ path, findings: [], result: 'queued' }], waits: [GO_ON_AFTER_SECONDS] };
}

function isMissing(candidate: Candidate | Examined): boolean {
  return 'error' in candidate && candidate.error.code === 'BITBUCKET_NOT_FOUND';
}
