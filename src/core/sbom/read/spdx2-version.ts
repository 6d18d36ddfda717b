import { quote } from '../findings/collect';

export type Spdx2Version =
  | { readonly known: true; readonly version: string }
  | { readonly known: false; readonly version: string | null; readonly message: string };

/** Generators write the patch releases 2.2.1 and 2.2.2 of the text as well. */
const KNOWN = /^SPDX-(2\.[23])(?:\.\d{1,3})?$/;
const OTHER = /^SPDX-(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)$/;

/** Which version of SPDX 2 a document says it is, such as `SPDX-2.3`. */
export function spdx2Version(declared: string): Spdx2Version {
  const known = KNOWN.exec(declared)?.[1];
  if (known !== undefined) return { known: true, version: known };
  const version = OTHER.exec(declared)?.[1] ?? null;
  const message =
    declared === ''
      ? 'The document does not say which version of SPDX it is.'
      : `SPDX ${quote(declared)} is not supported.`;
  return { known: false, version, message };
}
