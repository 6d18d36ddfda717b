import { stamp, type StampRequest } from '../../../../src/core/sbom/stamp/stamp';

export type Parsed = StampRequest['parsed'];

export const CYCLONEDX_JSON = {
  format: 'cyclonedx',
  serialization: 'json',
  specVersion: '1.6',
} as const;
export const CYCLONEDX_XML = {
  format: 'cyclonedx',
  serialization: 'xml',
  specVersion: '1.6',
} as const;
export const SPDX_JSON = { format: 'spdx', serialization: 'json', specVersion: '2.3' } as const;
export const SPDX3 = { format: 'spdx', serialization: 'json', specVersion: '3.0.1' } as const;
export const SPDX_YAML = { format: 'spdx', serialization: 'yaml', specVersion: '2.3' } as const;
export const SPDX_XML = { format: 'spdx', serialization: 'xml', specVersion: '2.3' } as const;
export const TAG_VALUE = {
  format: 'spdx',
  serialization: 'tag-value',
  specVersion: '2.3',
} as const;

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
export function run(parsed: Parsed, text: string, version: string) {
  return stamp({ content: encode(text), parsed, version });
}
export function stamped(parsed: Parsed, text: string, version: string): string {
  const result = run(parsed, text, version);
  if (!result.ok) throw new Error(result.reason);
  return decode(result.content);
}
