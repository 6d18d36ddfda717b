import { MAX_SBOM_BYTES } from './decode';
import { TooLargeError } from './pieces';

const MOST = 2 * MAX_SBOM_BYTES;

/**
 * What a document may add up to when everything in it is written out where it is referred to, in
 * characters. A format with references (RDF, SPDX 3) can give one long text to a hundred thousand
 * packages: a file of 1 MB that takes hours to go through. What stands in its place for the first
 * time is as long as the file, which leaves as much again for references.
 */
export class Allowance {
  private left = MOST;

  /** @throws TooLargeError when it is used up */
  take(characters: number): void {
    this.left -= characters;
    if (this.left < 0) throw new TooLargeError();
  }
}
