/**
 * From an intention and sample ids to what the edit thread needs: files, the dataset's style, its categories.
 * All of it is work on the thread that answers requests: what takes longer is cut into pieces that none of them waits for.
 */
import { setImmediate } from 'node:timers/promises';
import type { TagCategory } from '../../../shared/api/caption.ts';
import { proseWords } from '../../../shared/edit/proseEdits.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import {
  createStyleVote,
  preferredSpelling,
  type TagStyle,
  writeNewTag,
  writeTag,
} from '../../../shared/caption/style.ts';
import {
  type CaptionEdit,
  captionsOf,
  namesSought,
  tagsTouched,
  tagsWritten,
} from '../../../shared/edit/applyEdit.ts';
import type { Companions } from '../../../shared/model/companions.ts';
import type { OpenDataset } from '../dataset.ts';
import { type Columns, flag } from '../index/columns.ts';
import type { SamplesToPlan } from './planSamples.ts';
import type { PlanRequest } from './protocol.ts';

type PlannedEdit = PlanRequest['edit'];

/** By sample: 1 where it has one of these tags. */
const samplesWith = (columns: Columns, keys: readonly string[]): Uint8Array => {
  const found = new Uint8Array(columns.slots);
  for (const key of keys) {
    const tag = columns.tags.find(key);
    if (tag >= 0) for (const id of columns.tags.samples(tag)) found[id] = 1;
  }
  return found;
};

/**
 * The flag of a caption that cannot be read and may hold the tag, for all that is known: of tags, or of an NL caption where
 * the edit looks at no other. Beside tags that do not have the tag, an NL caption is not expected to name it.
 */
const unknownFor = (edit: CaptionEdit): number =>
  captionsOf(edit).includes('tags') ? flag.tagsUnreadable : flag.nlUnreadable;

/**
 * The samples that the edit could touch at all, by number; null for all. The plan reads only their files. What may
 * hold the tag and cannot be read is among them, so that the plan names it.
 */
const candidates = (
  dataset: OpenDataset,
  edit: PlannedEdit,
  tagged: Uint8Array | null,
): Uint8Array | null => {
  if (tagged === null || edit.kind === 'convert') return null;
  const possible = tagged.slice();
  const { flags, slots } = dataset.columns;
  const unknown = unknownFor(edit);
  for (let id = 1; id < slots; id += 1) if (((flags[id] ?? 0) & unknown) !== 0) possible[id] = 1;
  for (const name of namesSought(edit)) {
    const words = proseWords(tagKey(name));
    if (words.length === 0) continue;
    for (const id of dataset.texts.search(`"${words.join(' ')}"`)) possible[id] = 1;
  }
  return possible;
};

/** Samples of a scope, for the thread; `possible`: only those whose number is not 0 there. */
const samplesOf = (
  dataset: OpenDataset,
  ids: readonly number[],
  possible: Uint8Array | null,
): SamplesToPlan => {
  const { columns, suffixes } = dataset;
  const some = Int32Array.from(possible === null ? ids : ids.filter((id) => possible[id] !== 0));
  const companions = new Map<number, Companions>();
  for (const id of some) {
    const of = columns.companions(id);
    if (of !== null) companions.set(id, of);
  }
  const { slots, flags, pathStart, pathLength, pathBytes } = dataset.sharedColumns();
  return {
    ids: some,
    columns: { slots, flags, pathStart, pathLength, pathBytes },
    suffixes,
    companions,
  };
};

/** Tags asked how they are written in one piece. */
const tagsAPiece = 2000;

/** How this dataset writes its tags: what most of them do. */
const styleOf = async ({ columns: { tags } }: OpenDataset): Promise<TagStyle> => {
  const vote = createStyleVote();
  for (let tag = 0; tag < tags.size; tag += 1) {
    if (tag % tagsAPiece === 0) await setImmediate();
    for (const spelling of tags.spellings(tag)) vote.add(spelling);
  }
  return vote.result();
};

/** Whether the user's list of tags has a tag, by key: artists have no `@` there. */
export type IsListed = (key: string) => boolean;

/**
 * How the tags that an edit names are written: one that the dataset has, as the dataset spells it; one of the
 * user's list, in the dataset's style; an unknown one, as it was typed.
 */
const spellingsFor = (
  { columns: { tags } }: OpenDataset,
  edit: PlannedEdit,
  style: TagStyle,
  isListed: IsListed,
): PlanRequest['spellings'] => {
  const typed = tagsWritten(edit);
  return typed.map((text) => {
    const key = tagKey(text);
    const tag = tags.find(key);
    if (tag >= 0 && tags.count(tag) > 0) return [key, preferredSpelling(tags.spellings(tag), style)];
    const listed = isListed(key) || (key.startsWith('@') && isListed(key.slice(1)));
    return [key, listed ? writeTag(text, style) : writeNewTag(text, style)];
  });
};

const categoriesOf = ({ columns: { tags } }: OpenDataset): (readonly [string, TagCategory])[] => {
  const categories: (readonly [string, TagCategory])[] = [];
  for (let tag = 0; tag < tags.size; tag += 1) {
    const category = tags.category(tag);
    if (category !== 'general') categories.push([tags.key(tag), category]);
  }
  return categories;
};

export interface ScopedRequest {
  readonly request: PlanRequest;
  /** Samples of the scope, and outside of it, that have the same tag; null where that means nothing. */
  readonly having: number | null;
  readonly elsewhere: number | null;
}

export const requestFor = async (
  dataset: OpenDataset,
  edit: PlannedEdit,
  ids: readonly number[],
  isListed: IsListed,
): Promise<ScopedRequest> => {
  const keys = tagsTouched(edit);
  const tagged = keys === null ? null : samplesWith(dataset.columns, keys);
  const possible = candidates(dataset, edit, tagged);
  let [having, elsewhere]: [number | null, number | null] = [null, null];
  if (tagged !== null) {
    having = ids.reduce((count, id) => count + (tagged[id] ?? 0), 0);
    for (const id of ids) tagged[id] = 0;
    elsewhere = tagged.reduce((count, one) => count + one, 0);
  }
  const style = await styleOf(dataset);
  await setImmediate();
  const categories = categoriesOf(dataset);
  await setImmediate();
  const spellings = spellingsFor(dataset, edit, style, isListed);
  return {
    request: { edit, style, spellings, categories, samples: samplesOf(dataset, ids, possible) },
    having,
    elsewhere,
  };
};
