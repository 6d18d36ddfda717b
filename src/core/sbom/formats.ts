export type SbomFormat = 'cyclonedx' | 'spdx';
export type Serialization = 'json' | 'xml' | 'yaml' | 'tag-value' | 'rdf';
