import { BridgeError } from '../../src/core/errors';

/** The BridgeError that a promise is rejected with; fails when it is anything else. */
export async function caught(work: Promise<unknown>): Promise<BridgeError> {
  let result: unknown;
  try {
    result = await work;
  } catch (error) {
    if (error instanceof BridgeError) return error;
    throw error;
  }
  throw new Error(`Expected a failure, got ${JSON.stringify(result)}`);
}
