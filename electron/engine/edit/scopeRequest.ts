/** From an intention and sample ids to what the edit thread needs: files, the dataset's style, its categories. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import { proseWords } from '../../../shared/edit/proseEdits.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import { prevailingStyle, type TagStyle } from '../../../shared/caption/style.ts';
import { tagsTouched } from '../../../shared/edit/applyEdit.ts';
import type { OpenDataset } from '../dataset.ts';
import type { Columns } from '../index/columns.ts';
import { captionNames } from '../scan/sidecars.ts';
import { stemOf } from '../scan/skip.ts';
import type { PlanSamples } from './plan.ts';
import type { PlanRequest } from './protocol.ts';

type PlannedEdit = PlanRequest['edit'];

/** Samples that have one of these tags. */
const samplesWith = (columns: Columns, keys: readonly string[]): Set<number> => {
  const found = new Set<number>();
  for (const key of keys) {
    const tag = columns.tags.find(key);
    if (tag >= 0) for (const id of columns.tags.samples(tag)) found.add(id);
  }
  return found;
};

const namesInProse = (edit: PlannedEdit): readonly string[] => {
  if (edit.kind === 'rename-tag' && edit.prose) return [edit.from];
  return edit.kind === 'swap-tags' && edit.prose ? [edit.a, edit.b] : [];
};

/** The samples that the edit could touch at all; the plan reads only their files. */
const candidates = (dataset: OpenDataset, edit: PlannedEdit, ids: readonly number[]): readonly number[] => {
  const keys = edit.kind === 'convert' ? null : tagsTouched(edit);
  if (keys === null) return ids;
  const possible = samplesWith(dataset.columns, keys);
  for (const name of namesInProse(edit)) {
    const words = proseWords(tagKey(name));
    if (words.length === 0) continue;
    for (const id of dataset.texts.search(`"${words.join(' ')}"`)) possible.add(id);
  }
  return ids.filter((id) => possible.has(id));
};

const folderOf = (relPath: string): string => relPath.slice(0, relPath.lastIndexOf('/') + 1);

const captionFiles = ({ columns, suffixes }: OpenDataset, ids: readonly number[]): PlanSamples => {
  // Asked only for a picture named like another's prose (`a_nl.png`): rare, so the set is made when it is needed.
  let stems: Set<string> | null = null;
  const allStems = (): Set<string> => {
    if (stems !== null) return stems;
    stems = new Set();
    for (let id = 1; id < columns.slots; id += 1) {
      const relPath = columns.relPath(id);
      const folder = folderOf(relPath);
      if (relPath !== '') stems.add(folder + stemOf(relPath.slice(folder.length)));
    }
    return stems;
  };
  const tags: (string | null)[] = [];
  const nl: string[] = [];
  for (const id of ids) {
    const relPath = columns.relPath(id);
    const folder = folderOf(relPath);
    const stem = stemOf(relPath.slice(folder.length));
    const names = captionNames(stem, suffixes, (other) => allStems().has(folder + other));
    tags.push(names.tags === null ? null : folder + names.tags);
    nl.push(folder + names.nl);
  }
  return { ids, tags, nl };
};

/** How this dataset writes its tags: what most of them do. */
export const styleOf = ({ columns: { tags } }: OpenDataset): TagStyle => {
  const spellings = [];
  for (let tag = 0; tag < tags.size; tag += 1) spellings.push(...tags.spellings(tag));
  return prevailingStyle(spellings);
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
  /** Samples outside of the scope that have the same tag; null where that means nothing. */
  readonly elsewhere: number | null;
}

export const requestFor = (
  dataset: OpenDataset,
  edit: PlannedEdit,
  ids: readonly number[],
): ScopedRequest => {
  const keys = edit.kind === 'convert' ? null : tagsTouched(edit);
  let elsewhere: number | null = null;
  if (keys !== null) {
    const outside = samplesWith(dataset.columns, keys);
    for (const id of ids) outside.delete(id);
    elsewhere = outside.size;
  }
  const samples = captionFiles(dataset, candidates(dataset, edit, ids));
  return {
    request: { edit, samples, style: styleOf(dataset), categories: categoriesOf(dataset) },
    elsewhere,
  };
};
