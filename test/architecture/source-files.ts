import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The root of the repository. */
export const ROOT = path.resolve(__dirname, '../..');

/** Every folder with code of ours. */
export const ROOMS: readonly string[] = ['src', 'host', 'static', 'test', 'bench'].filter((room) =>
  existsSync(path.join(ROOT, room)),
);

/** TypeScript files below the rooms, relative to the root, with `/`; fixtures and seeds are data. */
export function sourceFiles(rooms: readonly string[]): readonly string[] {
  return rooms.flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => !/(^|\/)(node_modules|fixtures|seeds)\//.test(file)),
  );
}
