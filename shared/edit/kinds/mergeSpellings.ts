/** Every spelling of a tag becomes the given one. */
import { z } from 'zod';
import { tagKey } from '../../caption/identity.ts';
import { tagField } from '../bulkForm.ts';
import { changed, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { mergeSpellings as mergeInTags } from '../tagEdits.ts';
import { tagText } from '../tagPlace.ts';
import { noTag, quoted, spelledSo } from '../words.ts';

const schema = z.object({
  kind: z.literal('merge-spellings'),
  spelling: tagText,
});

export const mergeSpellings: EditKind<'merge-spellings', typeof schema> = {
  kind: 'merge-spellings',
  schema,
  label: ({ spelling }) => `Write ${quoted(spelling)} in one spelling`,
  nothing: ({ spelling }, { having }) =>
    having !== null && having > 0 ? spelledSo(spelling, having) : noTag(spelling),
  tagsNamed: ({ spelling }) => [spelling],
  captions: () => ['tags'],
  apply: ({ spelling }, captions) => changed(inTags(captions, (text) => mergeInTags(text, spelling))),
  tagsTouched: ({ spelling }) => [tagKey(spelling)],
  bulk: {
    name: 'Merge spellings',
    about: 'Every spelling of this tag becomes exactly the one you type.',
    fields: [tagField('Spelling')],
    input: ({ tag }) => ({ spelling: tag }),
    values: ({ spelling }) => ({ tag: spelling }),
  },
};
