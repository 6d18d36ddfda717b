import { textOf, valuesOf, type RdfGraph, type RdfNode, type RdfValue } from './graph';
import { nothingOf } from './names';

/** Longer than any licence expression that means something. */
const MAX_EXPRESSION = 10_000;
/** Sets within sets within sets. */
const MAX_NESTING = 50;
const LISTED = /^https?:\/\/(?:www\.)?spdx\.org\/licenses\/([^/#]+?)(?:\.html|\.json)?$/;

/**
 * Licences as RDF has them (URIs, sets, operators) to expressions. Every node is worked out once,
 * and what grows without end (a set that holds itself, or the same set twice, and again) is none.
 * What is returned throws TooLargeError where all licences add up to more than is read.
 */
export function licenceReader(graph: RdfGraph): (value: RdfValue) => string | undefined {
  const known = new Map<string, string | undefined>();

  const ofNode = (id: string, depth: number): string | undefined => {
    const nothing = nothingOf(id) ?? LISTED.exec(id)?.[1];
    if (nothing !== undefined) return nothing;
    if (known.has(id)) return known.get(id);
    // Until it is known, it is none: so a set that holds itself ends.
    known.set(id, undefined);
    const node = graph.nodes.get(id);
    const found = node === undefined ? fragmentOf(id) : ofClass(node, depth);
    const kept = found !== undefined && found.length <= MAX_EXPRESSION ? found : undefined;
    known.set(id, kept);
    graph.allowance.take(kept?.length ?? 0);
    return kept;
  };

  const of = (value: RdfValue, depth: number): string | undefined => {
    if ('node' in value) return depth > MAX_NESTING ? undefined : ofNode(value.node, depth + 1);
    return value.text === '' ? undefined : value.text;
  };

  /** None where they are too long together: all of them may be one and the same. */
  const membersOf = (node: RdfNode, depth: number): string[] => {
    const members: string[] = [];
    let length = 0;
    for (const member of valuesOf(node, 'member')) {
      const expression = of(member, depth);
      if (expression === undefined) continue;
      members.push(expression);
      length += expression.length;
      if (length > MAX_EXPRESSION) return [];
    }
    return members;
  };

  const ofClass = (node: RdfNode, depth: number): string | undefined => {
    switch (node.type) {
      case 'ConjunctiveLicenseSet':
        return join(membersOf(node, depth), ' AND ');
      case 'DisjunctiveLicenseSet':
        return join(membersOf(node, depth), ' OR ');
      case 'OrLaterOperator':
        return membersOf(node, depth)
          .map((licence) => `${licence}+`)
          .at(0);
      case 'WithExceptionOperator': {
        const [exception] = valuesOf(node, 'licenseException');
        const name = exception === undefined ? undefined : exceptionOf(graph, exception);
        const [licence] = membersOf(node, depth);
        return licence === undefined || name === undefined ? licence : `${licence} WITH ${name}`;
      }
      case undefined:
      default:
        return textOf(node, 'licenseId') ?? fragmentOf(node.id);
    }
  };
  return (value) => {
    const expression = of(value, 0);
    graph.allowance.take(expression?.length ?? 0);
    return expression;
  };
}

function exceptionOf(graph: RdfGraph, value: RdfValue): string | undefined {
  if ('text' in value) return value.text === '' ? undefined : value.text;
  return textOf(graph.nodes.get(value.node), 'licenseExceptionId') ?? LISTED.exec(value.node)?.[1];
}

function join(members: readonly string[], operator: string): string | undefined {
  if (members.length < 2) return members[0];
  return `(${members.join(operator)})`;
}

/** `http://example.com/doc#LicenseRef-1` → `LicenseRef-1`. */
function fragmentOf(id: string): string | undefined {
  const hash = id.lastIndexOf('#');
  const fragment = hash < 0 ? '' : id.slice(hash + 1);
  return fragment === '' ? undefined : fragment;
}
