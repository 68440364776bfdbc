/** The tagger that the dialog sets, what lies in its folder, and what is wrong with it. */
import { useState } from 'react';
import { useApp } from '../../state/AppContext.tsx';
import { taggerSpec, type TaggerSpec } from '../../../shared/captioning/tagger/taggerSpec.ts';
import { useSettled } from '../../ui/hooks/useSettled.ts';
import { useTaggerFolder } from '../useTagger.ts';

/** A tagger whose folder may still be empty. */
export type TaggerDraft = TaggerSpec;

const newTagger = (last: TaggerSpec | null): TaggerDraft =>
  last ?? { ...taggerSpec.parse({ by: 'tagger', folder: '-' }), folder: '' };

/** @param used whether it is the tagger that is asked: only then its folder is looked into */
export const useTaggerDraft = (last: TaggerSpec | null, used: boolean) => {
  const [first] = useState<TaggerDraft>(() => newTagger(last));
  const tagger = useApp((state) => state.beginDraft.tagger) ?? first;
  const changeDraft = useApp((state) => state.changeBegin);
  // A path is typed letter by letter.
  const typed = { folder: used ? tagger.folder.trim() : '', byHand: tagger.byHand };
  const asking = useSettled(typed, JSON.stringify(typed), 250);
  const found = useTaggerFolder(asking.folder, asking.byHand);
  const unusable = found.error === null ? null : 'There is no tagger in this folder that can be used.';
  return {
    tagger,
    setTagger: (changed: Partial<TaggerDraft>): void => changeDraft({ tagger: { ...tagger, ...changed } }),
    found,
    /** Null: it can be used. */
    problem: typed.folder === '' ? 'Choose the folder of a tagger.' : unusable,
  };
};
