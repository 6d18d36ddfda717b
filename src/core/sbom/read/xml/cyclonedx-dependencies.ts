import { attribute, type XmlElement } from './tree';

interface Dependency {
  readonly ref?: string;
  readonly dependsOn?: readonly (string | null)[];
  readonly provides?: readonly (string | null)[];
}

/**
 * What depends on what, one entry each as JSON has it. XML may nest it to any depth:
 * `<dependency ref="a"><dependency ref="b"><dependency ref="c"/></dependency></dependency>` says
 * of b what an entry of its own would. An element that is no dependency is null.
 */
export function flattenDependencies(list: XmlElement): (Dependency | null)[] {
  const entries: (Dependency | null)[] = [];
  const open: XmlElement[] = [...list.children].reverse();
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element.name !== 'dependency') {
      if (element.uri === list.uri) entries.push(null);
      continue;
    }
    const dependsOn: (string | null)[] = [];
    const provides: (string | null)[] = [];
    for (const child of element.children) {
      if (child.uri !== element.uri) continue;
      const ref = attribute(child, 'ref') ?? null;
      if (child.name === 'dependency') dependsOn.push(ref);
      else provides.push(child.name === 'provides' ? ref : null);
      if (child.name === 'dependency' && child.children.length > 0) open.push(child);
    }
    const ref = attribute(element, 'ref');
    entries.push({
      ...(ref === undefined ? {} : { ref }),
      ...(dependsOn.length === 0 ? {} : { dependsOn }),
      ...(provides.length === 0 ? {} : { provides }),
    });
  }
  return entries;
}
