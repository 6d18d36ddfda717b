import type { AttributeType, Entity, Manifest } from '../manifest-types';
import { KvsError } from './kvs-error';

/** The declared entity. Throws INVALID_ENTITY. */
export function entityOf(manifest: Manifest, name: string): Entity {
  const entity = manifest.entities.get(name);
  if (entity === undefined) {
    throw new KvsError('INVALID_ENTITY', `The manifest declares no entity '${name}'.`);
  }
  return entity;
}

/**
 * Throws INVALID_ENTITY_VALUE unless the value is an object whose attributes are declared and of
 * the declared types. Attributes may be missing; then the value is absent from their indexes.
 */
export function checkEntityValue(entity: Entity, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new KvsError('INVALID_ENTITY_VALUE', 'The value of an entity is an object.');
  }
  for (const [name, member] of Object.entries(value)) {
    const type = entity.attributes.get(name);
    if (type === undefined) {
      throw new KvsError(
        'INVALID_ENTITY_VALUE',
        `Entity '${entity.name}' declares no attribute '${name}'.`,
      );
    }
    if (member !== undefined && !fits(type, member)) {
      throw new KvsError(
        'INVALID_ENTITY_VALUE',
        `Attribute '${name}' of entity '${entity.name}' is not of type ${type}.`,
      );
    }
  }
}

function fits(type: AttributeType, value: unknown): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'string':
    case 'boolean':
      return typeof value === type;
  }
}
