/** Most that is read of any answer; a destination's answers are small. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * The text of a response as UTF-8, or undefined where it is longer than `maxBytes`; the rest is
 * then not read. Throws what the stream throws when the connection breaks.
 */
export async function readLimited(
  response: Response,
  maxBytes: number,
): Promise<string | undefined> {
  if (response.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    read += value.byteLength;
    if (read > maxBytes) {
      // The answer is judged already; a failing cancel has nothing to add.
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
