import type { ErrorCode } from '../../errors';
import type { Identity } from '../types';
import type { TextReading } from './types';

export type RefusedText = Extract<TextReading, { ok: false }>;

/** Why a text or file is not read. Without more: it is no SBOM. */
export function refused(
  code: ErrorCode,
  message: string,
  identity: Partial<Identity> = {},
  valid: boolean | null = false,
): RefusedText {
  return {
    ok: false,
    identity: { format: null, serialization: null, specVersion: null, ...identity },
    refusal: { code, message },
    valid,
  };
}
