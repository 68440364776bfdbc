/** A tag is removed. */
import { z } from 'zod';
import { tagKey } from '../../caption/identity.ts';
import { tagField } from '../bulkForm.ts';
import { changed, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { removeTagEverywhere } from '../tagEdits.ts';
import { tagText } from '../tagPlace.ts';
import { noTag, quoted } from '../words.ts';

const schema = z.object({
  kind: z.literal('remove-tag'),
  tag: tagText,
});

export const removeTag: EditKind<'remove-tag', typeof schema> = {
  kind: 'remove-tag',
  schema,
  label: ({ tag }) => `Remove ${quoted(tag)}`,
  nothing: ({ tag }) => noTag(tag),
  tagsNamed: ({ tag }) => [tag],
  captions: () => ['tags'],
  apply: ({ tag }, captions) => changed(inTags(captions, (text) => removeTagEverywhere(text, tag))),
  tagsTouched: ({ tag }) => [tagKey(tag)],
  bulk: {
    name: 'Remove a tag',
    about: 'In any spelling.',
    fields: [tagField()],
    input: ({ tag }) => ({ tag }),
    values: ({ tag }) => ({ tag }),
  },
};
