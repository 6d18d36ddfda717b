import currentIds from 'spdx-license-ids/index.json';
import retiredIds from 'spdx-license-ids/deprecated.json';
import { parseLicence } from '../model/parse-licence';
import { licenceIdStatus } from '../validate/licence-id';
import { isRestrictive } from './is-restrictive';

export interface LicenceFacts {
  /** An SPDX expression of listed ids and references (`LicenseRef-…`). */
  readonly valid: boolean;
  /** Of listed ids only. */
  readonly listed: boolean;
  /** SPDX has retired one of its ids. */
  readonly deprecated: boolean;
  /** One of its ids is a copyleft or restricted licence. */
  readonly restrictive: boolean;
}

const NOTHING: LicenceFacts = {
  ...{ valid: false, listed: false, deprecated: false, restrictive: false },
};
/** Ids are compared without their case: SPDX 2.3, annex D.2. */
const IN_RIGHT_CASE: ReadonlyMap<string, string> = new Map(
  [...retiredIds, ...currentIds].map((id) => [id.toLowerCase(), id]),
);

/** What a licence, as written in an SBOM (an id, an expression or free text), says to a score. */
export function licenceFacts(text: string): LicenceFacts {
  const parsed = parseLicence(text);
  if (parsed === undefined) return NOTHING;
  let valid = true;
  let listed = true;
  let deprecated = false;
  let restrictive = false;
  for (const written of parsed.ids) {
    const id = IN_RIGHT_CASE.get(written.toLowerCase()) ?? written;
    const status = licenceIdStatus(id);
    if (status === 'unknown') {
      listed = false;
      if (!/^(?:DocumentRef-[^:]+:)?LicenseRef-/.test(written)) valid = false;
    }
    if (status === 'deprecated') deprecated = true;
    if (isRestrictive(id)) restrictive = true;
  }
  return { valid, listed: valid && listed, deprecated, restrictive };
}

/** `licenceFacts` for many components, most of which have the same few licences. */
export function licenceLookup(): (text: string) => LicenceFacts {
  const known = new Map<string, LicenceFacts>();
  return (text) => {
    const facts = known.get(text) ?? licenceFacts(text);
    known.set(text, facts);
    return facts;
  };
}
