const VALUES: ReadonlySet<string> = new Set([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'flow-map-start',
  'flow-seq-start',
]);

/**
 * What follows what between brackets. The parser would go on after a mark that is misplaced, and
 * keep an error of its own for each of a million.
 */
export class FlowScan {
  private last: 'open' | 'value' | 'comma' | 'colon' = 'value';

  /** Of a word behind an opening bracket, what is wrong with it. */
  next(type: string): string | undefined {
    const before = this.last;
    if (VALUES.has(type)) {
      this.last = type.startsWith('flow-') ? 'open' : 'value';
      return before === 'value' ? 'A comma is missing' : undefined;
    }
    switch (type) {
      case 'flow-map-end':
      case 'flow-seq-end':
        this.last = 'value';
        return undefined;
      case 'comma':
        this.last = 'comma';
        return before === 'comma' || before === 'open' ? 'A comma ends nothing' : undefined;
      case 'map-value-ind':
        this.last = 'colon';
        return before === 'colon' ? 'A colon stands behind a colon' : undefined;
      default:
        return undefined;
    }
  }

  /** At the first bracket. */
  open(): void {
    this.last = 'open';
  }
}
