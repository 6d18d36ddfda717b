import { text, type JsonObject } from '../../read/json';
import { child, NO_ENTRIES, put, rareText, type Draft } from '../members';
import type { Component } from '../types';
import { hashes, licenceClaims, organization, people, properties, references } from './parts';

/** A component of CycloneDX 1.0 to 1.7, without those nested in it. */
export function cycloneDxComponent(entry: JsonObject, path: string): Component {
  const cpe = rareText(entry, 'cpe');
  const made: Draft<Component> = {
    path,
    cpes: cpe === undefined ? NO_ENTRIES : [cpe],
    swid: child(entry, 'swid') !== undefined,
    licences: licenceClaims(entry),
    hashes: hashes(entry),
    authors: people(entry),
    references: references(entry),
    properties: properties(entry),
  };
  put(made, 'id', text(entry, 'bom-ref'));
  put(made, 'type', text(entry, 'type'));
  put(made, 'group', rareText(entry, 'group'));
  put(made, 'name', text(entry, 'name'));
  put(made, 'version', rareText(entry, 'version'));
  put(made, 'purl', rareText(entry, 'purl'));
  put(made, 'supplier', organization(child(entry, 'supplier')));
  put(made, 'manufacturer', organization(child(entry, 'manufacturer')));
  put(made, 'publisher', rareText(entry, 'publisher'));
  put(made, 'copyright', rareText(entry, 'copyright'));
  return made;
}
