/**
 * Sets a member of an object that is being built from a document, whatever its name is: assigned,
 * `__proto__` would change what the object inherits.
 */
export function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') {
    object[name] = value;
    return;
  }
  Object.defineProperty(object, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** As `put`, but what is there already stays: the two become a list. */
export function putOrPush(object: Record<string, unknown>, name: string, value: unknown): void {
  const before = Object.hasOwn(object, name) ? object[name] : undefined;
  if (before === undefined) put(object, name, value);
  else if (Array.isArray(before)) before.push(value);
  else put(object, name, [before, value]);
}
