import { score, type ScoreOptions } from '../../../../src/core/sbom/score/score';
import type { FeatureScore } from '../../../../src/core/sbom/score/types';
import type { SbomModel } from '../../../../src/core/sbom/model/types';

export function feature(model: SbomModel, name: string, options?: ScoreOptions): FeatureScore {
  const all = score(model, options).categories.flatMap(({ features }) => features);
  const found = all.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no feature ${name} among ${all.length}`);
  return found;
}

export function categoryScore(model: SbomModel, name: string): number | undefined {
  return score(model).categories.find((category) => category.name === name)?.score;
}
