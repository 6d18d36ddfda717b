/** A destination by the name that the workspace gave it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names of chosen destinations; one that is gone keeps its id. Undefined where none were chosen. */
export function namesOf(
  chosen: readonly string[] | undefined,
  all: readonly Named[],
): string[] | undefined {
  return chosen?.map((id) => all.find((one) => one.id === id)?.name ?? id);
}
