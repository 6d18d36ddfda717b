import { put } from '../put';
import { spdx2Value } from '../spdx2-members';
import {
  checksum,
  commaList,
  externalDocument,
  externalRef,
  range,
  relationship,
  verificationCode,
} from './forms';
import type { Part, Tag } from './tags';

type Members = Record<string, unknown>;
/** What is wrong with a tag: said before, not of its form, or before what it belongs to. */
export type Complaint = 'duplicate' | 'form' | 'place' | undefined;

/** Brings tags, one after the other, into the shape of SPDX 2 JSON. */
export class SpdxBuilder {
  readonly document: Members = {};
  private readonly specVersion: string;
  private readonly lists: Readonly<Record<Exclude<Part, 'document' | 'creationInfo'>, Members[]>> =
    { package: [], file: [], snippet: [], extracted: [], relationship: [] };
  private readonly creationInfo: Members = {};
  /** What an SPDXID is said of. */
  private latest: Members = this.document;

  constructor(specVersion: string) {
    this.specVersion = specVersion;
  }

  add(tag: Tag, value: string): Complaint {
    if (tag.form === 'relationship') {
      const parsed = relationship(value);
      if (parsed === undefined) return 'form';
      this.lists.relationship.push({ ...parsed });
      return undefined;
    }
    if (tag.opens === true) this.open(tag.part);
    const target = this.targetOf(tag.part);
    if (target === undefined) return 'place';
    return this.set(target, tag, value);
  }

  /** SPDXID says something about what was opened last. */
  identify(id: string): Complaint {
    return setOnce(this.latest, 'SPDXID', id);
  }

  finish(): Members {
    const { document, creationInfo, lists } = this;
    if (Object.keys(creationInfo).length > 0) document['creationInfo'] = creationInfo;
    const members = [
      ['hasExtractedLicensingInfos', lists.extracted],
      ['packages', lists.package],
      ['files', lists.file],
      ['snippets', lists.snippet],
      ['relationships', lists.relationship],
    ] as const;
    for (const [member, list] of members) if (list.length > 0) document[member] = list;
    return document;
  }

  private open(part: Part): void {
    if (part === 'document' || part === 'creationInfo') return;
    this.latest = {};
    this.lists[part].push(this.latest);
  }

  private targetOf(part: Part): Members | undefined {
    if (part === 'document') return this.document;
    return part === 'creationInfo' ? this.creationInfo : this.lists[part].at(-1);
  }

  private set(target: Members, { member, form }: Tag, value: string): Complaint {
    switch (form) {
      case 'text':
        return setOnce(target, member, spdx2Value(member, value));
      case 'purpose':
        return setOnce(target, member, value.replaceAll('-', '_'));
      case 'verification-code':
        return setOnce(target, member, verificationCode(value));
      case 'list':
        return push(target, member, value);
      case 'comma-list':
        for (const entry of commaList(value)) push(target, member, entry);
        return undefined;
      case 'checksum':
        return push(target, member, checksum(value));
      case 'external-document':
        return push(target, member, externalDocument(value));
      case 'external-ref':
        return push(target, member, externalRef(value, this.specVersion));
      case 'external-ref-comment': {
        const references = target[member];
        const last: unknown = Array.isArray(references) ? references.at(-1) : undefined;
        return typeof last === 'object' && last !== null
          ? setOnce(last as Members, 'comment', value)
          : 'place';
      }
      case 'byte-range':
      case 'line-range': {
        const from = target['snippetFromFile'];
        const unit = form === 'byte-range' ? 'offset' : 'lineNumber';
        return push(target, member, range(value, unit, typeof from === 'string' ? from : ''));
      }
      case 'relationship':
        return undefined;
    }
  }
}

/** The first one counts. */
function setOnce(target: Members, member: string, value: unknown): Complaint {
  if (Object.hasOwn(target, member)) return 'duplicate';
  put(target, member, value);
  return undefined;
}

function push(target: Members, member: string, value: unknown): Complaint {
  if (value === undefined) return 'form';
  const list = target[member];
  if (Array.isArray(list)) list.push(value);
  else put(target, member, [value]);
  return undefined;
}
