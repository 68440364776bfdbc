import { expect, test } from 'vitest';
import { categoriesOf } from '../../../../shared/caption/category.ts';
import { castOf, type SampleList } from './cast.ts';
import { tagFeatures } from './tagFeatures.ts';

const listOf = (captions: readonly (readonly string[])[]): SampleList => {
  const keys = [...new Set(captions.flat())];
  const start = [0];
  const tags: number[] = [];
  for (const caption of captions) start.push(tags.push(...caption.map((tag) => keys.indexOf(tag))));
  return {
    relPaths: captions.map((_, at) => `${String(at).padStart(3, '0')}.png`),
    start: Int32Array.from(start),
    tags: Int32Array.from(tags),
    keys,
    categories: categoriesOf(keys, {}).list,
  };
};

const heard = (
  captions: readonly (readonly string[])[],
  seen: readonly (readonly string[])[] | null = null,
): string[] => {
  const list = listOf(captions);
  const { sparse, nameOf } = tagFeatures(list, castOf(list), seen);
  return Array.from({ length: sparse.columns }, (_, column) => nameOf(column));
};

const perlica = ['perlica (arknights)', 'arknights', '1girl', 'white hair'];
const yvonne = ['yvonne (arknights)', 'arknights', '1girl', 'pink hair'];
const times = (count: number, caption: readonly string[]): (readonly string[])[] =>
  Array.from({ length: count }, () => caption);

test('a tag that stands beside several names is no trigger word, however close', () => {
  const tags = heard([...times(6, perlica), ...times(6, yvonne), [...perlica.slice(0, 3), 'pink hair']]);
  expect(tags).toContain('pink hair');
});

test('a word that stands beside one name wherever that stands, and nowhere else, says who it is', () => {
  const tags = heard([...times(6, ['prlc', ...perlica]), ...times(6, ['yvn', ...yvonne])]);
  expect(tags).not.toContain('prlc');
});

test('names, copyrights and artists are not heard', () => {
  const tags = heard([...times(6, [...perlica, '@channel', 'perlica', 'smile']), ...times(6, yvonne)]);
  expect(tags).toContain('smile');
  for (const silent of ['perlica (arknights)', 'perlica', 'arknights', '@channel']) {
    expect(tags).not.toContain(silent);
  }
});

test('what a tagger sees has columns of its own, but for names', () => {
  const captions = [...times(3, perlica), ...times(3, yvonne)];
  const seen = captions.map((caption) => (caption === perlica ? ['ears', 'perlica (arknights)'] : []));
  expect(heard(captions, seen)).toEqual(['ears (a tagger sees it)', 'pink hair', 'white hair']);
});

test('what a tagger says as the captions say it is not counted twice', () => {
  const captions = [...times(4, perlica), ...times(4, yvonne)];
  const seen = captions.map((caption) => caption.slice(2));
  expect(heard(captions, seen)).toEqual(['pink hair', 'white hair']);
});
