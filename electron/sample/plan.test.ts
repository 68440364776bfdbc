import { describe, expect, test } from 'vitest';
import { tagKey } from '../../shared/caption/identity.ts';
import { parseTags } from '../../shared/caption/tagCaption.ts';
import { sampleTruth, type Plant } from '../../shared/api/sampleTruth.ts';
import { spokenName } from './character.ts';
import { characters } from './characters.ts';
import { planSample } from './plan.ts';

const plan = planSample(1, 360);
const { truth } = plan;
const bytesOf = new Map(plan.captions.map(({ relPath, bytes }) => [relPath, bytes]));
const ofKind = <K extends Plant['kind']>(kind: K): readonly Extract<Plant, { kind: K }>[] =>
  truth.plants.filter((plant): plant is Extract<Plant, { kind: K }> => plant.kind === kind);

/** Image files with a planted mistake, by kind. */
const planted = (...kinds: readonly Plant['kind'][]): ReadonlySet<string> =>
  new Set(
    truth.plants.flatMap((plant) =>
      kinds.includes(plant.kind) && 'relPath' in plant ? [plant.relPath] : [],
    ),
  );

const text = (file: string | null): string =>
  new TextDecoder().decode(file === null ? undefined : bytesOf.get(file));
const written = (file: string | null): readonly string[] => parseTags(text(file)).map((tag) => tag.text);
const keys = (tags: readonly string[]): readonly string[] => tags.map(tagKey);
const characterKeys = new Set(characters.map(({ name }) => tagKey(`${name} (arknights)`)));
const charactersIn = (tags: readonly string[]): readonly string[] =>
  keys(tags).filter((key) => characterKeys.has(key));

/** Which character a text names; the longer of two names that overlap. */
const named = (prose: string): readonly string[] =>
  characters
    .filter((c) => new RegExp(`\\b${spokenName(c).replace('the ', '')}\\b`, 'i').test(prose))
    .map(({ name }) => tagKey(`${name} (arknights)`));

test('a plan of 360 has 360 images, and its truth fits the schema', () => {
  expect(plan.images).toHaveLength(360);
  expect(truth.samples.map(({ relPath }) => relPath)).toEqual(plan.images.map(({ relPath }) => relPath));
  expect(sampleTruth.safeParse({ ...truth, complete: true }).error).toBeUndefined();
});

test('no two files have the same path, and all lie in the folders that are made', () => {
  const paths = [...plan.images, ...plan.captions].map(({ relPath }) => relPath);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) expect(plan.folders).toContain(path.slice(0, path.lastIndexOf('/')));
});

test('all thirty characters are shown, Ember in exactly 3 images, the others in 5 to 20', () => {
  expect(truth.characters).toHaveLength(30);
  const [ember, ...more] = truth.characters.filter(({ images }) => images < 5 || images > 20);
  expect(more).toEqual([]);
  expect(ember).toEqual({ tag: 'ember \\(arknights\\)', images: 3, distinctImages: 3, labelled: 3 });
  expect(truth.characters.filter(({ labelled }) => labelled < 5 || labelled > 20)).toEqual([ember]);
  expect(ofKind('few-images')).toMatchObject([{ character: ember?.tag }]);
  expect(ofKind('few-images')[0]?.relPaths).toHaveLength(3);
});

