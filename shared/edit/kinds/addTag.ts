/** A tag is added where it is missing. */
import { z } from 'zod';
import { placedTag, placedTagLacks, placedTagValues, placeFields, tagField } from '../bulkForm.ts';
import { changed, changeOf } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { addTag as addToTags } from '../tagEdits.ts';
import { tagPlace, tagText } from '../tagPlace.ts';
import { placeWords, quoted, samplesWord } from '../words.ts';

const schema = z.object({
  kind: z.literal('add-tag'),
  tag: tagText,
  place: tagPlace,
});

export const addTag: EditKind<'add-tag', typeof schema> = {
  kind: 'add-tag',
  schema,
  label: ({ tag, place }) => `Add ${quoted(tag)} ${placeWords(place)}`,
  nothing: ({ tag }, { scope }) =>
    scope === 1
      ? `The sample has ${quoted(tag)} already.`
      : `All ${samplesWord(scope)} have ${quoted(tag)} already.`,
  tagsNamed: ({ tag, place }) => [tag, ...(place.at === 'after' ? [place.tag] : [])],
  captions: () => ['tags'],
  apply: ({ tag, place }, { tags }, context) => {
    // It makes a caption where there is none; no other kind does.
    const before = tags ?? '';
    const after = addToTags(before, tag, place, context);
    return changed(after === before ? null : changeOf('tags', tags, after));
  },
  tagsWritten: ({ tag }) => [tag],
  bulk: {
    name: 'Add a tag',
    about: 'Where it is missing, at the place you choose.',
    fields: [tagField(), ...placeFields],
    input: placedTag,
    values: placedTagValues,
    lacks: placedTagLacks,
  },
};
