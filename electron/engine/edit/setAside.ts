/** Keeping one of several images: which files go with the others, and what becomes of the kept one's captions. */
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
const filesFor = (dataset: OpenDataset, choice: Choice): Required<Pick<FilesRequest, 'files' | 'moves'>> => {
  const going = new Set(choice.others.map((id) => dataset.columns.relPath(id)));
  const moves = new Map<string, { readonly relPath: string; readonly sample: number }>();
  const add = (relPath: string, sample: number): void => void moves.set(relPath, { relPath, sample });
  for (const id of choice.others) {
    const relPath = dataset.columns.relPath(id);
    add(relPath, id);
    const facts = dataset.texts.facts(id);
    if (facts === undefined || !facts.sameName.every((other) => going.has(other))) continue;
    for (const { relPath: caption, text } of [facts.tags, facts.nl]) if (text !== null) add(caption, id);
    const companions = dataset.columns.companions(id) ?? noCompanions;
    for (const name of companions.unread) add(besides(relPath, name), id);
    for (const mask of companions.masks) add(mask.relPath, id);
  }
  return { files: mergedFiles(dataset, choice), moves: [...moves.values()] };
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
  if (to === 'trash' && trash === null) {
    throw new EngineError(
      'edit-failed',
      'This system has no trash that undo can restore from: set the images aside instead.',
    );
  }
  const kept = dataset.columns.relPath(keep);
  const count = others.length === 1 ? '1 duplicate' : `${others.length} duplicates`;
  const moved = to === 'trash' ? `${count} to the trash` : `set ${count} aside`;
  return {
    label: `Keep ${fileNameOf(kept)}, ${moved}${merge === null ? '' : ', captions merged'}`,
    intention: { kind: 'set-aside', to, keep: kept, merge: merge !== null },
    ...filesFor(dataset, { keep, others, merge }),
    ...(to === 'trash' && trash !== null ? { trash } : {}),
  };
};
