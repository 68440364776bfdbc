/** Tags are sorted by category. */
import { z } from 'zod';
import { tagCategory, type TagCategory } from '../../api/caption.ts';
import { textOf } from '../bulkForm.ts';
import { changed, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { sortTags as sortInTags } from '../tagEdits.ts';

/** The orders that base models recommend. */
const orders: Readonly<Record<string, { readonly label: string; readonly order: readonly TagCategory[] }>> = {
  activation: {
    label: 'Activation tags first',
    order: ['character', 'copyright', 'artist', 'general', 'meta', 'year', 'quality', 'rating'],
  },
  anima: {
    label: 'As Anima was trained',
    order: ['quality', 'year', 'rating', 'character', 'copyright', 'artist', 'general', 'meta'],
  },
};

/** "Character, copyright, @artist, general." */
const orderWords = (name: string): string => {
  const words = (orders[name]?.order ?? [])
    .map((category) => (category === 'artist' ? '@artist' : category))
    .join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

const schema = z.object({
  kind: z.literal('sort-tags'),
  /** Stable: within a category tags keep their order. Categories that are not named come last. */
  order: z.array(tagCategory).min(1),
});

export const sortTags: EditKind<'sort-tags', typeof schema> = {
  kind: 'sort-tags',
  schema,
  label: () => 'Sort tags by category',
  nothing: () => 'The tags are in this order already.',
  captions: () => ['tags'],
  apply: ({ order }, captions, context) =>
    changed(inTags(captions, (text) => sortInTags(text, order, context))),
  bulk: {
    name: 'Sort tags',
    about: 'By category; within a category the order stays.',
    fields: [
      {
        is: 'choice',
        name: 'order',
        label: 'Order',
        initial: 'activation',
        choices: Object.entries(orders).map(([value, { label }]) => ({ value, label })),
        about: orderWords,
      },
    ],
    input: (values) => ({ order: orders[textOf(values, 'order')]?.order }),
    values: ({ order }) => ({ order: order[0] === 'quality' ? 'anima' : 'activation' }),
  },
};
