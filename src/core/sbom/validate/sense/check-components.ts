import type { GroupedFindings } from '../../findings/group-findings';
import type { Component, SbomModel } from '../../model/types';
import type { ParsedDocument } from '../../read/types';
import { licenceCheck } from './licence-check';
import { checkPurl } from './check-purl';

/** What is wrong or missing in components, in one pass over them. */
export function checkComponents(
  parsed: ParsedDocument,
  model: SbomModel,
  add: GroupedFindings['add'],
): void {
  const checkLicence = licenceCheck(parsed, add);
  const { components, subject } = model;
  const check = (component: Component): void => {
    if (component.purl !== undefined) checkPurl(component, component.purl, model.format, add);
    if (component.licences.length > 0) checkLicence(component);
  };
  // In SPDX the subject is one of the components.
  if (subject !== undefined && model.format === 'cyclonedx') check(subject);
  let withoutVersion = 0;
  let withoutIdentifier = 0;
  for (const component of components) {
    if (component.version === undefined) withoutVersion += 1;
    if (component.purl === undefined && component.cpes.length === 0 && !component.swid) {
      withoutIdentifier += 1;
    }
    check(component);
  }
  const count = (missing: number): string => `${missing} of ${components.length} components`;
  if (withoutVersion > 0) {
    const message = `${count(withoutVersion)} have no version`;
    add('components-without-version', 'no version', () => ({ path: '', message }));
  }
  if (withoutIdentifier > 0) {
    const message = `${count(withoutIdentifier)} have neither purl nor CPE`;
    add('components-without-identifier', 'no identifier', () => ({ path: '', message }));
  }
}
