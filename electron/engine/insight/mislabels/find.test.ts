import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TagCategory } from '../../../../shared/api/caption.ts';
import { categoriesOf } from '../../../../shared/caption/category.ts';
import type { SampleList } from './cast.ts';
import { findSuspects, type Found } from './find.ts';
import { createRandom } from './random.ts';

interface Caption {
  readonly relPath: string;
  readonly tags: readonly string[];
  readonly prose?: string;
  readonly vector?: Float32Array;
  readonly seen?: readonly string[];
}

/** As the engine passes them; tags are numbered in order of appearance. */
const find = (captions: readonly Caption[]): Found => {
  const keys = [...new Set(captions.flatMap(({ tags }) => tags))];
  const start = [0];
  const tags: number[] = [];
  for (const caption of captions) start.push(tags.push(...caption.tags.map((tag) => keys.indexOf(tag))));
  const categories: readonly TagCategory[] = categoriesOf(keys, {}).list;
  const list: SampleList = {
    relPaths: captions.map(({ relPath }) => relPath),
    start: Int32Array.from(start),
    tags: Int32Array.from(tags),
    keys,
    categories,
  };
  return findSuspects({
    list,
    nlOf: (sample) => captions[sample]?.prose ?? null,
    vectorOf: (sample) => captions[sample]?.vector,
    seenOf: (sample) => captions[sample]?.seen ?? null,
    onProgress: () => undefined,
  });
};

const looks = {
  perlica: ['white hair', 'green eyes', 'hoodie', 'sneakers', 'headphones'],
  yvonne: ['pink hair', 'red eyes', 'dress', 'boots', 'horns'],
  ember: ['brown hair', 'blue eyes', 'armor', 'cape', 'sword'],
} as const;
type Name = keyof typeof looks;

const chance = createRandom(3);
const others = ['smile', 'outdoors', 'standing', 'night', 'looking at viewer', 'simple background'];

const captionOf = (relPath: string, shows: Name, named: Name = shows): Caption => ({
  relPath,
  tags: [
    `${named} (arknights)`,
    'arknights',
    '@channel',
    '1girl',
    ...looks[shows].filter(() => chance.next() < 0.85),
    ...others.filter(() => chance.next() < 0.4),
  ],
});

const many = (name: Name, count: number, folder: string = name): Caption[] =>
  Array.from({ length: count }, (_, at) => captionOf(`${folder}/${String(at).padStart(2, '0')}.png`, name));

const dataset = [
  ...many('perlica', 12, 'set'),
  ...many('yvonne', 12, 'set2'),
  captionOf('set/wrong.png', 'yvonne', 'perlica'),
];

