/** One tag becomes another. */
import { z } from 'zod';
import { tagKey } from '../../caption/identity.ts';
import { nowhere, otherTagField, tagField, whereFields } from '../bulkForm.ts';
import { changed, inNl, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { renameTag as renameInTags } from '../tagEdits.ts';
import { tagText } from '../tagPlace.ts';
import { captionsIn, quoted, spelledSo, whereWords } from '../words.ts';

const schema = z.object({
  kind: z.literal('rename-tag'),
  from: tagText,
  to: tagText,
  tags: z.boolean().default(true),
  /** Also wherever the NL caption names it. */
  prose: z.boolean(),
});

export const renameTag: EditKind<'rename-tag', typeof schema> = {
  kind: 'rename-tag',
  schema,
  label: (edit) => `Rename ${quoted(edit.from)} to ${quoted(edit.to)}${whereWords(edit)}`,
  nothing: ({ from, to, tags, prose }, { having }) => {
    const missing = `No caption here has the tag ${quoted(from)}`;
    if (!tags) return `No NL caption here names ${quoted(from)}.`;
    if (having !== null && having > 0) return spelledSo(to, having);
    return prose ? `${missing}, and no NL caption names it.` : `${missing}.`;
  },
  tagsNamed: ({ from, to }) => [from, to],
  captions: captionsIn,
  apply: ({ from, to, tags, prose }, captions, context) =>
    changed(
      tags ? inTags(captions, (text) => renameInTags(text, from, to, context)) : null,
      prose ? inNl(captions, [[from, to]]) : null,
    ),
  tagsWritten: ({ to }) => [to],
  tagsTouched: ({ from }) => [tagKey(from)],
  namesSought: ({ from, prose }) => (prose ? [from] : []),
  bulk: {
    name: 'Rename a tag',
    about: 'One tag becomes another, in any spelling. If a caption has both, only one is kept.',
    fields: [tagField(), otherTagField('New name'), ...whereFields],
    input: ({ tag, other, tags, prose }) => ({ from: tag, to: other, tags, prose }),
    values: ({ from, to, tags, prose }) => ({ tag: from, other: to, tags, prose }),
    lacks: (path) => (path === 'to' ? 'Type the new name.' : 'Enter the tag to rename.'),
    problem: nowhere,
  },
  command: {
    name: 'rename',
    about: 'rename a tag in tags, and its name in NL captions',
    words: [
      { name: 'from', about: 'the tag, in any spelling' },
      { name: 'to', about: 'the new one' },
    ],
    takesOnly: true,
    input: ([from, to], captions) => ({ from, to, ...captions }),
  },
};
