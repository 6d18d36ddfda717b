/** The connection is to be broken; each edge does it in its own way. */
export class BrokenConnection extends Error {
  readonly code: 'ECONNREFUSED' | 'ECONNRESET';
  constructor(code: 'ECONNREFUSED' | 'ECONNRESET') {
    super(code);
    this.name = 'BrokenConnection';
    this.code = code;
  }
}
