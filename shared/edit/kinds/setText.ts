/** One caption's whole text, as it was typed. */
import { z } from 'zod';
import { captionKind } from '../../api/caption.ts';
import { captionField } from '../bulkForm.ts';
import { changed, changeOf, movedOn } from '../changes.ts';
import type { EditKind } from '../editKind.ts';

const schema = z.object({
  kind: z.literal('set-text'),
  caption: captionKind,
  text: z.string(),
  /** The text that the user saw; null: no file. */
  expected: z.string().nullable().optional(),
});

export const setText: EditKind<'set-text', typeof schema> = {
  kind: 'set-text',
  schema,
  label: ({ caption }) => (caption === 'nl' ? 'Edit NL caption' : 'Edit tags'),
  nothing: () => 'The caption has this text already.',
  captions: ({ caption }) => [caption],
  apply: ({ caption, text, expected }, captions) => {
    const before = captions[caption];
    if (expected !== undefined && expected !== before) return movedOn(caption);
    return changed(changeOf(caption, before, text));
  },
  bulk: {
    name: 'Set a caption',
    about: 'The whole caption becomes this text.',
    fields: [captionField, { is: 'text', name: 'text', label: 'Text', initial: '' }],
    input: ({ caption, text }) => ({ caption, text }),
    values: ({ caption, text }) => ({ caption, text }),
  },
};
