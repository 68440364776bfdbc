/** One caption's tags, from chips: only the differences from the shown list are written. */
import { z } from 'zod';
import { changed, changeOf, movedOn } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { setTagsSeen } from '../tagEdits.ts';
import { tagText } from '../tagPlace.ts';

const schema = z.object({
  kind: z.literal('set-tags'),
  tags: z.array(tagText),
  expected: z.array(z.string()),
});

export const setTags: EditKind<'set-tags', typeof schema> = {
  kind: 'set-tags',
  schema,
  label: () => 'Edit tags',
  nothing: () => 'The caption has these tags already.',
  tagsNamed: ({ tags }) => tags,
  captions: () => ['tags'],
  apply: ({ tags, expected }, captions) => {
    const after = setTagsSeen(captions.tags ?? '', expected, tags);
    return after === null ? movedOn('tags') : changed(changeOf('tags', captions.tags, after));
  },
};
