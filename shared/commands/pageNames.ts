/** What the pages are called, on their tabs and in messages. */
import type { Page } from './context.ts';

export const pageNames: Readonly<Record<Page, string>> = {
  sheet: 'Samples',
  roster: 'Roster',
  mislabels: 'Mislabels',
  problems: 'Problems',
  duplicates: 'Duplicates',
  training: 'Training',
  captions: 'Captions',
};
