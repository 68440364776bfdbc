/** The kinds of edits. Those in the bulk dialog come first, in its order. */
import { addTag } from './kinds/addTag.ts';
import { clean } from './kinds/clean.ts';
import { clear } from './kinds/clear.ts';
import { convert } from './kinds/convert.ts';
import { mergeSpellings } from './kinds/mergeSpellings.ts';
import { moveTag } from './kinds/moveTag.ts';
import { normalise } from './kinds/normalise.ts';
import { removeTag } from './kinds/removeTag.ts';
import { removeTags } from './kinds/removeTags.ts';
import { renameTag } from './kinds/renameTag.ts';
import { replace } from './kinds/replace.ts';
import { sequence } from './kinds/sequence.ts';
import { setMark } from './kinds/setMark.ts';
import { setTags } from './kinds/setTags.ts';
import { setText } from './kinds/setText.ts';
import { sortTags } from './kinds/sortTags.ts';
import { swapTags } from './kinds/swapTags.ts';
import type { EditKind } from './editKind.ts';
import type { z } from 'zod';

export const editKinds = [
  renameTag,
  swapTags,
  addTag,
  removeTag,
  removeTags,
  moveTag,
  mergeSpellings,
  replace,
  sortTags,
  normalise,
  clean,
  setText,
  clear,
  convert,
  setTags,
  sequence,
  setMark,
] as const;

export type EditKindName = (typeof editKinds)[number]['kind'];
type AnyEditKind = EditKind<EditKindName, z.ZodObject>;

const byKind: ReadonlyMap<string, AnyEditKind> = new Map(
  editKinds.map((kind: AnyEditKind) => [kind.kind, kind]),
);

/** What a kind of edit is. */
export const editKind = (name: EditKindName): AnyEditKind => {
  const kind = byKind.get(name);
  if (kind === undefined) throw new Error(`No edit is called ${name}.`);
  return kind;
};
