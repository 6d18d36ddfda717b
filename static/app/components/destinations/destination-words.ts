import type { DestinationConfig } from '../../api/answers';

export type Kind = DestinationConfig['kind'];

interface KindWords {
  readonly name: string;
  readonly description: string;
  /** What it authenticates with. */
  readonly secret: string;
  readonly secretMissing: string;
}

const WORDS: Readonly<Record<Kind, KindWords>> = {
  interlynk: {
    name: 'Interlynk',
    description: 'The Interlynk platform, with the verdict of its policies.',
    secret: 'Interlynk token',
    secretMissing: 'Token missing',
  },
  'dependency-track': {
    name: 'Dependency-Track',
    description: 'Your own OWASP Dependency-Track server, version 4.14 or later.',
    secret: 'API key',
    secretMissing: 'API key missing',
  },
  'https-endpoint': {
    name: 'HTTPS endpoint',
    description: 'A service of yours that takes each SBOM as a signed CloudEvent.',
    secret: 'Signing key',
    secretMissing: 'Signing key missing',
  },
};

/** In the order in which they are offered. */
export const KINDS: readonly Kind[] = ['interlynk', 'dependency-track', 'https-endpoint'];

export function wordsOf(kind: Kind): KindWords {
  return WORDS[kind];
}

/** `Dependency-Track at https://dtrack.example.com`; nothing that the name says already. */
export function factsOf(config: DestinationConfig): string {
  const { name } = wordsOf(config.kind);
  if (config.kind === 'interlynk') {
    if (config.policyVerdict === true) return `${name}, with policy verdict`;
    return config.name === name ? '' : name;
  }
  return `${name} at ${config.address}`;
}

/** `dtrack.example.com`, with the port where it is not the usual one. */
export function hostOf(origin: string): string {
  return new URL(origin).host;
}
