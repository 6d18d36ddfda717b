import { z } from 'zod';
import type { Operation } from './faults';

/** A fault as the page offers it, with what value and text mean for it. */
export interface OfferedFault<K extends string> {
  readonly kind: K;
  readonly label: string;
}

const MAX_VALUE = 600_000;

const faultForm = z.object({
  csrf: z.string(),
  operation: z.enum(['upload', 'query'] satisfies Operation[]),
  kind: z.string(),
  value: z.coerce.number().int().min(0).max(MAX_VALUE).catch(0),
  text: z.string().trim().max(500).default(''),
  times: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type FaultForm = z.infer<typeof faultForm>;

/** The form as sent; undefined where it is not one. */
export function readFaultForm(form: unknown): FaultForm | undefined {
  const read = faultForm.safeParse(form);
  return read.success ? read.data : undefined;
}
