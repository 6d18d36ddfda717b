import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../../src/core/error-catalogue';
import { DOCS_PICTURES } from '../browser/screenshots/docs-pictures';

const ROOT = join(__dirname, '..', '..');
const IMAGES = join(ROOT, 'docs/images');
const guide = readFileSync(join(ROOT, 'docs/guide.md'), 'utf8');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

describe('the guide', () => {
  it('names only codes that there are', () => {
    const codes = all(guide, /`((?:RUN|SBOM|DESTINATION|BITBUCKET|EVENT)_[A-Z_]+)`/g);
    expect(codes.length).toBeGreaterThan(3);
    expect(codes.filter((code) => !Object.hasOwn(CATALOGUE, code))).toEqual([]);
  });

  it('links to files that there are', () => {
    const links = all(guide, /\]\((?!https?:)([^)#]+)/g);
    expect(links.filter((link) => !existsSync(join(ROOT, 'docs', link)))).toEqual([]);
  });

  it('shows, with README.md, every picture, and each picture can be taken anew', () => {
    const shown = [
      ...all(guide, /!\[[^\]]+\]\(images\/([^)]+)\.png\)/g),
      ...all(readme, /!\[[^\]]+\]\(docs\/images\/([^)]+)\.png\)/g),
    ];
    const files = readdirSync(IMAGES).map((file) => file.replace(/\.png$/, ''));
    expect(new Set(shown)).toEqual(new Set(files));
    expect(new Set(DOCS_PICTURES.map(({ name }) => name))).toEqual(new Set(files));
  });

  it.each(readdirSync(IMAGES))('%s is light enough to read on the way', (file) => {
    expect(statSync(join(IMAGES, file)).size).toBeLessThan(200_000);
  });

  it('is where README.md sends its readers, with two pictures', () => {
    expect(readme).toContain('](docs/guide.md)');
    expect(all(readme, /!\[[^\]]+\]\(docs\/images\/([^)]+)\)/g)).toHaveLength(2);
  });
});
