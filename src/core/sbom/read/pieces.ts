/** What is being unpacked is larger than what is read. */
export class TooLargeError extends Error {
  constructor() {
    super('Larger than the limit.');
    this.name = 'TooLargeError';
  }
}

/** Gathers what a stream yields, up to a limit in bytes. */
export class Pieces {
  private readonly pieces: Uint8Array[] = [];
  private readonly limit: number;
  private length = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** @throws TooLargeError */
  add(piece: Uint8Array): void {
    this.length += piece.length;
    if (this.length > this.limit) throw new TooLargeError();
    if (piece.length > 0) this.pieces.push(piece);
  }

  joined(): Uint8Array {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}
