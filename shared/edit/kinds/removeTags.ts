/** Several tags are removed. */
import { z } from 'zod';
import { tagKey } from '../../caption/identity.ts';
import { parseTags } from '../../caption/tagCaption.ts';
import { textOf } from '../bulkForm.ts';
import { changed, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { removeTagEverywhere } from '../tagEdits.ts';
import { tagText } from '../tagPlace.ts';
import { quoted } from '../words.ts';

const schema = z.object({
  kind: z.literal('remove-tags'),
  tags: z.array(tagText).min(1).max(200),
});

export const removeTags: EditKind<'remove-tags', typeof schema> = {
  kind: 'remove-tags',
  schema,
  label: ({ tags }) =>
    tags.length <= 3 ? `Remove ${tags.map(quoted).join(', ')}` : `Remove ${tags.length} tags`,
  nothing: () => 'No sample has one of these tags.',
  tagsNamed: ({ tags }) => tags,
  captions: () => ['tags'],
  apply: ({ tags }, captions) => changed(inTags(captions, (text) => tags.reduce(removeTagEverywhere, text))),
  tagsTouched: ({ tags }) => tags.map(tagKey),
  bulk: {
    name: 'Remove several tags',
    about: 'In any spelling.',
    fields: [
      {
        is: 'line',
        name: 'tagList',
        label: 'Tags, separated by commas',
        initial: '',
        focus: (values) => textOf(values, 'tagList') === '',
      },
    ],
    input: (values) => ({ tags: parseTags(textOf(values, 'tagList')).map(({ text }) => text) }),
    values: ({ tags }) => ({ tagList: tags.join(', ') }),
  },
};
