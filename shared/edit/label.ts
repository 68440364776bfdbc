/** An edit in words, for history, reports and previews. */
import type { Edit } from './edit.ts';
import { editKind } from './editKinds.ts';

/** "Rename “a” to “b” in tags and NL captions". */
export const labelOf = (edit: Edit): string => editKind(edit.kind).label(edit);
