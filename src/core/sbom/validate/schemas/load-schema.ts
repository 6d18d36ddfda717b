import type { Validate } from './types';

/** The schemas that are compiled into `generated/`. */
export type SchemaName =
  | 'cyclonedx-1.2'
  | 'cyclonedx-1.3'
  | 'cyclonedx-1.4'
  | 'cyclonedx-1.5'
  | 'cyclonedx-1.6'
  | 'cyclonedx-1.7';

/**
 * The compiled form of a schema. It is part of the bundle and evaluated when first asked for: the
 * six are 0.9 MB of code, and a run needs one.
 */
export async function loadSchema(name: SchemaName): Promise<Validate> {
  const { validate } = await loadModule(name);
  return validate;
}

function loadModule(name: SchemaName): Promise<{ readonly validate: Validate }> {
  switch (name) {
    case 'cyclonedx-1.2':
      return import(/* webpackMode: "eager" */ './generated/cyclonedx-1.2.cjs');
    case 'cyclonedx-1.3':
      return import(/* webpackMode: "eager" */ './generated/cyclonedx-1.3.cjs');
    case 'cyclonedx-1.4':
      return import(/* webpackMode: "eager" */ './generated/cyclonedx-1.4.cjs');
    case 'cyclonedx-1.5':
      return import(/* webpackMode: "eager" */ './generated/cyclonedx-1.5.cjs');
    case 'cyclonedx-1.6':
      return import(/* webpackMode: "eager" */ './generated/cyclonedx-1.6.cjs');
    case 'cyclonedx-1.7':
      return import(/* webpackMode: "eager" */ './generated/cyclonedx-1.7.cjs');
  }
}
