import {
  requirements,
  type RequirementItem,
  type RequirementList,
} from '../../../../../src/core/sbom/score/requirements/requirements';
import type { SbomModel } from '../../../../../src/core/sbom/model/types';

export function listOf(model: SbomModel, id: RequirementList['id']): RequirementList {
  const found = requirements(model).find((list) => list.id === id);
  if (found === undefined) throw new Error(`no list ${id}`);
  return found;
}

export function itemOf(model: SbomModel, id: RequirementList['id'], name: string): RequirementItem {
  const { items, optional } = listOf(model, id);
  const found = [...items, ...optional].find((item) => item.name === name);
  if (found === undefined) throw new Error(`no item ${name}`);
  return found;
}

export function metNames(model: SbomModel, id: RequirementList['id']): string[] {
  return listOf(model, id)
    .items.filter(({ met }) => met)
    .map(({ name }) => name);
}
