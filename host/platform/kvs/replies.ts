import type { MetadataField } from './requests';
import type { Stored } from './store';

/** A value and the metadata that was asked for; times in milliseconds, the expiry as ISO text. */
export function reply(
  stored: Stored,
  fields: readonly MetadataField[] = [],
): Record<string, unknown> {
  const { key, value, createdAt, updatedAt, expiresAt } = stored;
  return {
    key,
    value,
    ...(fields.includes('CREATED_AT') ? { createdAt } : {}),
    ...(fields.includes('UPDATED_AT') ? { updatedAt } : {}),
    ...(fields.includes('EXPIRE_TIME') && expiresAt !== undefined
      ? { expireTime: new Date(expiresAt).toISOString() }
      : {}),
  };
}
