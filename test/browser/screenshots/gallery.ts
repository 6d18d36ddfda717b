import { fileOf, picturesOf } from './pictures';
import type { Scene } from './scene';

/** A page with all pictures, view by view. Names are the table's own and need no escape. */
export function galleryOf(scenes: readonly Scene[]): string {
  const names = [...new Set(scenes.map(({ view }) => view.name))];
  const parts = names.map((name) => {
    const own = scenes.filter(({ view }) => view.name === name);
    return `<h2 id="${name}">${name}</h2><div>${own.map(figuresOf).join('')}</div>`;
  });
  const links = names.map((name) => `<a href="#${name}">${name}</a>`).join(' ');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title>
<style>${STYLE}</style><h1>Screenshots</h1><nav>${links}</nav>${parts.join('')}</html>\n`;
}

function figuresOf(scene: Scene): string {
  return picturesOf(scene)
    .map((picture) => {
      const file = fileOf(picture);
      const text = `${scene.state}, ${picture.theme}, ${String(picture.width)} px`;
      return `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${text}"></a><figcaption>${text}</figcaption></figure>`;
    })
    .join('');
}

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;margin:24px;color-scheme:light dark}
nav{display:flex;flex-wrap:wrap;gap:16px}
div{display:grid;grid-template-columns:repeat(auto-fill,minmax(280px,1fr));gap:16px}
figure{margin:0}
img{width:100%;height:280px;object-fit:cover;object-position:top;border:1px solid #8884}`;
