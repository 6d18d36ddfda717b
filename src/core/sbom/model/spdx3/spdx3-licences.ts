import { text, type JsonObject } from '../../read/json';
import { said } from '../members';
import type { LicenceClaim } from '../types';
import { elementType, idOf, resolve, values, type Graph } from './graph';

const LIST = /^https?:\/\/spdx\.org\/licenses\/([^/?#]+?)(?:\.html|\.json)?$/;
/** Longer expressions are read by nobody, and sets of sets grow without bounds. */
const MAX_EXPRESSION = 10_000;
const MAX_DEPTH = 20;

type Licence = Pick<LicenceClaim, 'kind' | 'value'>;
export type ReadLicence = (value: unknown) => Licence | undefined;

/**
 * Reads what a licence relationship points to: an expression, a licence of the SPDX list, one of
 * the document's own, or a set or operator of those (SPDX 3.0.1, SimpleLicensing and
 * ExpandedLicensing). NoAssertion and None are no claims, and neither is what cannot be told. What
 * is returned throws TooLargeError where all licences add up to more than is read.
 */
export function licenceReader(graph: Graph): ReadLicence {
  const known = new Map<unknown, Licence | undefined>();

  function read(value: unknown, depth: number): Licence | undefined {
    if (known.has(value)) return known.get(value);
    // Whoever comes here again while this is being read is a circle.
    known.set(value, undefined);
    const element = resolve(graph, value);
    const licence =
      element === undefined ? listed(idOf(value), undefined) : ofElement(element, depth);
    const kept =
      licence !== undefined && licence.value.length > MAX_EXPRESSION ? undefined : licence;
    known.set(value, kept);
    graph.allowance.take(kept?.value.length ?? 0);
    return kept;
  }

  function ofElement(element: JsonObject, depth: number): Licence | undefined {
    const type = elementType(element)?.replace(/^(?:simple|expanded)licensing_/, '') ?? '';
    const joint = OPERATORS.get(type);
    if (joint !== undefined) {
      return depth > MAX_DEPTH ? undefined : joined(element, joint, depth);
    }
    const expression = said(text(element, 'simplelicensing_licenseExpression'));
    if (expression !== undefined) return { kind: 'expression', value: expression };
    if (type === 'NoAssertionLicense' || type === 'NoneLicense') return undefined;
    return listed(idOf(element), said(text(element, 'name')));
  }

  function joined(element: JsonObject, joint: Operator, depth: number): Licence | undefined {
    const parts: string[] = [];
    let length = 0;
    for (const value of joint.members.flatMap((name) => values(element, name))) {
      const part = read(value, depth + 1);
      // A set with a member that is unknown is unknown, too.
      if (part === undefined) return undefined;
      const compound = / (?:AND|OR) /.test(part.value);
      parts.push(compound ? `(${part.value})` : part.value);
      length += part.value.length;
      if (length > MAX_EXPRESSION) return undefined;
    }
    if (parts.length === 0) return undefined;
    return { kind: 'expression', value: `${parts.join(joint.word)}${joint.suffix}` };
  }

  return (value) => {
    const licence = read(value, 0);
    graph.allowance.take(licence?.value.length ?? 0);
    return licence;
  };
}

interface Operator {
  readonly members: readonly string[];
  readonly word: string;
  readonly suffix: string;
}

const MEMBER = 'expandedlicensing_member';
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['ConjunctiveLicenseSet', { members: [MEMBER], word: ' AND ', suffix: '' }],
  ['DisjunctiveLicenseSet', { members: [MEMBER], word: ' OR ', suffix: '' }],
  [
    'WithAdditionOperator',
    {
      members: ['expandedlicensing_subjectExtendableLicense', 'expandedlicensing_subjectAddition'],
      word: ' WITH ',
      suffix: '',
    },
  ],
  ['OrLaterOperator', { members: ['expandedlicensing_subjectLicense'], word: '', suffix: '+' }],
]);

/** A licence by its address in the SPDX list; else by its name, which may be any text. */
function listed(id: string | undefined, name: string | undefined): Licence | undefined {
  const match = id === undefined ? undefined : LIST.exec(id)?.[1];
  if (match !== undefined && said(match) !== undefined) return { kind: 'id', value: match };
  return name === undefined ? undefined : { kind: 'name', value: name };
}
