import { oneLine } from '../findings/one-line';
import type { Component } from '../model/types';
import { purlType } from './count-components';

/** A component as a list names it. Texts are hostile, on one line and cut; empty = not said. */
export interface ListedComponent {
  /** With its group or namespace, as its ecosystem writes that. */
  readonly name: string;
  readonly version: string;
  /** Type of the package URL: `npm`, `maven`, … */
  readonly ecosystem: string;
}

const MAX_NAME = 300;
const MAX_VERSION = 150;
const MAX_ECOSYSTEM = 30;

export function listedComponent(component: Component): ListedComponent {
  const { purl, version = '' } = component;
  const ecosystem = (purl === undefined ? undefined : purlType(purl)) ?? '';
  return {
    name: oneLine(fullName(component, ecosystem), MAX_NAME).trim(),
    version: oneLine(version, MAX_VERSION).trim(),
    ecosystem: oneLine(ecosystem, MAX_ECOSYSTEM),
  };
}

/** `@babel/core`, `org.slf4j:slf4j-api`, `github.com/gin-gonic/gin`. */
function fullName({ group, name = '' }: Component, ecosystem: string): string {
  if (group === undefined || name.startsWith(`${group}/`)) return name;
  return `${group}${ecosystem === 'maven' ? ':' : '/'}${name}`;
}
