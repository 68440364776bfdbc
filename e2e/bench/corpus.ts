/**
 * A large dataset that behaves like a real one: tiny real images of several formats and shapes, some 23 tags
 * each from a vocabulary of 30,000 that is used as unevenly as words are, and NL captions of three to six
 * sentences. Deterministic: the same size and seed give the same bytes.
 */
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tinyImages, type TinyImage } from './tinyImages.ts';
import { createRandom, createZipf, type Random } from './random.ts';
import { usualImages } from './usualImages.ts';
import { adjectives, characters, copyrights, nouns, ratings, sentences, staples } from './words.ts';

/** Raise it when the same size and seed give other bytes than before, so that an old corpus on disk is not used. */
const edition = 1;
const vocabularySize = 30_000;
const artistCount = 600;

export interface CorpusOptions {
  /** Where corpora are kept; this one gets a folder of its own in it. */
  readonly dir: string;
  readonly samples: number;
  readonly seed: number;
  /** `usual`: images of about a megapixel, few of them, each a file with many names. Otherwise tiny ones. */
  readonly images?: 'tiny' | 'usual';
}

export interface Corpus {
  /** The dataset's folder. */
  readonly root: string;
  readonly samples: number;
  /** False when it was found on disk as an earlier run had made it. */
  readonly made: boolean;
}

export interface Captions {
  readonly tags: string;
  readonly nl: string;
  readonly character: string;
}

const escape = (tag: string): string => tag.replaceAll('(', '\\(').replaceAll(')', '\\)');
const capitals = (name: string): string => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** General tags, most frequent first: the staples, then adjective and noun in a shuffled order. */
const makeVocabulary = (random: Random): readonly string[] => {
  const pairs = adjectives.flatMap((adjective) => nouns.map((noun) => `${adjective} ${noun}`));
  for (let i = pairs.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const swap = pairs[i] ?? '';
    pairs[i] = pairs[j] ?? '';
    pairs[j] = swap;
  }
  const rest = vocabularySize - staples.length - characters.length - artistCount;
  return [...staples, ...pairs.slice(0, rest)];
};

const makeProse = (name: string, copyright: string, random: Random): string => {
  const fill = (template: string): string =>
    template.replace(/\{(a|n|name)\}/g, (_, slot: string) => {
      if (slot === 'name') return name;
      return random.pick(slot === 'a' ? adjectives : nouns);
    });
  const first = `A {a} illustration of ${name} from ${capitals(copyright)}, featuring her with {a} {n} and {a} {n}.`;
  const count = 2 + random.below(4);
  return [first, ...Array.from({ length: count }, () => random.pick(sentences))].map(fill).join(' ');
};

/** Endless captions, in the order in which the corpus is written. */
export const createWriter = (seed: number): (() => Captions) => {
  const random = createRandom(seed);
  const vocabulary = makeVocabulary(random);
  const generalRank = createZipf(vocabulary.length, random);
  const characterRank = createZipf(characters.length, random);
  const artistRank = createZipf(artistCount, random);

  return () => {
    const character = characters[characterRank()] ?? characters[0];
    const copyright = random.chance(0.8) ? copyrights[0] : copyrights[1];
    const artist = artistRank();
    const tags = new Set([
      `${character} (arknights)`,
      copyright,
      `@${nouns[artist % nouns.length] ?? ''} ${Math.floor(artist / nouns.length) + 1}`,
    ]);
    const wanted = 16 + random.below(15);
    while (tags.size < wanted) tags.add(vocabulary[generalRank()] ?? '1girl');
    if (random.chance(0.9)) tags.add(random.pick(ratings));
    // Some files have another style: underscores and bare parentheses.
    const spelled = random.chance(0.03)
      ? [...tags].map((tag) => tag.replaceAll(' ', '_'))
      : [...tags].map(escape);
    return { tags: spelled.join(', '), nl: makeProse(capitals(character), copyright, random), character };
  };
};

/** Puts an image at a path, or gives the file of an earlier one another name. */
type Place = (image: TinyImage, path: string) => void;

const placeBytes: Place = ({ bytes }, path) => writeFileSync(path, bytes);

const createLinking = (): Place => {
  const files = new Map<TinyImage, string>();
  return (image, path) => {
    const file = files.get(image);
    if (file === undefined) placeBytes(image, path);
    else linkSync(file, path);
    files.set(image, file ?? path);
  };
};

const write = (
  root: string,
  { samples, seed }: CorpusOptions,
  images: readonly TinyImage[],
  place: Place,
): void => {
  const nextCaptions = createWriter(seed);
  const random = createRandom(seed + 1);
  for (const character of characters) mkdirSync(join(root, character), { recursive: true });
  for (let i = 0; i < samples; i++) {
    const { tags, nl, character } = nextCaptions();
    const image = random.pick(images);
    const stem = join(root, character, `${character.replaceAll(' ', '_')}_${String(i).padStart(6, '0')}`);
    place(image, `${stem}.${image.extension}`);
    // One in a hundred has no tags yet, one in fifty no NL caption, and a few are empty.
    const gap = random.below(1000);
    if (gap >= 10) writeFileSync(`${stem}.txt`, gap < 13 ? '' : tags);
    if (gap < 10 || gap >= 30) writeFileSync(`${stem}_nl.txt`, gap >= 997 ? '' : `${nl}\n`);
  }
};

/** Makes the corpus, or finds it where an earlier run left it. */
export const makeCorpus = async (options: CorpusOptions): Promise<Corpus> => {
  const { dir, samples, seed, images = 'tiny' } = options;
  const kind = images === 'tiny' ? '' : `-${images}`;
  const folder = join(dir, `corpus-${edition}-${samples}-${seed}${kind}`);
  const root = join(folder, 'dataset');
  const whole = join(folder, 'whole');
  if (existsSync(whole)) return { root, samples, made: false };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  if (images === 'tiny') write(root, options, await tinyImages(), placeBytes);
  else write(root, options, await usualImages(), createLinking());
  writeFileSync(whole, '');
  return { root, samples, made: true };
};
