/** The tags of a drawn caption: how they are split, shuffled and dropped. */
import { tagKey } from '../caption/identity.ts';
import type { MixConfig } from './mixConfig.ts';
import { roundHalfEven, strip, universalNewlines } from './python.ts';
import { chooseSome, shuffled, type Random } from './random.ts';

/** Dropout always leaves at least this many tags. */
const survivors = 3;

/** The tags that the trainer sees in a caption file's text: split on exactly the delimiter, so `a,b` is one tag. */
export const trainerTags = (text: string, delimiter: string): readonly string[] =>
  universalNewlines(text)
    .split(delimiter)
    .map(strip)
    .filter((tag) => tag !== '');

/** Identity keys of everything in one of the trainer's tags: `a,b` has two tags of the dataset. */
export const keysWithin = (tag: string): readonly string[] =>
  tag
    .replace(/^\ufeff/, '')
    .split(/[,\n]/)
    .map(tagKey);

/** How many of the tags at the front keep their place and are never dropped. */
export const keptFirst = (config: MixConfig, tags: number): number =>
  Math.min(Math.max(config.shuffle_keep_first_n, 0), tags);

/**
 * True where shuffling moves even the tags that were to be kept first: none are kept, or as many as there
 * are, or more.
 */
export const shufflesAll = (config: MixConfig, tags: number): boolean => {
  const kept = config.shuffle_keep_first_n;
  return config.shuffle_tags && !(kept > 0 && kept < tags);
};

/**
 * How many tags dropout takes from a caption: a fixed number, not a coin for each.
 * @param droppable tags that neither their position nor the list protects
 * @param tags all tags of the caption
 */
export const dropCount = (droppable: number, tags: number, fraction: number): number =>
  fraction <= 0 ? 0 : Math.min(roundHalfEven(droppable * fraction), Math.max(0, tags - survivors));

export interface DrawnTag {
  readonly text: string;
  /** Its position in the caption file, from 0. */
  readonly index: number;
  /** `first`: protected by its position; `listed`: by the list of protected tags. */
  readonly fate: 'first' | 'listed' | 'kept' | 'dropped';
}

const inOrder = (tags: readonly string[], config: MixConfig, random: Random) => {
  const entries = tags.map((text, index) => ({ text, index }));
  if (!config.shuffle_tags) return entries;
  if (shufflesAll(config, tags.length)) return shuffled(entries, random);
  const kept = keptFirst(config, tags.length);
  return [...entries.slice(0, kept), ...shuffled(entries.slice(kept), random)];
};

/** All tags in their drawn order, each with its outcome. */
export const drawTags = (
  tags: readonly string[],
  config: MixConfig,
  protectedTags: ReadonlySet<string>,
  random: Random,
): readonly DrawnTag[] => {
  const kept = keptFirst(config, tags.length);
  const ordered = inOrder(tags, config, random).map(({ text, index }, position): DrawnTag => {
    const listed = protectedTags.has(text) ? 'listed' : 'kept';
    return { text, index, fate: position < kept ? 'first' : listed };
  });
  const droppable = ordered.filter(({ fate }) => fate === 'kept').length;
  const drop = chooseSome(droppable, dropCount(droppable, tags.length, config.tag_dropout_percent), random);
  let nth = -1;
  return ordered.map(({ text, index, fate }): DrawnTag => {
    if (fate === 'kept') nth += 1;
    return { text, index, fate: fate === 'kept' && drop.has(nth) ? 'dropped' : fate };
  });
};
