import type { Composition, SbomModel } from '../model/types';
import { category, notApplicable, perComponent, perDocument } from './feature';
import { withDependencies } from './with-dependencies';
import type { Tally } from './tally';
import type { CategoryScore, FeatureScore } from './types';

/**
 * sbomqs: comp_with_dependencies, sbom_completeness_declared, sbom_primary_component,
 * comp_with_source_code, comp_with_supplier, comp_with_purpose.
 *
 * @param keys what dependencies call the counted components
 */
export function completeness(
  model: SbomModel,
  counts: Tally,
  keys: ReadonlySet<string>,
): CategoryScore | undefined {
  const of = counts.components;
  return category({ name: 'Completeness', weight: 12 }, [
    dependencies(model, of, keys),
    declared(model),
    perDocument({ name: 'primary component', weight: 0.2 }, hasPrimary(model), {
      yes: 'It says what it is about.',
      no: 'It names no primary component with a reference.',
    }),
    perComponent({
      ...{ name: 'source code', weight: 0.15, have: counts.sources, of },
      what: 'say where their source is',
    }),
    perComponent({
      ...{ name: 'suppliers', weight: 0.15, have: counts.suppliers, of },
      what: 'have a supplier',
    }),
    perComponent({ name: 'types', weight: 0.1, have: counts.purposes, of, what: 'have a type' }),
  ]);
}

/**
 * Of the primary component and what it depends on directly: how many that have dependencies are
 * said to list all of them. SPDX cannot say it.
 */
function dependencies(
  model: SbomModel,
  components: number,
  keys: ReadonlySet<string>,
): FeatureScore {
  const feature = { name: 'complete dependencies', weight: 0.25 };
  if (model.format === 'spdx') {
    return notApplicable(feature, 'SPDX does not say whether dependencies are complete.');
  }
  if (components === 0) return notApplicable(feature, 'There are no components.');
  const relevant = withDependencies(model, keys);
  if (relevant.size === 0) {
    return { ...feature, score: 0, reason: 'No primary component has listed dependencies.' };
  }
  const said = new Set(model.compositions.filter(isComplete).flatMap(dependenciesOf));
  const have = [...relevant].filter((id) => said.has(id)).length;
  const what = '(the primary one and the next to it) are said to list all their dependencies';
  return perComponent({ ...feature, have, of: relevant.size, what });
}

/** Of the document as a whole. sbomqs's code counts it against SPDX, which it calls N/A there. */
function declared({ format, compositions }: SbomModel): FeatureScore {
  const feature = { name: 'completeness declared', weight: 0.15 };
  if (format === 'spdx') return notApplicable(feature, 'SPDX does not say whether it is complete.');
  const isDeclared = compositions.some((one) => isComplete(one) && one.refs.length === 0);
  return perDocument(feature, isDeclared, {
    yes: 'It says that it is complete.',
    no: 'It does not say that it is complete.',
  });
}

function isComplete({ aggregate }: Composition): boolean {
  return aggregate === 'complete';
}

function dependenciesOf({ refs, dependencies: only }: Composition): readonly string[] {
  return only ?? refs;
}

function hasPrimary({ format, subject }: SbomModel): boolean {
  return subject !== undefined && (format === 'spdx' || subject.id !== undefined);
}
