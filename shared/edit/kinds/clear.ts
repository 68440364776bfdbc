/** A caption becomes empty; its sidecar stays. */
import { z } from 'zod';
import { captionKind } from '../../api/caption.ts';
import { captionField } from '../bulkForm.ts';
import { changed, changeOf } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { captionWord } from '../words.ts';

const schema = z.object({
  kind: z.literal('clear'),
  caption: captionKind,
});

export const clear: EditKind<'clear', typeof schema> = {
  kind: 'clear',
  schema,
  label: ({ caption }) => `Clear ${captionWord[caption]}`,
  nothing: () => 'The caption is empty already, or there is none.',
  captions: ({ caption }) => [caption],
  apply: ({ caption }, captions) => {
    const before = captions[caption];
    return changed(before === null ? null : changeOf(caption, before, ''));
  },
  bulk: {
    name: 'Clear a caption',
    about: 'The sidecar stays, and is empty.',
    fields: [captionField],
    input: ({ caption }) => ({ caption }),
    values: ({ caption }) => ({ caption }),
  },
};
