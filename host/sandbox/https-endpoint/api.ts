import { createHash } from 'node:crypto';
import { BrokenConnection } from '../inboxes/broken-connection';
import { answerBeforeReading, plainStatusAnswer } from '../inboxes/common-fault';
import type { Faults } from '../inboxes/faults';
import type { InboxClock } from '../inboxes/time';
import type { EndpointFault } from './faults';
import { readAttributes } from './read-attributes';
import type { EndpointStorage } from './storage';
import { verifySignature } from './verify-signature';

export interface EndpointTools {
  readonly storage: EndpointStorage;
  readonly clock: InboxClock;
  readonly keys: () => readonly string[];
  readonly faults: Faults<EndpointFault>;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Answers a POST of a document, or an OPTIONS. Throws BrokenConnection where a fault asks for it. */
export function createEndpointApi(tools: EndpointTools): (request: Request) => Promise<Response> {
  return async (request) => {
    const isUpload = request.method === 'POST';
    const fault = tools.faults.take(isUpload ? 'upload' : 'query');
    if (fault?.kind === 'slow') await tools.sleep(fault.milliseconds);
    const instead = fault && answerOfFault(fault);
    if (instead !== undefined) return instead;
    const body = new Uint8Array(await request.arrayBuffer());
    const verified = verifySignature(request.headers, body, tools.keys(), tools.clock.now());
    if (!verified.ok) return text(401, verified.problem);
    if (!isUpload) return new Response(null, { status: 204, headers: { allow: 'OPTIONS, POST' } });
    const answer = received(tools, request.headers, body, verified.keyId);
    if (fault?.kind === 'cut-after-body') throw new BrokenConnection('ECONNRESET');
    return fault?.kind === 'status' ? plainStatusAnswer(fault) : answer;
  };
}

/** Keeps the document, unless it has it; says which. */
function received(
  { storage, clock }: EndpointTools,
  headers: Headers,
  bytes: Uint8Array,
  keyId: string,
): Response {
  const read = readAttributes(headers);
  if (!read.ok) return text(400, read.problem);
  const { attributes } = read;
  const { id = '', source = '' } = attributes;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (bytes.byteLength === 0) return text(400, 'There is no document.');
  if (attributes['sha256'] !== sha256) return text(422, 'The document has another SHA-256.');
  const added = storage.add({
    source,
    id,
    receivedAt: clock.now(),
    contentType: headers.get('content-type') ?? '',
    sha256,
    attributes,
    keyId,
    bytes,
  });
  switch (added) {
    case 'new':
      return Response.json({ id, repeat: false }, { status: 201 });
    case 'repeat':
      return Response.json({ id, repeat: true });
    case 'other-content':
      return text(422, 'Another document came with the same source and id.');
  }
}

/** What is answered before the request is even read; undefined where it goes on. */
function answerOfFault(fault: EndpointFault): Response | undefined {
  if (fault.kind === 'redirect') {
    return new Response(null, { status: fault.status, headers: { location: fault.location } });
  }
  if (fault.kind === 'refusal') return text(fault.status, fault.text);
  return answerBeforeReading(fault, plainStatusAnswer);
}

function text(status: number, words: string): Response {
  return new Response(words, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
