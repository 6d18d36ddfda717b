import { BridgeError } from '../core/errors';

/**
 * The body of an answer, read piece by piece so that no more than `maxBytes` is ever held.
 * Throws SBOM_TOO_LARGE beyond that, BITBUCKET_UNAVAILABLE when the connection breaks.
 */
export async function readCapped(response: Response, maxBytes: number): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooLarge(announced, maxBytes);
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of piecesOf(response)) {
    size += piece.byteLength;
    if (size > maxBytes) throw tooLarge(size, maxBytes);
    pieces.push(piece);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}

async function* piecesOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      // The type of the global Response leaves the pieces open; fetch gives bytes.
      const { value } = (await reader.read()) as { value?: Uint8Array };
      if (value === undefined) return;
      yield value;
    }
  } catch (cause) {
    if (cause instanceof BridgeError) throw cause;
    throw new BridgeError('BITBUCKET_UNAVAILABLE', { detail: 'The connection broke.', cause });
  } finally {
    // Ends the transfer when the caller stopped early; harmless after the end.
    await reader.cancel().catch(() => undefined);
  }
}

function tooLarge(size: number, maxBytes: number): BridgeError {
  const detail = `At least ${megabytes(size)} MB; the limit is ${megabytes(maxBytes)} MB.`;
  return new BridgeError('SBOM_TOO_LARGE', { detail });
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
