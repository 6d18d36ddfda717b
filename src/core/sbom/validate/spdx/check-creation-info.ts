import type { JsonObject } from '../../read/json';
import type { GroupedFindings } from '../../findings/group-findings';

/** As the schema has it, fractions of a second and other time zones than UTC left out. */
const DATE_TIME = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\dZ$/;
const VERSION = /^\d+\.\d+\.\d+(?:[-+][\w.+-]*)?$/;

/** The members of CreationInfo; whether they are there, the class says. */
export function checkCreationInfo(
  entry: JsonObject,
  path: () => string,
  add: GroupedFindings['add'],
): void {
  const { created, createdBy, specVersion } = entry;
  const check = (member: string, value: unknown, form: RegExp, asked: string): void => {
    if (value === undefined || (typeof value === 'string' && form.test(value))) return;
    add(
      typeof value === 'string' ? 'schema-value' : 'schema-type',
      `CreationInfo ${member}`,
      () => ({
        path: () => `${path()}/${member}`,
        message: `${member} must be ${asked}`,
        ...(typeof value === 'string' && { value }),
      }),
    );
  };
  check('created', created, DATE_TIME, 'a time like 2026-03-23T06:03:12Z');
  check('specVersion', specVersion, VERSION, 'a version like 3.0.1');
  if (createdBy !== undefined && !(Array.isArray(createdBy) && createdBy.length > 0)) {
    const message = 'createdBy must be a list with somebody in it';
    const at = () => `${path()}/createdBy`;
    add('schema-type', 'CreationInfo createdBy', () => ({ path: at, message }));
  }
}
