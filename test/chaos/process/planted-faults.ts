import { lineOf, type InnerFault, type Left } from './messages';

/**
 * Which planted faults nothing has met: a killed host forgets them, and the next one is told them
 * again.
 */
export function createPlantedFaults() {
  const lines = new Map<string, InnerFault[]>();
  const timesOf = (fault: InnerFault): number => (fault.kind === 'bitbucket' ? fault.times : 1);
  return {
    add: (fault: InnerFault): void => {
      lines.set(lineOf(fault), [...(lines.get(lineOf(fault)) ?? []), fault]);
    },
    /** What the host says is left of each line, which it works from the front. */
    heard: ({ left }: Left): void => {
      for (const [line, faults] of lines) {
        let still = left[line] ?? 0;
        const kept: InnerFault[] = [];
        for (const fault of [...faults].reverse()) {
          if (still <= 0) break;
          const times = Math.min(timesOf(fault), still);
          kept.unshift(fault.kind === 'bitbucket' ? { ...fault, times } : fault);
          still -= times;
        }
        lines.set(line, kept);
      }
    },
    all: (): InnerFault[] => [...lines.values()].flat(),
  };
}
