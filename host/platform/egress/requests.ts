import { z } from 'zod';
import { EgressError } from './egress-error';

/** The one type that this host lets out; the names are those of `EgressType` in @forge/egress. */
export const BACKEND = 'FETCH_BACKEND_SIDE';

const type = z.enum([
  'FETCH_BACKEND_SIDE',
  'FETCH_CLIENT_SIDE',
  'FONTS',
  'FRAMES',
  'IMAGES',
  'MEDIA',
  'SCRIPTS',
  'STYLES',
]);
const key = z.string().min(1).max(100);
const domain = z.string().min(1);

/** The payloads of @forge/bridge 7 (out/permissions/types.d.ts). */
const SHAPES = {
  get: z.object({
    keys: z.array(key).optional(),
    pageSize: z.number().int().min(1).max(100).optional(),
    nextPageToken: z.string().optional(),
  }),
  set: z.object({
    egresses: z
      .array(
        z.object({
          key,
          description: z.string().trim().min(1).max(500),
          configured: z.array(z.object({ domain, type: z.array(type).min(1) })).min(1),
        }),
      )
      .min(1),
  }),
  deleteDomain: z.object({ key, domain, type }),
  deleteGroup: z.object({ key }),
};

export type EgressRequest<N extends keyof typeof SHAPES> = z.output<(typeof SHAPES)[N]>;

/** Throws EgressError EGRESS_MALFORMED, which names the first member that is wrong. */
export function readRequest<N extends keyof typeof SHAPES>(
  name: N,
  payload: unknown,
): EgressRequest<N> {
  // The schema under a name gives the request of that name, which a lookup type cannot express.
  const shape = SHAPES[name] as unknown as z.ZodType<EgressRequest<N>>;
  const parsed = shape.safeParse(payload ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new EgressError(
    'EGRESS_MALFORMED',
    `The request is malformed at ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}
