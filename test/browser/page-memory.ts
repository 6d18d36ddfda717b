import type { CDPSession, Frame, Page } from 'playwright-core';

/**
 * What a page holds, as texts to search: the document of every frame, and what is alive in the
 * memory of their scripts. A text in memory is told by its first 1,024 characters.
 */
export async function memoryOf(page: Page): Promise<string[]> {
  const documents = page.frames().map((frame) => frame.content());
  const heaps = page.frames().map((frame) => heapOf(page, frame));
  return Promise.all([...documents, ...heaps]);
}

async function heapOf(page: Page, frame: Frame): Promise<string> {
  const session = await sessionOf(page, frame);
  // A frame of the same process is in the memory of the one around it.
  if (session === undefined) return '';
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  // Collects what nobody holds any more, first.
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

async function sessionOf(page: Page, frame: Frame): Promise<CDPSession | undefined> {
  const isTop = frame === page.mainFrame();
  return page
    .context()
    .newCDPSession(isTop ? page : frame)
    .catch(() => undefined);
}
