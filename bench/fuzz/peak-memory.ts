import { readFileSync, writeFileSync } from 'node:fs';

/**
 * How to measure the most memory that the process had since `reset`, in bytes. Linux counts it
 * anew when asked to; elsewhere it is the most since the start of the process.
 */
export function peakMemory(): { reset(): void; read(): number } {
  const sinceStart = () => process.resourceUsage().maxRSS * 1024;
  try {
    reset();
    return { reset, read: highWaterMark };
  } catch {
    return { reset: () => undefined, read: sinceStart };
  }
}

function reset(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

function highWaterMark(): number {
  const found = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'));
  if (found === null) throw new Error('There is no VmHWM.');
  return Number(found[1]) * 1024;
}
