import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { hasSbomName, mayHoldSbom } from './looks-like-sbom';
import { kindOf, notAFile, whyNot, type Place } from './read-bytes';

/** A file to inspect, or a place that cannot be. */
export type Listed =
  | {
      readonly file: string;
      readonly place: Place;
      /** True: it is told only if its content says that it is an SBOM. */
      readonly bySigns: boolean;
    }
  | { readonly file: string; readonly reason: string; readonly missing: boolean };

const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules']);
const SLASH = Buffer.from(path.sep);

/**
 * The files that the arguments name: files themselves, and those of folders and of folders in
 * them, sorted by name; each once. Links to folders inside a folder are not followed, so that no
 * circle is entered.
 *
 * @param all every file, not only those that may be SBOMs
 */
export async function listFiles(paths: readonly string[], all: boolean): Promise<Listed[]> {
  const named = await Promise.all(paths.map(look));
  const namedFiles = new Set(named.filter(({ kind }) => kind === 'file').map(identityOf));
  const listed = new Map<string, Listed>();
  const add = (entry: Listed & { readonly name?: Buffer }) => {
    const identity = identityOf(entry);
    if (listed.has(identity)) return;
    // A file that is named is inspected whatever it is called, also where its folder comes first.
    const looked = 'place' in entry && namedFiles.has(identity);
    listed.set(identity, looked ? { ...entry, bySigns: false } : entry);
  };
  for (const { file, kind, trouble } of named) {
    if (trouble) add({ file, ...trouble });
    else if (kind === 'file') add({ file, place: file, bySigns: false });
    else if (kind === 'folder') for (const entry of await listFolder(file, all)) add(entry);
    else add({ file, reason: notAFile(kind), missing: false });
  }
  return [...listed.values()];
}

/** One character a byte, so that names that are no UTF-8 stay apart. */
function identityOf({ file, name }: { readonly file: string; readonly name?: Buffer }): string {
  const bytes = (text: string | Buffer) => Buffer.from(text).toString('latin1');
  return path.resolve(bytes(process.cwd()), bytes(name ?? file));
}

async function look(file: string) {
  try {
    return { file, kind: kindOf(await stat(file)), trouble: undefined };
  } catch (error) {
    return { file, kind: 'unknown' as const, trouble: whyNot(error) };
  }
}

type Found = Listed & { readonly name: Buffer };

/** With a stack of its own: folders may nest deeply. Names are bytes until they are shown. */
async function listFolder(folder: string, all: boolean): Promise<Found[]> {
  const found: Found[] = [];
  const folders: Buffer[] = [Buffer.from(folder)];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    let entries;
    try {
      entries = await readdir(at, { encoding: 'buffer', withFileTypes: true });
    } catch (error) {
      found.push({ name: at, file: shown(at), ...whyNot(error) });
      continue;
    }
    for (const entry of entries) {
      const place = join(at, entry.name);
      const file = shown(place);
      const name = entry.name.toString();
      const linked = entry.isSymbolicLink();
      const kind = linked ? await linkedKind(place) : kindOf(entry);
      if (kind === 'folder') {
        if (!linked && (all || !LEFT_OUT.has(name))) folders.push(place);
      } else if (kind === 'file') {
        const wanted = all || hasSbomName(name);
        if (wanted || mayHoldSbom(name)) found.push({ name: place, file, place, bySigns: !wanted });
      } else if (kind !== 'unknown' || all || hasSbomName(name)) {
        const reason = linked ? 'The symbolic link leads to no file.' : notAFile(kind);
        found.push({ name: place, file, reason, missing: false });
      }
    }
  }
  return found.sort(byFolder);
}

/** The files of a folder stand together, before those of the folders in it. */
function byFolder(a: Found, b: Found): number {
  const [inA, inB] = [folderOf(a.name), folderOf(b.name)];
  return Buffer.compare(inA, inB) || Buffer.compare(a.name, b.name);
}

function folderOf(name: Buffer): Buffer {
  return name.subarray(0, Math.max(0, name.lastIndexOf(SLASH)));
}

function shown(place: Buffer): string {
  const name = place.toString();
  return name.startsWith(`.${path.sep}`) && name.length > 2 ? name.slice(2) : name;
}

async function linkedKind(place: Buffer) {
  try {
    return kindOf(await stat(place));
  } catch {
    return 'unknown';
  }
}

function join(folder: Buffer, name: Buffer): Buffer {
  const ends = folder.at(-1) === SLASH[0];
  return Buffer.concat(ends ? [folder, name] : [folder, SLASH, name]);
}
