/** The drawn images with their tags, NL captions and image vectors, and ways in which tags go wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TagCategory } from '../../shared/api/caption.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import { parseTags } from '../../shared/caption/tagCaption.ts';
import { truthOf } from '../support/sample.ts';
import { vectorsOf } from './drawnVectors.ts';
import type { Random } from './random.ts';

export interface TagWorld {
  readonly keys: readonly string[];
  readonly categories: readonly TagCategory[];
  readonly images: readonly {
    readonly tags: ReadonlySet<number>;
    readonly nl: string | null;
    readonly folder: string;
    readonly artist: string;
    readonly vector: Float32Array;
  }[];
  /** Tags that are judged: what an image shows, in so many images at least. */
  readonly judged: readonly number[];
}

/** By image: the tags of its caption. */
export type Given = readonly Set<number>[];

const fewest = 12;

const categoryOf = (key: string): TagCategory => {
  if (key === 'arknights') return 'copyright';
  if (key.includes('(arknights)')) return 'character';
  if (key.startsWith('@')) return 'artist';
  if (key.startsWith('year ')) return 'year';
  return ['safe', 'sensitive', 'questionable', 'explicit', 'general'].includes(key) ? 'rating' : 'general';
};

/** @param root where the sample dataset was drawn */
export const drawnWorld = async (root: string): Promise<TagWorld> => {
  const samples = truthOf(root).samples.filter(({ tagsFile }) => tagsFile !== null);
  const vectors = await vectorsOf(
    root,
    samples.map(({ relPath }) => relPath),
  );
  const read = samples.flatMap(({ relPath, tagsFile, nlFile, artist }, at) => {
    const vector = vectors[at];
    if (vector === undefined) return [];
    const tags = parseTags(readFileSync(join(root, tagsFile ?? ''), 'utf8')).map(({ text }) => tagKey(text));
    const nl = nlFile === null ? null : readFileSync(join(root, nlFile), 'utf8');
    return [{ tags, nl, folder: relPath.split('/')[0] ?? '', artist, vector }];
  });
  const keys = [...new Set(read.flatMap(({ tags }) => tags))].toSorted();
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const images = read.map(({ tags, nl, folder, artist, vector }) => ({
    tags: new Set(tags.map((tag) => numbers.get(tag) ?? 0)),
    nl,
    folder,
    artist,
    vector,
  }));
  const categories = keys.map(categoryOf);
  const counts = keys.map((_, tag) => images.filter(({ tags }) => tags.has(tag)).length);
  const judged = [...keys.keys()].filter(
    (tag) =>
      categories[tag] === 'general' &&
      (counts[tag] ?? 0) >= fewest &&
      (counts[tag] ?? 0) < 0.97 * images.length,
  );
  return { keys, categories, images, judged };
};

const pick = (from: readonly number[], count: number, random: Random): number[] => {
  const left = [...from];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(random.below(left.length), 1)[0] ?? 0,
  );
};

/**
 * A part of each tag's images is made to lack it, and others, as many as another part, are made to have it.
 * Of each kind there is one at least, unless the part is 0.
 */
export const atRandom = (
  { images, judged }: TagWorld,
  { lacking, added }: { readonly lacking: number; readonly added: number },
  random: Random,
): Given => {
  const given = images.map(({ tags }) => new Set(tags));
  for (const tag of judged) {
    const has = [...images.keys()].filter((at) => images[at]?.tags.has(tag));
    const others = [...images.keys()].filter((at) => !images[at]?.tags.has(tag));
    const many = (part: number): number => (part === 0 ? 0 : Math.max(1, Math.round(part * has.length)));
    for (const at of pick(has, many(lacking), random)) given[at]?.delete(tag);
    for (const at of pick(others, many(added), random)) given[at]?.add(tag);
  }
  return given;
};

/** The images of a folder lack a tag. */
export const folderLacks = (world: TagWorld, given: Given, folder: string, tag: number): void => {
  for (const [at, image] of world.images.entries()) if (image.folder === folder) given[at]?.delete(tag);
};

/** In an artist's images, one tag stands in place of another. */
export const artistSays = (
  world: TagWorld,
  given: Given,
  artist: string,
  { instead, of }: { readonly instead: number; readonly of: number },
): void => {
  for (const [at, image] of world.images.entries())
    if (image.artist === artist && given[at]?.delete(of) === true) given[at]?.add(instead);
};

/** What is plainly to be seen: hair, eyes, ears, headwear and eyewear. */
export const isPlain = (key: string): boolean =>
  /^(?:black|brown|blonde|red|blue|green|aqua|purple|pink|white|grey|silver|orange|yellow) (?:hair|eyes)$/.test(
    key,
  ) ||
  /^(?:very long|long|short|medium) hair$/.test(key) ||
  / (?:ears|hairband|beret|eyewear)$/.test(key) ||
  ['glasses', 'eyepatch', 'halo', 'headphones', 'hairclip', 'hair flower', 'hair ribbon'].includes(key);
