import type { CallAnswer, Reply } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import type { DocumentAddress } from './use-components';

/** Fetches a document in as many calls as it takes, and hands it to the browser as a file. */
export async function downloadDocument(address: DocumentAddress): Promise<Reply<undefined>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let name = 'sbom';
  for (let from: number | undefined = 0; from !== undefined;) {
    const reply: Reply<CallAnswer<'downloadSbom'>> = await callResolver('downloadSbom', {
      ...address,
      from,
    });
    if (!reply.ok) return reply;
    const { data, fileName, next }: CallAnswer<'downloadSbom'> = reply.data;
    pieces.push(bytesOf(data));
    name = fileName;
    from = next;
  }
  const unpacked = new Blob(pieces).stream().pipeThrough(new DecompressionStream('gzip'));
  const document = await new Response(unpacked).blob();
  // Of no type that a browser would show: hostile content is for saving only.
  save(new Blob([document], { type: 'application/octet-stream' }), name);
  return { ok: true, data: undefined };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; it keeps what it reads.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
