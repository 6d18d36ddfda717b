import type { ConnectionCheck } from '../../core/ports';
import { oneLine } from '../../core/sbom/findings/one-line';
import type { PermissionRow } from './schema';

type Line = ConnectionCheck['lines'][number];

interface Need {
  /** One of them is enough; keys are those of the web interface and of Interlynk's own client. */
  readonly keys: readonly string[];
  readonly missing: string;
  /** Without it nothing is delivered, or what is configured does not work. */
  readonly vital: boolean;
}

const UPLOAD: Need = {
  keys: ['update_sbom', 'upload_sbom', 'create_sbom'],
  missing: 'The role may not upload SBOMs',
  vital: true,
};
const POLICIES: Need = {
  keys: ['view_policies', 'view_policy'],
  missing: 'The role may not view policies, so their verdict cannot be asked for',
  vital: true,
};
const OTHERS: readonly Need[] = [
  {
    keys: ['create_product_group'],
    missing: 'The role may not create products, so each has to exist before its first SBOM',
    vital: false,
  },
  {
    keys: ['view_product_group'],
    missing: 'The role may not view products, so what became of a document cannot be seen',
    vital: false,
  },
  {
    keys: ['view_sbom'],
    missing: 'The role may not view SBOMs, so what became of a document cannot be seen',
    vital: false,
  },
];

const MAX_TEXT = 300;

/**
 * What the role may, and what it lacks for what is done with it. A permission is missing only
 * where the list names it and does not grant it: keys differ between releases.
 */
export function permissionLines(
  permissions: readonly PermissionRow[],
  { policies }: { readonly policies: boolean },
): { readonly ok: boolean; readonly lines: readonly Line[] } {
  if (permissions.length === 0) {
    const text = 'The token does not show what its role may; the first delivery will.';
    return { ok: true, lines: [{ ok: true, text }] };
  }
  const granted = new Set(
    permissions.filter(({ value }) => value === true || value === 'true').map(({ key }) => key),
  );
  const listed = new Set(permissions.map(({ key }) => key));
  const needs = [UPLOAD, ...(policies ? [POLICIES] : []), ...OTHERS];
  const missing = needs.filter(
    ({ keys }) => keys.some((key) => listed.has(key)) && !keys.some((key) => granted.has(key)),
  );
  const may = granted.size === 0 ? 'nothing that is listed' : [...granted].join(', ');
  return {
    ok: !missing.some(({ vital }) => vital),
    lines: [
      { ok: true, text: oneLine(`The role may: ${may}`, MAX_TEXT) },
      ...missing.map(({ keys, missing: text }) => {
        const key = keys.find((each) => listed.has(each)) ?? '';
        return { ok: false, text: `${text} (${key}).` };
      }),
    ],
  };
}
