/** The page for looking through the gallery: each view in both themes, side by side. */
import { themes } from './themes.ts';
import type { GalleryView } from './views.ts';

const figure = (name: string, theme: string): string =>
  `<a href="${name}-${theme}.png"><img src="${name}-${theme}.png" alt="${name}, ${theme}" loading="lazy"></a>`;

const section = ({ name, title }: GalleryView): string =>
  `<section id="${name}"><h2>${title}</h2><div>${themes.map((theme) => figure(name, theme)).join('')}</div></section>`;

/** @param views those whose pictures are beside the page */
export const contentsPage = (views: readonly GalleryView[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>Proofsheet: gallery</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; margin: 24px; }
  nav { display: flex; flex-wrap: wrap; gap: 4px 16px; }
  section div { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
  img { width: 100%; border: 1px solid #8888; }
</style>
<h1>Proofsheet: gallery</h1>
<nav>${views.map(({ name, title }) => `<a href="#${name}">${title}</a>`).join('')}</nav>
${views.map(section).join('\n')}
</html>
`;
