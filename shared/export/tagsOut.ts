/** An exported tags caption: renamed, filtered, sorted, spelled. Pure; the file in the dataset stays. */
import type { TagCategory } from '../api/caption.ts';
import { tagKey } from '../caption/identity.ts';
import { onlySpelling } from '../caption/style.ts';
import { parseTags } from '../caption/tagCaption.ts';
import { absorbedTags } from './absorbed.ts';
import type { CaptionsOut, TagsOut } from './commonSettings.ts';

export type CategoryOf = (key: string) => TagCategory;

interface OutTag {
  readonly key: string;
  readonly text: string;
}

export interface TagsText {
  /** Null where nothing is left. */
  readonly text: string | null;
  /** The tags in it, one by one, without the words of prefix and suffix. */
  readonly list: readonly string[];
  /**
   * The characters and works that the caption names, spelled as exported, also where these are left out of
   * the text.
   */
  readonly characters: readonly string[];
  readonly copyright: string | null;
  /** Keys of the tags that its characters absorb, whether or not it had them. */
  readonly absorbed: ReadonlySet<string>;
}

/** `1girl`, `2boys`, `6+girls`, `multiple others`: the count, in the words of the base model's card. */
const countTag = /^(?:\d+\+?(?:girl|boy|other)s?|multiple (?:girls|boys|others)|no humans)$/;

type Rank = (tag: OutTag, category: TagCategory) => number;

const placed = (order: readonly TagCategory[], rest: number): ((category: TagCategory) => number) => {
  const places = new Map(order.map((category, place) => [category, place]));
  return (category) => places.get(category) ?? rest;
};

const missionPlace = placed(['character', 'copyright', 'artist'], 3);
/** Positions are doubled, so that the count fits between the rating and the character. */
const modelPlace = placed(['quality', 'year', 'rating', 'character', 'copyright', 'artist'], 6);

const ranks: Readonly<Record<Exclude<TagsOut['order'], 'as-is'>, Rank>> = {
  mission: (_, category) => missionPlace(category),
  'base-model': ({ key }, category) => (countTag.test(key) ? 2.5 : modelPlace(category)),
};

const inOrder = (
  tags: readonly OutTag[],
  order: TagsOut['order'],
  categoryOf: CategoryOf,
): readonly OutTag[] => {
  if (order === 'as-is') return tags;
  const rank = ranks[order];
  return tags
    .map((tag) => ({ tag, rank: rank(tag, categoryOf(tag.key)) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ tag }) => tag);
};

/** Spelled as chosen; a tag with only one spelling keeps it. */
const spelled = (text: string, { parentheses, spaces, letters }: TagsOut): string => {
  if (parentheses === 'as-is' && spaces === 'as-is' && letters === 'as-is') return text;
  const only = onlySpelling(text);
  if (only !== null) return only;
  let result = text;
  if (letters === 'lowercase') result = result.toLowerCase();
  if (spaces === 'underscores') result = result.replaceAll(/\s+/g, '_');
  if (spaces === 'spaces') result = result.replaceAll(/[\s_]+/g, ' ').trim();
  if (parentheses !== 'as-is') result = result.replaceAll(/\\+([()])/g, '$1');
  return parentheses === 'escaped' ? result.replaceAll(/[()]/g, '\\$&') : result;
};

/** Whether tags are exported as the bytes they are, where none of them is absorbed. */
const leavesTags = ({ tags, rename }: CaptionsOut): boolean =>
  rename.length === 0 &&
  tags.order === 'as-is' &&
  tags.parentheses === 'as-is' &&
  tags.spaces === 'as-is' &&
  tags.letters === 'as-is' &&
  tags.drop.length === 0 &&
  tags.trigger === '' &&
  tags.prefix === '' &&
  tags.suffix === '';

/** All renamed at once, so that two tags can be exchanged; a tag that exists already is not added twice. */
const renamed = (tags: readonly OutTag[], targets: ReadonlyMap<string, string>): readonly OutTag[] => {
  if (targets.size === 0) return tags;
  const made = new Set([...targets.values()].map(tagKey));
  const seen = new Set<string>();
  return tags.flatMap((tag) => {
    const to = targets.get(tag.key);
    const now = to === undefined ? tag : { key: tagKey(to), text: to };
    if (made.has(now.key) && seen.has(now.key)) return [];
    seen.add(now.key);
    return [now];
  });
};

/** A new name that the dataset does not have gets the category of the old one. */
const withTargets = (categoryOf: CategoryOf, targets: ReadonlyMap<string, string>): CategoryOf => {
  const inherited = new Map(Array.from(targets, ([from, to]) => [tagKey(to), categoryOf(from)]));
  return (key) => {
    const known = categoryOf(key);
    return known === 'general' ? (inherited.get(key) ?? known) : known;
  };
};

/**
 * Makes a function that turns tags captions into exported ones.
 * @returns a function of a caption; null: there is none
 */
export const tagsWriter = (
  settings: CaptionsOut,
  categoryOf: CategoryOf,
): ((caption: string | null) => TagsText) => {
  const { tags: out, rename } = settings;
  const targets = new Map(rename.map(({ from, to }) => [tagKey(from), to.trim()]));
  const categoryOut = withTargets(categoryOf, targets);
  const dropped = new Set(out.drop);
  const absorbedIn = absorbedTags(settings.absorb);
  const asIs = leavesTags(settings);
  const triggerKey = tagKey(out.trigger);
  const spell = ({ text }: OutTag): string => spelled(text, out);

  return (caption) => {
    const all = parseTags(caption ?? '').map(({ text }) => ({ key: tagKey(text), text }));
    const absorbed = absorbedIn(all.flatMap(({ key }) => (categoryOf(key) === 'character' ? [key] : [])));
    const left = all.filter(({ key }) => !absorbed.has(key));
    const tags = renamed(left, targets);
    const of = (category: TagCategory): readonly string[] =>
      tags.filter(({ key }) => categoryOut(key) === category).map(spell);
    const names = {
      characters: [...new Set(of('character'))],
      copyright: of('copyright')[0] ?? null,
      absorbed,
    };
    if (asIs && left.length === all.length) {
      const list = tags.map(({ text }) => text);
      return { text: list.length === 0 ? null : caption, list, ...names };
    }
    const kept = tags.filter(
      ({ key }) => !dropped.has(categoryOut(key)) && (out.trigger === '' || key !== triggerKey),
    );
    const spelledTags = inOrder(kept, out.order, categoryOut).map(spell);
    const list = out.trigger === '' ? spelledTags : [out.trigger, ...spelledTags];
    const text = list.length === 0 ? null : out.prefix + list.join(', ') + out.suffix;
    return { text, list, ...names };
  };
};
