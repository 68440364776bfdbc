/** A tag moves to another position of its caption. */
import { z } from 'zod';
import { tagKey } from '../../caption/identity.ts';
import { placedTag, placedTagLacks, placedTagValues, placeFields, tagField } from '../bulkForm.ts';
import { changed, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { moveTagTo } from '../tagEdits.ts';
import { tagPlace, tagText } from '../tagPlace.ts';
import { noTag, placeWords, quoted } from '../words.ts';

const schema = z.object({
  kind: z.literal('move-tag'),
  tag: tagText,
  place: tagPlace,
});

export const moveTag: EditKind<'move-tag', typeof schema> = {
  kind: 'move-tag',
  schema,
  label: ({ tag, place }) => `Move ${quoted(tag)} ${placeWords(place)}`,
  nothing: ({ tag }, { having }) =>
    having !== null && having > 0 ? `${quoted(tag)} is in that place already.` : noTag(tag),
  tagsNamed: ({ tag, place }) => [tag, ...(place.at === 'after' ? [place.tag] : [])],
  captions: () => ['tags'],
  apply: ({ tag, place }, captions, context) =>
    changed(inTags(captions, (text) => moveTagTo(text, tag, place, context))),
  tagsTouched: ({ tag }) => [tagKey(tag)],
  bulk: {
    name: 'Move a tag',
    about: 'To another position of the same caption.',
    fields: [tagField(), ...placeFields],
    input: placedTag,
    values: placedTagValues,
    lacks: placedTagLacks,
  },
};
