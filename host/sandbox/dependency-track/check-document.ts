import { z } from 'zod';
import { documentFacts, type DocumentFacts } from '../inboxes/document-facts';

export type Checked =
  | { readonly ok: true; readonly facts: DocumentFacts }
  /** As the server words it; `errors` where the schema was asked. */
  | { readonly ok: false; readonly detail: string; readonly errors?: readonly string[] };

const named = z.object({ type: z.string(), name: z.string() });

/** As much of the schema as tells a CycloneDX document from what only looks like one. */
const bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  version: z.number().int().min(1).optional(),
  metadata: z.object({ component: named.optional() }).optional(),
  components: z.array(named).optional(),
  dependencies: z.array(z.object({ ref: z.string() })).optional(),
});

const JSON_VERSIONS: ReadonlySet<string> = new Set(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);

/**
 * Looks at a document as the server does when it arrives: JSON or XML, which schema, does it fit.
 * It is no validator: what stands deeper in a document is let through.
 */
export function checkDocument(bytes: Uint8Array): Checked {
  const text = new TextDecoder().decode(bytes).trimStart();
  if (text.startsWith('<')) {
    const facts = documentFacts(bytes);
    return facts === undefined
      ? { ok: false, detail: 'Unable to determine schema version from XML namespaces []' }
      : { ok: true, facts };
  }
  const document = parseJson(text);
  if (document === undefined) return { ok: false, detail: 'BOM is neither valid JSON nor XML' };
  const version = z.object({ specVersion: z.string() }).safeParse(document).data?.specVersion;
  if (version === undefined || !JSON_VERSIONS.has(version)) {
    return { ok: false, detail: 'Unable to determine schema version from JSON' };
  }
  const read = bom.safeParse(document);
  const facts = documentFacts(bytes);
  if (read.success && facts !== undefined) return { ok: true, facts };
  const issues = read.error?.issues ?? [];
  return {
    ok: false,
    detail: 'Schema validation failed',
    errors: issues.map(({ path, message }) => `${pathOf(path)}: ${message}`),
  };
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (so, step) => so + (typeof step === 'number' ? `[${step}]` : `.${String(step)}`),
    '$',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
