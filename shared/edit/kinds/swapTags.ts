/** Two tags are exchanged. */
import { z } from 'zod';
import { tagKey } from '../../caption/identity.ts';
import { nowhere, otherTagField, tagField, textOf, whereFields } from '../bulkForm.ts';
import { changed, inNl, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { swapTags as swapInTags } from '../tagEdits.ts';
import { tagText } from '../tagPlace.ts';
import { captionsIn, quoted, whereWords } from '../words.ts';

const schema = z.object({
  kind: z.literal('swap-tags'),
  a: tagText,
  b: tagText,
  tags: z.boolean().default(true),
  /** Also wherever the NL caption names them. */
  prose: z.boolean(),
});

export const swapTags: EditKind<'swap-tags', typeof schema> = {
  kind: 'swap-tags',
  schema,
  label: (edit) => `Swap ${quoted(edit.a)} and ${quoted(edit.b)}${whereWords(edit)}`,
  nothing: ({ a, b }, { having }) =>
    having !== null && having > 0
      ? `${quoted(a)} and ${quoted(b)} are the same tag.`
      : `No caption here has ${quoted(a)} or ${quoted(b)}.`,
  tagsNamed: ({ a, b }) => [a, b],
  captions: captionsIn,
  apply: ({ a, b, tags, prose }, captions, context) =>
    changed(
      tags ? inTags(captions, (text) => swapInTags(text, a, b, context)) : null,
      prose
        ? inNl(captions, [
            [a, b],
            [b, a],
          ])
        : null,
    ),
  tagsWritten: ({ a, b }) => [a, b],
  tagsTouched: ({ a, b }) => [tagKey(a), tagKey(b)],
  namesSought: ({ a, b, prose }) => (prose ? [a, b] : []),
  bulk: {
    name: 'Swap two tags',
    about: 'For a batch that was labelled the wrong way round: both at once, in one step.',
    fields: [tagField('One tag'), otherTagField('The other tag'), ...whereFields],
    input: ({ tag, other, tags, prose }) => ({ a: tag, b: other, tags, prose }),
    values: ({ a, b, tags, prose }) => ({ tag: a, other: b, tags, prose }),
    lacks: (_, values) => (textOf(values, 'tag').trim() === '' ? 'Name both tags.' : 'Name the other tag.'),
    problem: nowhere,
  },
  command: {
    name: 'swap',
    about: 'swap two tags, and their names in NL captions, in one step',
    words: [
      { name: 'a', about: 'one tag' },
      { name: 'b', about: 'the other' },
    ],
    takesOnly: true,
    input: ([a, b], captions) => ({ a, b, ...captions }),
  },
};
