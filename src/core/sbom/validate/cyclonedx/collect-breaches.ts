import type { Findings } from '../../findings/collect';
import type { JsonObject } from '../../read/json';
import { toPointer } from '../../read/json-pointer';
import { explainError } from '../schemas/explain-error';
import { firstDuplicate } from '../schemas/first-duplicate';
import { tellingError } from '../schemas/telling-error';
import type { SchemaError, Validate } from '../schemas/types';
import { valueAt } from '../schemas/value-at';
import {
  entryOf,
  innerList,
  listsOf,
  membersOf,
  outerValue,
  shellOf,
  type Part,
  type PartList,
} from './parts';
import { tryInTurn } from './try-in-turn';

/**
 * Tells what is wrong with a document that its schema refuses, part by part, since the code of the
 * schema stops at the first breach. Each component, service, dependency and so on is put into a
 * document of its own, and what is found there is told as found in the whole. Stops when no more is
 * kept.
 *
 * @param validate has just refused the document
 */
export function collectBreaches(
  document: JsonObject,
  specVersion: string,
  validate: Validate,
  findings: Findings,
): void {
  const frame = { bomFormat: 'CycloneDX', specVersion };
  const firstOfWhole = tellingError(validate.errors ?? []);
  let told = 0;
  const tell = (error: SchemaError, tried: unknown, inside: string, path: string): void => {
    told += 1;
    const value = valueAt(tried, error.instancePath);
    const finding = explainError(error, value, `CycloneDX ${specVersion}`);
    const isInside = finding.path.startsWith(inside);
    findings.add({
      ...finding,
      path: isInside ? path + finding.path.slice(inside.length) : finding.path,
    });
  };

  const checkPart = (part: Part): void => {
    const { path, member, isEntry } = part;
    const inside = toPointer(isEntry ? [member, 0] : [member]);
    const wrap = (value: unknown) => ({ ...frame, [member]: isEntry ? [value] : value });
    tryInTurn(outerValue(part), wrap, inside, validate, (error, tried) => {
      tell(error, tried, inside, path);
    });
  };

  const checkDuplicates = ({ values, path, member }: PartList): void => {
    const found = firstDuplicate(values);
    if (found === undefined) return;
    const { first, second } = found;
    const tried = { ...frame, [member]: [values[first], values[second]] };
    const isRefused =
      !validate(tried) && validate.errors?.some(({ keyword }) => keyword === 'uniqueItems');
    if (isRefused !== true) return;
    tell({ instancePath: '', keyword: 'uniqueItems', params: { first, second } }, tried, '', path);
  };

  const refused = tryInTurn(
    shellOf(document),
    (shell) => shell,
    '',
    validate,
    (error, tried) => {
      tell(error, tried, '', '');
    },
  );
  for (const part of membersOf(document)) {
    if (findings.isFull('error')) break;
    checkPart(part);
  }
  const lists = listsOf(document).filter(({ member }) => !refused.has(member));
  lists.reverse();
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    checkDuplicates(list);
    for (let index = 0; index < list.values.length && !findings.isFull('error'); index += 1) {
      const part = entryOf(list, index);
      checkPart(part);
      const inner = innerList(part);
      if (inner !== undefined) lists.push(inner);
    }
  }
  if (told === 0 && firstOfWhole !== undefined) tell(firstOfWhole, document, '', '');
}