test('a suspect says in counts what speaks against its label, and shows the most alike of both', () => {
  const { suspects, judged } = find(dataset);
  expect(judged).toBe(25);
  const [first] = suspects;
  expect(first).toMatchObject({
    relPath: 'set/wrong.png',
    given: 'perlica (arknights)',
    suggested: 'yvonne (arknights)',
    tier: 'likely',
  });
  expect(first?.reasons.join('\n')).toMatch(/: 0 of 12 images of Perlica, \d+ of 12 of Yvonne's/);
  expect(first?.nearest.given).toHaveLength(6);
  expect(first?.nearest.given).not.toContain('set/wrong.png');
  expect(first?.nearest.suggested.every((relPath) => relPath.startsWith('set2/'))).toBe(true);
});

test('what is found does not depend on the order of the files', () => {
  const expected = find(dataset);
  fc.assert(
    fc.property(fc.shuffledSubarray(dataset, { minLength: dataset.length }), (shuffled) => {
      expect(find(shuffled)).toEqual(expected);
    }),
    { numRuns: 4 },
  );
});

test('names, copyrights, artists and trigger words say nothing of what is seen', () => {
  const named = dataset.map(({ relPath, tags }) => {
    const [name = '', ...rest] = tags;
    return { relPath, tags: [name, `trigger of ${name.split(' ')[0]}`, ...rest] };
  });
  expect(find(named).suspects[0]).toMatchObject({ relPath: 'set/wrong.png', tier: 'likely' });
});

test('a character in other clothes is the same character; several characters are not judged', () => {
  const dressed = many('ember', 6).map(({ relPath, tags }) => ({
    relPath,
    tags: ['ember (formal) (arknights)', ...tags],
  }));
  const pair = { relPath: 'pair.png', tags: ['perlica (arknights)', 'yvonne (arknights)', '2girls'] };
  const { judged, skipped } = find([...dataset, ...dressed, pair]);
  expect(judged).toBe(31);
  expect(skipped.map(({ tag }) => tag)).toEqual(['perlica (arknights)', 'yvonne (arknights)']);
  for (const { reason } of skipped) expect(reason).toContain('1 image with other characters');
});

test('a character with fewer than five images is named, and not judged', () => {
  const { skipped, suspects } = find([...dataset, ...many('ember', 3)]);
  expect(skipped.map(({ tag }) => tag)).toEqual(['ember (arknights)']);
  expect(skipped[0]?.reason).toContain('Only 3 images');
  expect(suspects.map(({ given }) => given)).not.toContain('ember (arknights)');
});

test('an NL caption and a folder that name another are reasons, and do not outweigh a plain image', () => {
  const said = dataset.map((caption) => {
    if (caption.relPath === 'set/wrong.png') {
      return { ...caption, relPath: '10_yvonne/wrong.png', prose: 'A drawing of Yvonne from Arknights.' };
    }
    return caption.relPath === 'set/03.png' ? { ...caption, prose: 'Yvonne stands there.' } : caption;
  });
  const { suspects } = find(said);
  expect(suspects[0]?.relPath).toBe('10_yvonne/wrong.png');
  expect(suspects[0]?.reasons).toEqual(
    expect.arrayContaining(['the NL caption names Yvonne only', 'the folder is named after Yvonne']),
  );
  expect(suspects.filter(({ relPath, tier }) => relPath === 'set/03.png' && tier === 'likely')).toEqual([]);
});

test('images tell where tags do not', () => {
  const random = createRandom(9);
  const vectorOf = (at: number): Float32Array => {
    const vector = Float32Array.from({ length: 16 }, (_, i) => (i === at ? 3 : 0) + random.next());
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  const blank = (caption: Caption, shows: number): Caption => ({
    ...caption,
    tags: [...caption.tags.slice(0, 4), ...others.filter(() => random.next() < 0.5)],
    vector: vectorOf(shows),
  });
  const seen = dataset.map((caption) => blank(caption, /yvonne|set2|wrong/.test(caption.relPath) ? 1 : 0));
  const { suspects, compared } = find(seen);
  expect(compared).toBe(25);
  expect(suspects[0]).toMatchObject({ relPath: 'set/wrong.png', suggested: 'yvonne (arknights)' });
  expect(suspects[0]?.reasons.join('\n')).toContain('most alike images are of Yvonne');
});

const shownIn = ({ relPath }: Caption): Name => (/yvonne|set2|wrong/.test(relPath) ? 'yvonne' : 'perlica');

/** Its caption says nothing of looks; a tagger sees most of them. */
const onlySeen = (caption: Caption, random: ReturnType<typeof createRandom>): Caption => ({
  ...caption,
  tags: [...caption.tags.slice(0, 4), ...others.filter(() => random.next() < 0.5)],
  seen: looks[shownIn(caption)].filter(() => random.next() < 0.9),
});

const unseen = ({ relPath, tags }: Caption): Caption => ({ relPath, tags });

test('what a tagger sees tells where captions do not, once it has looked at nearly all', () => {
  const random = createRandom(9);
  const seen = dataset.map((caption) => onlySeen(caption, random));
  const [suspect] = find(seen).suspects;
  expect(suspect).toMatchObject({ relPath: 'set/wrong.png', suggested: 'yvonne (arknights)' });
  expect(suspect?.reasons.join('\n')).toContain('(a tagger sees it)');
  // Only one of the two has been looked at: that alone must not tell who is shown.
  const half = seen.map((caption) => (shownIn(caption) === 'yvonne' ? caption : unseen(caption)));
  expect(find(half)).toEqual(find(seen.map(unseen)));
});

test('a dataset without two characters has no suspects', () => {
  expect(find([])).toMatchObject({ judged: 0, suspects: [] });
  expect(find(many('perlica', 8))).toMatchObject({ judged: 0, suspects: [] });
});
