import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { launchBrowser } from './open-panel';
import { galleryOf } from './screenshots/gallery';
import { fileOf, picturesOf, type Picture } from './screenshots/pictures';
import { scenesOf } from './screenshots/scene';
import { takePicture } from './screenshots/take-picture';
import { takeSetupPictures } from './screenshots/take-setup-pictures';
import { takeDocsPictures } from './screenshots/take-docs-pictures';
import { VIEWS } from './screenshots/views';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'build', 'screenshots');
/** Browsers at work, each with one page at a time. */
const AT_ONCE = 2;

/**
 * Takes every view of the panel in every state, to build/screenshots. With names (`pull-request`,
 * `audit-dark`) only those pictures whose file has one of them in its name; without, a picture that
 * is younger than the panels and than what fills them stays, so that a run that was stopped goes on.
 */
async function takeScreenshots(names: readonly string[]): Promise<number> {
  const scenes = VIEWS.flatMap(scenesOf);
  const since = newestSource();
  const wanted = scenes.flatMap(picturesOf).filter((one) => isWanted(one, names, since));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'index.html'), galleryOf(scenes));
  const bar = new SingleBar(
    { format: '{bar} {value} of {total} {name}', barsize: 30, noTTYOutput: false },
    Presets.shades_classic,
  );
  bar.start(wanted.length, 0, { name: '' });
  const failed: string[] = [];
  const waiting = wanted[Symbol.iterator]();
  const work = async (): Promise<void> => {
    let browser = await launchBrowser();
    for (const picture of waiting) {
      try {
        await takePicture(browser, picture, FOLDER);
      } catch {
        // A browser that has drawn hundreds of high pages may be at its end; the state may be, too.
        await browser.close();
        browser = await launchBrowser();
        await takePicture(browser, picture, FOLDER).catch((error: unknown) => {
          failed.push(`${fileOf(picture)}: ${String(error)}`);
        });
      }
      bar.increment({ name: fileOf(picture) });
    }
    await browser.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  bar.stop();
  for (const line of failed) process.stderr.write(`${line}\n`);
  process.stdout.write(`${join(FOLDER, 'index.html')}\n`);
  return failed.length === 0 ? 0 : 1;
}

function isWanted(picture: Picture, names: readonly string[], since: number): boolean {
  const file = fileOf(picture);
  if (names.length > 0) return names.some((name) => file.includes(name));
  const path = join(FOLDER, file);
  return !existsSync(path) || statSync(path).mtimeMs < since;
}

/** When the panels were built, or what fills them was changed, whichever is later; epoch ms. */
function newestSource(): number {
  const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(__dirname, file));
  const built = join(ROOT, 'build', 'panel', 'index.html');
  return Math.max(...[built, ...sources].map((file) => statSync(file).mtimeMs));
}

const [first, ...names] = process.argv.slice(2);
const done =
  first === '--docs'
    ? takeDocsPictures(names, (name) => process.stdout.write(`docs/images/${name}.png\n`)).then(
        () => 0,
      )
    : first === '--setup'
      ? takeSetupPictures(FOLDER, names).then(() => 0)
      : takeScreenshots(process.argv.slice(2));
void done.then((code) => {
  process.exitCode = code;
});
