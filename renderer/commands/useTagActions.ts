/** The actions on one tag wherever it is shown: in a filter, on a chip, in what a selection has in common. */
import { useMemo } from 'react';
import { freeTagKey } from '../../shared/api/tagKeys.ts';
import type { TagCategory } from '../../shared/api/caption.ts';
import { tagTerm } from '../../shared/query/tagTerm.ts';
import { toggleTerm } from '../../shared/query/terms.ts';
import { useAppStore } from '../state/AppContext.tsx';
import type { BulkScope } from '../state/types.ts';

export interface TagAction {
  readonly label: string;
  readonly run: () => void;
}

export interface TagActions {
  /** Adds the tag to the query, or removes it again. */
  readonly ask: (tag: string, category: TagCategory) => TagAction;
  /** Each opens the dialog with the tag filled in, and with the scope that its label names, whatever is selected. */
  readonly rename: (tag: string, where: Where) => TagAction;
  readonly remove: (tag: string, where: Where) => TagAction;
  /** Puts the tag on the first tag key that is free, or says that there is none. */
  readonly onKey: (tag: string) => TagAction;
}

type Where = Extract<BulkScope, 'selection' | 'everything'>;

const inWords = (where: Where): string => (where === 'selection' ? 'in the selection' : 'everywhere');

export const useTagActions = (): TagActions => {
  const store = useAppStore();
  return useMemo(() => {
    const { openBulk } = store.getState();
    return {
      ask: (tag, category) => ({
        label: 'Add it to the query',
        run: () => {
          const { draft, runQuery } = store.getState();
          void runQuery(toggleTerm(draft, tagTerm(tag, category)));
        },
      }),
      rename: (tag, where) => ({
        label: `Rename it ${inWords(where)}...`,
        run: () => openBulk({ kind: 'rename-tag', tag, where }),
      }),
      onKey: (tag) => ({
        label: 'Put it on a tag key',
        run: () => {
          const { tagKeySlots, setTagKey, changeSettings, say } = store.getState();
          const slot = freeTagKey(tagKeySlots);
          if (slot === null) return say('All tag keys have a tag. Clear one first.');
          changeSettings({ tagKeyStrip: true });
          void setTagKey(slot, tag);
        },
      }),
      remove: (tag, where) => ({
        label: `Remove it ${inWords(where)}...`,
        run: () => openBulk({ kind: 'remove-tag', tag, where }),
      }),
    };
  }, [store]);
};
