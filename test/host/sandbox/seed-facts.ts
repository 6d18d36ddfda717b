import { z } from 'zod';

/** What a seed SBOM says about itself. */
export interface SeedSbom {
  readonly format: 'CycloneDX' | 'SPDX';
  readonly subject: string;
  readonly version: string;
  readonly generator: string;
  /** Without the subject; nested ones counted. */
  readonly components: number;
}

interface Component {
  readonly name: string;
  readonly components?: readonly Component[] | undefined;
}
const component: z.ZodType<Component> = z.lazy(() =>
  z.object({ name: z.string(), components: z.array(component).optional() }),
);
const tool = z.object({ name: z.string(), vendor: z.string().optional() });
const cyclonedx = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({
    tools: z.union([z.array(tool), z.object({ components: z.array(tool) })]),
    component: z.object({ name: z.string(), version: z.string() }),
  }),
  components: z.array(component),
});
const spdx = z.object({
  spdxVersion: z.literal('SPDX-2.3'),
  creationInfo: z.object({ creators: z.array(z.string()) }),
  documentDescribes: z.array(z.string()),
  packages: z.array(z.object({ SPDXID: z.string(), name: z.string(), versionInfo: z.string() })),
});

/** Throws when the text is neither of the two formats as the generators write them. */
export function readSeedSbom(text: string): SeedSbom {
  const json: unknown = JSON.parse(text);
  const bom = cyclonedx.safeParse(json);
  if (bom.success) {
    const { tools, component: subject } = bom.data.metadata;
    return {
      format: 'CycloneDX',
      subject: subject.name,
      version: subject.version,
      generator: ('components' in tools ? tools.components : tools)
        .map(({ vendor, name }) => (vendor === undefined ? name : `${vendor} ${name}`))
        .join(', '),
      components: count(bom.data.components),
    };
  }
  const document = spdx.parse(json);
  const subject = document.packages.find(({ SPDXID }) => document.documentDescribes[0] === SPDXID);
  return {
    format: 'SPDX',
    subject: subject?.name ?? '',
    version: subject?.versionInfo ?? '',
    generator: document.creationInfo.creators.join(', '),
    components: document.packages.length - 1,
  };
}

function count(components: readonly Component[]): number {
  return components.reduce((sum, { components: nested }) => sum + 1 + count(nested ?? []), 0);
}
