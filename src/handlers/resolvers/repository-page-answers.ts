import { componentPage } from '../../app/component-page';
import { documentPiece } from '../../core/sbom/document-piece';
import type { createListHeldFiles } from '../../app/list-held-files';
import type { ReadDocumentAt } from '../../app/read-document';
import { documentFileName } from '../../core/delivery/document-file-name';
import { notationName } from '../notation-name';
import { ok, type Answers } from './answers';

export interface RepositoryPageAnswersPorts {
  readonly listHeldFiles: ReturnType<typeof createListHeldFiles>;
  readonly readDocument: ReadDocumentAt;
}

/**
 * The calls of the repository page, for everybody who may read the repository: what they name is
 * looked for in that repository, where they could read it themselves.
 */
export function createRepositoryPageAnswers(ports: RepositoryPageAnswersPorts) {
  const { listHeldFiles, readDocument } = ports;
  return {
    async getRepositorySboms(_request, { repository }) {
      const { files, ...rest } = await listHeldFiles(repository);
      return ok({
        ...rest,
        files: files.map(({ documents, history, ...file }) => ({
          ...file,
          documents: documents.map((document) => ({
            ...document,
            destinations: [...document.destinations],
          })),
          history: [...history],
        })),
      });
    },

    async getComponents({ commit, path, from = 0 }, { repository }) {
      const { model, facts } = await readDocument(repository, commit, path);
      const { licences, ecosystems, rows, next } = componentPage(model.components, from);
      return ok({
        format: notationName(facts),
        fileName: documentFileName(path, facts.serialization),
        total: model.components.length,
        licences: [...licences],
        ecosystems: [...ecosystems],
        rows: rows.map((row): [string, string, number, number] => [...row]),
        ...(next !== undefined && { next }),
      });
    },

    async downloadSbom({ commit, path, from = 0 }, { repository }) {
      const { content, facts } = await readDocument(repository, commit, path);
      const fileName = documentFileName(path, facts.serialization);
      return ok({ fileName, ...documentPiece(content, from) });
    },
  } satisfies Partial<Answers>;
}
