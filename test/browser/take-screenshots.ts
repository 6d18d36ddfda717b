import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { launchBrowser } from './open-panel';
import { galleryOf } from './screenshots/gallery';
import { fileOf, sittingsOf, type Sitting } from './screenshots/pictures';
import { scenesOf } from './screenshots/scene';
import { takeSitting } from './screenshots/take-sitting';
import { VIEWS } from './screenshots/views';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'build', 'screenshots');
/** Pages that are open at a time. */
const AT_ONCE = 3;

/**
 * Takes every view of the panel in every state, to build/screenshots. With names (`pull-request`,
 * `audit-dark`) only those pictures whose file has one of them in its name; without, a picture that
 * is younger than the panels and than what fills them stays, so that a run that was stopped goes on.
 */
async function takeScreenshots(names: readonly string[]): Promise<number> {
  const scenes = VIEWS.flatMap(scenesOf);
  const since = newestSource();
  const wanted = scenes.flatMap(sittingsOf).filter((one) => isWanted(one, names, since));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'index.html'), galleryOf(scenes));
  const bar = new SingleBar(
    { format: '{bar} {value} of {total} {name}', barsize: 30, noTTYOutput: false },
    Presets.shades_classic,
  );
  bar.start(wanted.length, 0, { name: '' });
  const failed: string[] = [];
  const browser = await launchBrowser();
  try {
    const waiting = wanted[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (const sitting of waiting) {
        const name = `${sitting.scene.view.name}/${sitting.scene.state}-${sitting.theme}`;
        await takeSitting(browser, sitting, FOLDER).catch((error: unknown) => {
          failed.push(`${name}: ${String(error)}`);
        });
        bar.increment({ name });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    bar.stop();
    await browser.close();
  }
  for (const line of failed) process.stderr.write(`${line}\n`);
  process.stdout.write(`${join(FOLDER, 'index.html')}\n`);
  return failed.length === 0 ? 0 : 1;
}

function isWanted(sitting: Sitting, names: readonly string[], since: number): boolean {
  const files = sitting.widths.map((width) => fileOf(sitting, width));
  if (names.length > 0) return files.some((file) => names.some((name) => file.includes(name)));
  return files.some((file) => {
    const path = join(FOLDER, file);
    return !existsSync(path) || statSync(path).mtimeMs < since;
  });
}

/** When the panels were built, or what fills them was changed, whichever is later; epoch ms. */
function newestSource(): number {
  const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(__dirname, file));
  const built = join(ROOT, 'build', 'panel', 'index.html');
  return Math.max(...[built, ...sources].map((file) => statSync(file).mtimeMs));
}

void takeScreenshots(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
