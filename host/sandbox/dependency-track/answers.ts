import { answerBeforeReading, plainStatusAnswer, type StatusFault } from '../inboxes/common-fault';
import type { Fault } from './faults';

/** A refusal in words. The content type is what the resources say they produce, not what it is. */
export function words(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}

/** RFC 9457. */
export function problem(
  status: number,
  title: string,
  detail: string,
  errors?: readonly string[],
): Response {
  const body = { status, title, detail, ...(errors !== undefined && { errors }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

export function invalidBom(detail: string, errors?: readonly string[]): Response {
  return problem(400, 'The uploaded BOM is invalid', detail, errors);
}

/** To a good key without the right; so does version 4, where 403 were the right word. */
export function creationDenied(): Response {
  return words(401, 'The principal does not have permission to create project.');
}

/** Statuses of the server's own filters come without a body; the others are of a gateway. */
export function statusAnswer(fault: StatusFault): Response {
  const answer = plainStatusAnswer(fault);
  const bare = fault.status === 401 || fault.status === 403 || fault.status === 404;
  return bare ? new Response(null, { status: fault.status, headers: answer.headers }) : answer;
}

/** What is answered before the request is even read; undefined where it goes on. */
export function answerOfFault(fault: Fault | undefined): Response | undefined {
  switch (fault?.kind) {
    case 'problem':
      return invalidBom(fault.detail ?? 'Schema validation failed', fault.errors);
    case 'plain-text':
      return words(400, fault.text);
    case 'creation-denied':
      return creationDenied();
    case 'no-token':
      return Response.json({});
    case 'status':
    case 'html':
    case 'slow':
    case 'unreachable':
    case 'cut-before-body':
    case 'cut-after-body':
      return answerBeforeReading(fault, statusAnswer);
    case 'delayed-import':
    case 'lost-import':
    case undefined:
      return undefined;
  }
}
