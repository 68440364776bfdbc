/** The tour of the sample dataset: how one character that came out wrong is found, looked at, put right and undone. */
import type { CommandId } from '../../shared/commands/commands.ts';
import type { Page } from '../../shared/commands/context.ts';

/** What a step can tell its end by. */
export interface TourFacts {
  readonly query: string;
  readonly page: Page;
  readonly fullView: boolean;
  /** The edits of the dataset, newest first, as history shows them. */
  readonly edits: readonly { readonly label: string; readonly inForce: boolean }[];
}

export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** Whose key is shown with it. */
  readonly command: CommandId;
  readonly isDone: (facts: TourFacts) => boolean;
}

const isSwap = ({ label }: TourFacts['edits'][number]): boolean => /^Swap .*pogranichnik/i.test(label);

export const tourSteps: readonly TourStep[] = [
  {
    title: 'One character came out wrong',
    text: 'After training, Pogranichnik looked like somebody else. Choose him under Characters, or type char:pogranichnik in the search field.',
    command: 'search.focus',
    isDone: ({ query }) => /pogranichnik/i.test(query),
  },
  {
    title: 'Look at his images',
    text: 'Some of them show another man. The full view fills the window with an image and its captions; the arrows go on, Escape comes back.',
    command: 'loupe.toggle',
    isDone: ({ fullView }) => fullView,
  },
  {
    title: 'Let Proofsheet look for the others',
    text: 'You need not look through thousands of images. The page Mislabels ranks those whose tags fit another character, and says why.',
    command: 'page.mislabels',
    isDone: ({ page }) => page === 'mislabels',
  },
  {
    title: 'Swap the two',
    text: 'A whole batch of Pogranichnik and Alesh was labelled the wrong way round. Swap the pair: the preview shows each caption before and after, tags and NL captions alike. Then write.',
    command: 'mislabels.swap',
    isDone: ({ edits }) => edits.some((edit) => edit.inForce && isSwap(edit)),
  },
  {
    title: 'Undo is one key away',
    text: 'Each edit is one step of the history, also after a restart. Undo it, and see the mistake come back; redo puts it right again.',
    command: 'edit.undo',
    isDone: ({ edits }) => edits.some((edit) => !edit.inForce && isSwap(edit)),
  },
];
