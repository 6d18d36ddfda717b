import type { Problem } from '../contract/report';
import type { Failure } from '../core/delivery/types';
import { explain } from '../core/errors';

/** A stored failure as people read it. */
export function toProblem({ code, detail }: Failure): Problem {
  const { sentence, next } = explain(code);
  return { code, sentence, next, ...(detail !== undefined && { detail }) };
}
