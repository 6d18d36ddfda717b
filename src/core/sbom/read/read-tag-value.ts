import { quote, type NewFinding } from '../findings/collect';
import { refused } from './refused';
import { spdx2Version } from './spdx2-version';
import { SpdxBuilder, type Complaint } from './tag-value/builder';
import { tagLines, type TagLine } from './tag-value/lines';
import { IGNORED_TAGS, TAGS } from './tag-value/tags';
import type { TextReading } from './types';

/** Findings beyond these are not kept; whoever collects them keeps fewer. */
const MAX_KEPT = 200;

/**
 * Reads SPDX 2 as tag-value text. Lines that say nothing, or at the wrong place, are findings; a
 * text block without an end is a refusal, for it swallows the rest of the document. Never throws.
 */
export function readTagValue(text: string): TextReading {
  const declared = declaredVersion(text);
  if (declared === undefined) {
    const message = 'This is text without the tag SPDXVersion, so it is no SPDX document.';
    return refused('SBOM_UNKNOWN_FORMAT', message);
  }
  const told = spdx2Version(declared);
  const identity = {
    format: 'spdx',
    serialization: 'tag-value',
    specVersion: told.version,
  } as const;
  if (!told.known) {
    return refused('SBOM_UNKNOWN_VERSION', told.message, identity, null);
  }
  const builder = new SpdxBuilder(told.version);
  const findings: NewFinding[] = [];
  for (const found of tagLines(text)) {
    if (found.kind === 'unclosed') {
      const message = `The <text> of ${found.tag} in line ${found.line} is not closed.`;
      return refused('SBOM_NOT_TAG_VALUE', message, identity);
    }
    const finding = found.kind === 'stray' ? stray(found) : complaintOf(found, add(builder, found));
    if (finding !== undefined && findings.length < MAX_KEPT) findings.push(finding);
  }
  return {
    ok: true,
    parsed: {
      format: 'spdx',
      serialization: 'tag-value',
      specVersion: told.version,
      document: builder.finish(),
    },
    findings,
  };
}

type Found = Extract<TagLine, { kind: 'tag' }>;

/** The first tag need not be it: comments come before, and some tools sort tags. */
function declaredVersion(text: string): string | undefined {
  for (const found of tagLines(text)) {
    if (found.kind === 'tag' && found.tag === 'SPDXVersion') return found.value;
  }
  return undefined;
}

function add(builder: SpdxBuilder, { tag: name, value }: Found): Complaint | 'unknown' {
  if (name === 'SPDXID') return builder.identify(value);
  const tag = TAGS.get(name);
  if (tag !== undefined) return builder.add(tag, value);
  return IGNORED_TAGS.has(name) ? undefined : 'unknown';
}

function stray({ line, text }: Extract<TagLine, { kind: 'stray' }>): NewFinding {
  const message = `Line ${line} is neither a tag nor a comment.`;
  return { kind: 'tag-value-line', path: '', message, value: text };
}

function complaintOf(
  { line, tag, value }: Found,
  complaint: Complaint | 'unknown',
): NewFinding | undefined {
  switch (complaint) {
    case undefined:
      return undefined;
    case 'unknown':
      return {
        kind: 'schema-unknown-member',
        path: '',
        message: `SPDX has no tag ${quote(tag)} (line ${line}).`,
      };
    case 'duplicate':
      return {
        kind: 'schema-duplicate',
        path: '',
        message: `${tag} stands twice; the one in line ${line} does not count.`,
        value,
      };
    case 'form':
      return {
        kind: 'schema-value',
        path: '',
        message: `The value of ${tag} in line ${line} is not of its form.`,
        value,
      };
    case 'place':
      return {
        kind: 'tag-value-line',
        path: '',
        message: `${tag} in line ${line} stands before what it belongs to.`,
      };
  }
}