describe('tags', () => {
  const troubled = planted('missing-caption', 'empty-caption', 'wrong-character', 'typo');
  const samples = truth.samples.filter(
    ({ tagsFile, relPath }) => tagsFile !== null && !troubled.has(relPath),
  );

  test('begin with who is shown, the copyright and the artist', () => {
    for (const { tagsFile, shows, artist } of samples) {
      const expected = [...shows, 'arknights', artist].map(tagKey);
      expect(keys(written(tagsFile)).slice(0, expected.length)).toEqual(expected);
    }
  });

  test('name no other character', () => {
    for (const { tagsFile, shows } of samples)
      expect(charactersIn(written(tagsFile))).toEqual(shows.map(tagKey));
  });

  test('are between 8 and 30, none twice, all lowercase', () => {
    for (const { tagsFile } of samples) {
      const tags = written(tagsFile);
      expect(tags.length).toBeGreaterThanOrEqual(8);
      expect(tags.length).toBeLessThanOrEqual(30);
      expect(new Set(keys(tags)).size).toBe(tags.length);
      for (const tag of tags) expect(tag).toBe(tag.toLowerCase());
    }
  });

  test('have one spelling each, but for the planted ones', () => {
    const odd = planted('spelling');
    const spellings = new Map<string, Set<string>>();
    for (const { tagsFile, relPath } of samples) {
      if (odd.has(relPath)) continue;
      for (const tag of written(tagsFile))
        spellings.set(tagKey(tag), (spellings.get(tagKey(tag)) ?? new Set()).add(tag));
    }
    expect([...spellings.values()].filter((set) => set.size > 1)).toEqual([]);
  });

  test('are not the same for two images, but for equal and shared copies', () => {
    const copies = new Set(
      ofKind('near-duplicate').flatMap(({ relPath, how }) => (how === 'equal' ? [relPath] : [])),
    );
    const shared = new Set(ofKind('shared-caption').flatMap(({ relPaths }) => relPaths.slice(1)));
    const texts = samples
      .filter(({ relPath }) => !copies.has(relPath) && !shared.has(relPath))
      .map(({ tagsFile }) => text(tagsFile));
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('count one where one is shown, two where two are', () => {
    for (const { tagsFile, shows } of samples) {
      const tags = keys(written(tagsFile));
      expect(tags.includes('solo')).toBe(shows.length === 1);
      expect(tags.includes('2girls')).toBe(shows.length === 2);
    }
  });
});

describe('NL captions', () => {
  const troubled = planted(
    'missing-caption',
    'empty-caption',
    'wrong-character',
    'nl-names-other',
    'not-utf8',
  );
  const samples = truth.samples.filter(({ nlFile, relPath }) => nlFile !== null && !troubled.has(relPath));

  test('names the shown character and the game in its first sentence, and no other character anywhere', () => {
    for (const { nlFile, shows } of samples) {
      const prose = text(nlFile);
      const [sentence = ''] = prose.split('. ');
      expect(sentence).toContain('Arknights: Endfield');
      expect(named(sentence).toSorted()).toEqual(shows.map(tagKey).toSorted());
      expect(named(prose).toSorted()).toEqual(shows.map(tagKey).toSorted());
    }
  });

  test('has two to five sentences, and no slips of the pen', () => {
    const slip = /undefined|null| {2}|\b(?:a [aeiou]|an [^aeiou\W])| ,|\.\.|[^.]$/i;
    const wrong = samples.flatMap(({ nlFile }) => {
      const prose = text(nlFile).trim();
      const sentences = prose.split(/(?<=\.)\s+/);
      const fine =
        sentences.length >= 2 && sentences.length <= 5 && sentences.every((part) => /^[A-Z]/.test(part));
      return fine && !slip.test(prose) ? [] : [prose];
    });
    expect(wrong).toEqual([]);
  });

  test('is seldom the same twice', () => {
    const texts = samples.map(({ nlFile }) => text(nlFile));
    expect(new Set(texts).size).toBeGreaterThanOrEqual(texts.length - 2);
  });
});

describe('planted', () => {
  test('wrong characters: Pogranichnik and Alesh the wrong way round, tags and NL captions, all in one batch', () => {
    const wrong = ofKind('wrong-character');
    expect(wrong.filter(({ actual }) => actual.startsWith('pogranichnik'))).toHaveLength(6);
    expect(wrong.filter(({ actual }) => actual.startsWith('alesh'))).toHaveLength(5);
    expect(new Set(wrong.map(({ relPath }) => relPath.split('/')[0])).size).toBe(1);
    for (const { relPath, given, actual } of wrong) {
      const sample = truth.samples.find((s) => s.relPath === relPath);
      expect(sample?.shows).toEqual([actual]);
      expect(charactersIn(written(sample?.tagsFile ?? null))).toEqual([tagKey(given)]);
      expect(named(text(sample?.nlFile ?? null))).toEqual([tagKey(given)]);
    }
  });

  test('typos stand on disk as written', () => {
    expect(ofKind('typo').map((p) => p.written)).toEqual(
      Array.from({ length: 3 }, () => 'perlcia \\(arknights\\)'),
    );
    for (const { relPath, written: typo } of ofKind('typo')) {
      const sample = truth.samples.find((s) => s.relPath === relPath);
      expect(written(sample?.tagsFile ?? null)[0]).toBe(typo);
      expect(named(text(sample?.nlFile ?? null))).toEqual(['perlica (arknights)']);
    }
  });

  test('spellings stand on disk as written, and mean the same tag', () => {
    expect(new Set(ofKind('spelling').map(({ style }) => style))).toEqual(
      new Set(['unescaped', 'underscores']),
    );
    for (const { relPath, tags } of ofKind('spelling')) {
      const onDisk = written(truth.samples.find((s) => s.relPath === relPath)?.tagsFile ?? null);
      expect(tags.length).toBeGreaterThan(0);
      for (const tag of tags) {
        expect(onDisk).toContain(tag.written);
        expect(tagKey(tag.written)).toBe(tagKey(tag.meant));
      }
    }
  });

  test('an NL caption that names another leaves the tags right', () => {
    expect(ofKind('nl-names-other')).toHaveLength(3);
    for (const { relPath, named: other, actual } of ofKind('nl-names-other')) {
      const sample = truth.samples.find((s) => s.relPath === relPath);
      expect(charactersIn(written(sample?.tagsFile ?? null))).toEqual([tagKey(actual)]);
      expect(named(text(sample?.nlFile ?? null))).toEqual([tagKey(other)]);
    }
  });

  test('missing and empty captions are exactly those listed', () => {
    const missing = truth.samples.flatMap(({ relPath, tagsFile, nlFile }) => [
      ...(tagsFile === null ? [`${relPath} tags`] : []),
      ...(nlFile === null ? [`${relPath} nl`] : []),
    ]);
    expect(missing.toSorted()).toEqual(
      ofKind('missing-caption')
        .map((p) => `${p.relPath} ${p.caption}`)
        .toSorted(),
    );
    const empty = [...bytesOf].flatMap(([file, bytes]) =>
      new TextDecoder().decode(bytes).trim() === '' ? [file] : [],
    );
    expect(empty.toSorted()).toEqual(
      ofKind('empty-caption')
        .map(({ file }) => file)
        .toSorted(),
    );
  });

  test('bytes that are not UTF-8, CRLF and BOM are exactly where listed', () => {
    const notUtf8 = [...bytesOf].flatMap(([file, bytes]) => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return [];
      } catch {
        return [file];
      }
    });
    expect(notUtf8.toSorted()).toEqual(
      ofKind('not-utf8')
        .map(({ file }) => file)
        .toSorted(),
    );
    const withBytes = (...wanted: readonly number[]): readonly string[] =>
      [...bytesOf].flatMap(([file, bytes]) =>
        Buffer.from(bytes).includes(Buffer.from(wanted)) ? [file] : [],
      );
    expect(withBytes(0x0d, 0x0a).toSorted()).toEqual(
      ofKind('crlf')
        .map(({ file }) => file)
        .toSorted(),
    );
    expect(withBytes(0xef, 0xbb, 0xbf).toSorted()).toEqual(
      ofKind('bom')
        .map(({ file }) => file)
        .toSorted(),
    );
  });

  test('captions without an image are exactly the orphans', () => {
    const used = new Set(truth.samples.flatMap(({ tagsFile, nlFile }) => [tagsFile, nlFile]));
    const orphans = [...bytesOf.keys()].filter((file) => !used.has(file));
    expect(orphans.toSorted()).toEqual(
      ofKind('orphan-caption')
        .map(({ file }) => file)
        .toSorted(),
    );
  });

  test('two images share their captions where listed, and nowhere else', () => {
    const [shared, ...more] = ofKind('shared-caption');
    expect(more).toEqual([]);
    const owners = truth.samples.filter(({ tagsFile }) => tagsFile === shared?.files[0]);
    expect(owners.map(({ relPath }) => relPath).toSorted()).toEqual(shared?.relPaths.toSorted());
    const stems = truth.samples.map(({ relPath }) => relPath.replace(/\.\w+$/, ''));
    expect(new Set(stems).size).toBe(stems.length - 1);
  });

  test('every kind of near-duplicate is there, each of a clean original', () => {
    const copies = ofKind('near-duplicate');
    expect(new Set(copies.map(({ how }) => how))).toEqual(
      new Set(['equal', 'resized', 're-encoded', 'cropped', 'mirrored']),
    );
    const anything = new Set(truth.plants.flatMap((plant) => ('relPath' in plant ? [plant.relPath] : [])));
    for (const { of } of copies) expect(anything.has(of)).toBe(false);
  });

  test('explicit ratings stand exactly where listed', () => {
    const explicit = truth.samples.flatMap(({ relPath, tagsFile }) =>
      written(tagsFile).includes('explicit') ? [relPath] : [],
    );
    expect(explicit.toSorted()).toEqual([...planted('rated-explicit')].toSorted());
  });
});

test('any size can be had', () => {
  for (const size of [1, 2, 7, 30, 61, 120, 500]) {
    const small = planSample(4, size);
    expect(small.images).toHaveLength(size);
    expect(sampleTruth.safeParse({ ...small.truth, complete: true }).success).toBe(true);
  }
});

test('another seed makes another dataset', () => {
  expect(planSample(2, 40).truth.plants).not.toEqual(planSample(3, 40).truth.plants);
});
