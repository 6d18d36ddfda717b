import type { SbomModel } from '../model/types';
import type { SbomFacts } from '../types';
import { countComponents } from './count-components';
import { cut, toolNames } from './cut';
import { countEdges } from './sorted-edges';

/** Facts are stored with every run. In bytes of JSON. */
export const MAX_FACTS = 3000;
const MAX_LISTED = 10;
type Lengths = readonly [text: number, listed: number];
/** How long texts may be, and those in lists: the first pair with which the facts fit is taken. */
const LENGTHS: readonly Lengths[] = [
  [500, 200],
  [500, 100],
  [300, 60],
  [200, 30],
  [60, 12],
];
/** Fits whatever the characters are: one takes six bytes at most (`\u0000`). */
const SHORTEST: Lengths = [12, 3];

/**
 * What a document says about itself and how much it holds, cut to what a run can keep: at most
 * MAX_FACTS bytes of JSON, whatever the document. Lists have at most ten entries, tools twenty.
 *
 * @param score 0 to 10
 */
export function summarize(model: SbomModel, score: number | undefined): SbomFacts {
  const counted = countComponents(model.components);
  const dependencies = countEdges(model.dependencies);
  const ecosystems = counted.ecosystems.slice(0, MAX_LISTED);
  const licences = counted.licences.slice(0, MAX_LISTED);
  const factsOf = ([text, entry]: Lengths): SbomFacts => ({
    format: model.format,
    serialization: model.serialization,
    specVersion: cut(model.specVersion, text),
    ...subjectOf(model, text),
    components: model.components.length,
    files: model.files,
    withPurl: counted.withPurl,
    dependencies,
    ecosystems: ecosystems.map((each) => ({ ...each, name: cut(each.name, entry) })),
    licences: licences.map((each) => ({ ...each, name: cut(each.name, entry) })),
    withoutLicence: counted.withoutLicence,
    suppliers: counted.suppliers,
    ...(model.documentId !== undefined && { documentId: cut(model.documentId, text) }),
    ...(model.created !== undefined && { created: cut(model.created, entry) }),
    phases: [...new Set(model.phases)].slice(0, MAX_LISTED).map((phase) => cut(phase, entry)),
    tools: toolNames(model.tools, entry),
    ...(score !== undefined && { score }),
  });

  for (const lengths of LENGTHS) {
    const facts = factsOf(lengths);
    if (new TextEncoder().encode(JSON.stringify(facts)).length <= MAX_FACTS) return facts;
  }
  return factsOf(SHORTEST);
}

/** The name of an SPDX document stands for the package that it does not name. */
function subjectOf(
  { subject, documentName }: SbomModel,
  length: number,
): Pick<SbomFacts, 'subject'> {
  const name = subject?.name ?? documentName;
  if (name === undefined) return {};
  return {
    subject: {
      name: cut(name, length),
      ...(subject?.version !== undefined && { version: cut(subject.version, length) }),
      ...(subject?.purl !== undefined && { purl: cut(subject.purl, length) }),
    },
  };
}
