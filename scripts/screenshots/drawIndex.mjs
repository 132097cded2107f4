const figure = ({ entry, view }) =>
  `<figure><a href="${view.name}/${entry.id}.png"><img loading="lazy" src="${view.name}/${entry.id}.png" alt=""></a>` +
  `<figcaption>${entry.title} · ${entry.name} · ${view.name}</figcaption></figure>`;

/** One page with every image, by component and view. */
export function drawIndex(shots) {
  const titles = [...new Set(shots.map(({ entry }) => entry.title))];
  const section = (title) =>
    `<h2>${title}</h2><div>${shots
      .filter(({ entry }) => entry.title === title)
      .map(figure)
      .join('')}</div>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every story</title>
<style>
  body { margin: 2rem; background: #808080; color: #fff; font: 0.8125rem system-ui }
  div { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1rem }
  figure { margin: 0 } img { inline-size: 100%; max-block-size: 24rem; object-fit: contain; object-position: top }
</style>
<h1>Every story</h1>${titles.map(section).join('')}</html>`;
}
