/** As Forge's runtime throws it. */
export class ExternalEndpointNotAllowedError extends Error {
  override readonly name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
}

/** An answer that never ends. */
export function endless(): Response {
  const chunk = new TextEncoder().encode(' '.repeat(64 * 1024));
  const body = new ReadableStream({
    pull: (controller) => {
      controller.enqueue(chunk);
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}
