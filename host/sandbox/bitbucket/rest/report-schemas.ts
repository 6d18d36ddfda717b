import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ });
const title = z.string().min(1);
const number = z.number();

/** What `value` is for each `type`; without a type any plain value is shown as text. */
const reportData = z.union([
  z.object({ title, type: z.literal('BOOLEAN'), value: z.boolean() }),
  z.object({ title, type: z.enum(['DATE', 'DURATION', 'NUMBER']), value: number }),
  z.object({ title, type: z.literal('PERCENTAGE'), value: number.min(0).max(100) }),
  z.object({ title, type: z.literal('TEXT'), value: z.string() }),
  z.object({
    title,
    type: z.literal('LINK'),
    value: z.object({ text: z.string().min(1), href: httpUrl }),
  }),
  z.object({
    title,
    type: z.undefined().optional(),
    value: z.union([z.string(), number, z.boolean()]),
  }),
]);

/** The body of PUT …/reports/{id}. Source: Bitbucket REST, Reports, "Create or update a report". */
export const reportBody = z.object({
  title,
  details: z.string().min(1),
  report_type: z.enum(['SECURITY', 'COVERAGE', 'TEST', 'BUG']),
  reporter: z.string().optional(),
  link: httpUrl.optional(),
  logo_url: httpUrl.optional(),
  remote_link_enabled: z.boolean().optional(),
  result: z.enum(['PASSED', 'FAILED', 'PENDING']).optional(),
  data: z.array(reportData).max(10).optional(),
});

/** The body of POST …/annotations. Source: the same, "Bulk create or update annotations". */
export const annotationBatch = z
  .array(
    z.object({
      external_id: z.string().min(1),
      annotation_type: z.enum(['VULNERABILITY', 'CODE_SMELL', 'BUG']),
      summary: z.string().min(1),
      title: z.string().optional(),
      details: z.string().optional(),
      severity: z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']).optional(),
      result: z.enum(['PASSED', 'FAILED', 'SKIPPED', 'IGNORED']).optional(),
      path: z.string().min(1).optional(),
      line: z.number().int().min(1).optional(),
      link: httpUrl.optional(),
    }),
  )
  .min(1)
  .max(100);
