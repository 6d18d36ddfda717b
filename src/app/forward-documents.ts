import type { PathList, RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import type { Clock } from '../core/ports';
import type { DocumentOutcome } from '../core/run';
import { examineDocument, type Examined } from './examine-document';
import { examineDocuments, type Candidate } from './examine-documents';
import { MAX_DOCUMENTS, type FoundDocuments } from './find-documents';
import type { ForwardDocument, ForwardRequest } from './forward-document';

export interface ForwardDocumentsPorts {
  readonly source: SourceRepository;
  readonly forwardDocument: ForwardDocument;
  readonly clock: Clock;
}

/** The function ends at 300 s, and one upload may take 100: nothing is begun after this. */
const BEGIN_WITHIN_MS = 170_000;
const GO_ON_AFTER_SECONDS = 5;

/**
 * Forwards the documents of a run, one after the other: a function has 512 MB, and one document may
 * take most of it. Those that there is no time for wait, and the next attempt begins with what is
 * stored of the others. `waits`: seconds until the next attempt of each document that waits.
 */
export async function forwardDocuments(
  { source, forwardDocument, clock }: ForwardDocumentsPorts,
  id: RepositoryId,
  found: Pick<FoundDocuments, 'paths' | 'carried'>,
  request: Omit<ForwardRequest, 'examined' | 'examine'>,
): Promise<{ readonly documents: DocumentOutcome[]; readonly waits: number[] }> {
  const begunAt = clock.now();
  const documents: DocumentOutcome[] = [];
  const waits: number[] = [];
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
    return examined.kind === 'sbom' ? { path, load: () => Promise.resolve(examined) } : examined;
  };
  for (const first of candidates) {
    const { path } = first;
    const isCarried = isMissing(first) && found.carried.has(path);
    const candidate = isCarried ? await lookAgain(first) : first;
    if (candidate === undefined) continue;
    if (clock.now() - begunAt > BEGIN_WITHIN_MS) {
      documents.push({ path, findings: [], result: 'queued' });
      waits.push(GO_ON_AFTER_SECONDS);
      continue;
    }
    const examined = 'load' in candidate ? await candidate.load() : candidate;
    const forwarded = await forwardDocument({ ...request, examined, examine });
    documents.push(...forwarded.outcomes);
    waits.push(...forwarded.waits);
  }
  return { documents, waits };
}

function isMissing(candidate: Candidate | Examined): boolean {
  return 'error' in candidate && candidate.error.code === 'BITBUCKET_NOT_FOUND';
}
