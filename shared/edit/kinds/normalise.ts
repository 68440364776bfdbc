/** Tags are written in one style, each once. */
import { z } from 'zod';
import { changed, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { normaliseTags } from '../tagEdits.ts';

/** How tags are written. */
const tagStyleChoice = z.object({ escaped: z.boolean(), underscores: z.boolean(), lowercase: z.boolean() });

const schema = z.object({
  kind: z.literal('normalise'),
  /** Null: the dataset's own. */
  style: tagStyleChoice.nullable().default(null),
});

export const normalise: EditKind<'normalise', typeof schema> = {
  kind: 'normalise',
  schema,
  label: () => 'Normalise tags',
  nothing: () => 'The tags are written like this already, each once.',
  captions: () => ['tags'],
  apply: ({ style }, captions, context) =>
    changed(inTags(captions, (text) => normaliseTags(text, (tag) => context.writeIn(tag, style)))),
  bulk: {
    name: 'Normalise tags',
    about: 'Escaping, underscores, case, spacing and duplicates, the way most of the dataset is written.',
    fields: [],
    input: ({ style = null }) => ({ style }),
    values: ({ style }) => ({ style }),
  },
  command: {
    name: 'normalise',
    about: 'write all tags in the style that most of the dataset has, each once',
    words: [],
    input: () => ({}),
  },
};
