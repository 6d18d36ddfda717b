import { z } from 'zod';

/** The form of `POST /api/v1/bom`; texts are trimmed, and empty ones not there. */
const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const flag = z
  .string()
  .transform((value) => value.trim().toLowerCase() === 'true')
  .optional();

const uploadForm = z.object({
  project: text,
  autoCreate: flag,
  projectName: text,
  projectVersion: text,
  projectTags: text.transform((list) =>
    list
      ?.split(',')
      .map((tag) => tag.trim().toLowerCase())
      .filter((tag) => tag !== ''),
  ),
  parentUUID: text,
  parentName: text,
  parentVersion: text,
  isLatest: flag,
  /** Version 5 only. */
  isActive: flag,
  bom: z.instanceof(File),
});
export type UploadForm = z.infer<typeof uploadForm>;

/** undefined where it is no such form; then there is nothing to import either. */
export async function readForm(request: Request): Promise<UploadForm | undefined> {
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- discouraged since it holds the whole body in memory; the route caps it
    return uploadForm.safeParse(Object.fromEntries(await request.formData())).data;
  } catch {
    return undefined;
  }
}
