/**
 * Images that leave the dataset, by hand or as duplicates, and that come back: which files go with them, and what becomes
 * of the captions of the one that is kept.
 */
import { tagKey } from '../../../shared/caption/identity.ts';
import type { OpenDataset } from '../dataset.ts';
import { noCompanions } from '../../../shared/model/companions.ts';
import { fileNameOf, splitPath } from '../../../shared/paths.ts';
import { EngineError } from '../errors.ts';
import type { FilesRequest } from './protocol.ts';

interface Choice {
  readonly keep: number;
  readonly others: readonly number[];
  /** Null: captions stay as they are. Else the tags of all, and the NL caption of this sample; null: the kept one's own. */
  readonly merge: { readonly prose: number | null } | null;
}

export interface KeepOne extends Pick<Choice, 'keep' | 'merge'> {
  /** With the one that is kept. */
  readonly group: readonly number[];
  readonly to: 'aside' | 'trash';
  /** Whether all of them are as they were when they were compared. */
  readonly isUnchanged: boolean;
  /** The trash that undo can restore from, or null. */
  readonly trash: string | null;
}

/** The kept one's tags in their order, then those that only the others have. */
const union = ({ columns }: OpenDataset, ids: readonly number[]): readonly string[] => {
  const keys = new Set<string>();
  const tags: string[] = [];
  for (const [i, id] of ids.entries()) {
    for (const tag of columns.spellingsOf(id)) {
      // The kept one's own tags stay, repetitions too: these are a problem of their own, told elsewhere.
      if (i > 0 && keys.has(tagKey(tag))) continue;
      keys.add(tagKey(tag));
      tags.push(tag);
    }
  }
  return tags;
};

const mergedFiles = (dataset: OpenDataset, { keep, others, merge }: Choice): FilesRequest['files'] => {
  const facts = dataset.texts.facts(keep);
  if (merge === null || facts === undefined) return [];
  const files: FilesRequest['files'][number][] = [];
  const unread = dataset.columns.companions(keep)?.unread ?? [];
  const tags = union(dataset, [keep, ...others]);
  if (tags.length > dataset.columns.spellingsOf(keep).length) {
    files.push({ relPath: facts.tags.relPath, kind: 'tags', sample: keep, text: tags, unread });
  }
  const nl = merge.prose === null ? undefined : dataset.texts.nl([merge.prose]).get(merge.prose);
  if (merge.prose !== keep && nl !== undefined) {
    files.push({ relPath: facts.nl.relPath, kind: 'nl', sample: keep, text: nl, reword: true, unread });
  }
  return files;
};

const besides = (relPath: string, name: string): string => splitPath(relPath).folder + name;

/** What moves: the images with their captions and masks, but for those that an image which stays shares. */
const movesFor = (dataset: OpenDataset, ids: readonly number[]): NonNullable<FilesRequest['moves']> => {
  const going = new Set(ids.map((id) => dataset.columns.relPath(id)));
  const moves = new Map<string, { readonly relPath: string; readonly sample: number }>();
  const add = (relPath: string, sample: number): void => void moves.set(relPath, { relPath, sample });
  for (const id of ids) {
    const relPath = dataset.columns.relPath(id);
    add(relPath, id);
    const facts = dataset.texts.facts(id);
    if (facts === undefined || !facts.sameName.every((other) => going.has(other))) continue;
    for (const { relPath: caption, text } of [facts.tags, facts.nl]) if (text !== null) add(caption, id);
    const companions = dataset.columns.companions(id) ?? noCompanions;
    for (const name of companions.unread) add(besides(relPath, name), id);
    for (const mask of companions.masks) add(mask.relPath, id);
  }
  return [...moves.values()];
};

const trashProblem = (): EngineError =>
  new EngineError(
    'edit-failed',
    'This system has no trash that undo can restore from: set the images aside instead.',
  );

/** "a.png", "12 images". */
const named = (relPaths: readonly string[]): string => {
  const [only, ...more] = relPaths;
  if (only === undefined || more.length > 0) return `${relPaths.length.toLocaleString('en-US')} images`;
  return fileNameOf(only);
};

/**
 * The edit that moves images out of the dataset, with their captions and masks.
 * @param trash the trash that undo can restore from, or null
 * @throws EngineError `not-found` where none of them is there, `edit-failed` where there is no trash
 */
export const setAside = (
  dataset: OpenDataset,
  ids: readonly number[],
  to: 'aside' | 'trash',
  trash: string | null,
): FilesRequest => {
  const present = ids.filter((id) => dataset.texts.facts(id) !== undefined);
  if (present.length === 0) throw new EngineError('not-found', 'These images are no longer in the dataset.');
  if (to === 'trash' && trash === null) throw trashProblem();
  const what = named(present.map((id) => dataset.columns.relPath(id)));
  return {
    label: to === 'trash' ? `Move ${what} to the trash` : `Set ${what} aside`,
    intention: { kind: 'set-aside', to, images: present.length },
    files: [],
    moves: movesFor(dataset, present),
    ...(to === 'trash' && trash !== null ? { trash } : {}),
  };
};

/** The edit that moves images back from the folder beside the dataset. @throws EngineError `not-found` for none */
export const bringBack = (
  images: readonly { readonly relPath: string; readonly companions: readonly string[] }[],
): FilesRequest => {
  if (images.length === 0) throw new EngineError('not-found', 'These images are no longer set aside.');
  const relPaths = new Set(images.flatMap(({ relPath, companions }) => [relPath, ...companions]));
  return {
    label: `Bring ${named(images.map(({ relPath }) => relPath))} back`,
    intention: { kind: 'bring-back', images: images.length },
    files: [],
    moves: [...relPaths].map((relPath) => ({ relPath, sample: 0, back: true })),
  };
};

/**
 * The edit that keeps one image of a group and moves the others out of the dataset.
 * @throws EngineError `not-found` when images have changed since, `edit-failed` where there is no trash
 */
export const keepOne = (
  dataset: OpenDataset,
  { group, keep, to, merge, isUnchanged, trash }: KeepOne,
): FilesRequest => {
  const others = group.filter((id) => id !== keep);
  if (!isUnchanged || others.length === group.length) {
    throw new EngineError(
      'not-found',
      'These images have changed since they were compared: search for duplicates again.',
    );
  }
  if (to === 'trash' && trash === null) throw trashProblem();
  const kept = dataset.columns.relPath(keep);
  const count = others.length === 1 ? '1 duplicate' : `${others.length} duplicates`;
  const moved = to === 'trash' ? `${count} to the trash` : `set ${count} aside`;
  return {
    label: `Keep ${fileNameOf(kept)}, ${moved}${merge === null ? '' : ', captions merged'}`,
    intention: { kind: 'set-aside', to, keep: kept, merge: merge !== null },
    files: mergedFiles(dataset, { keep, others, merge }),
    moves: movesFor(dataset, others),
    ...(to === 'trash' && trash !== null ? { trash } : {}),
  };
};
