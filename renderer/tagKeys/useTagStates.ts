/** Whether the selection, or the sample in focus, has each of the tags of the tag keys. */
import { useMemo } from 'react';
import type { Scope } from '../../shared/api/sample.ts';
import { useTagHolders } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { editSubject } from '../state/editSubject.ts';
import { noRanges } from '../state/ranges.ts';
import { useRestingFocus } from '../state/restingFocus.ts';
import { rowAt } from '../state/rowsSlice.ts';
import { selectionScope } from '../state/selectionSlice.ts';
import { stateInRow, tagState, type TagState } from './tagStates.ts';

/** Gives null where nothing is selected, or it is not known yet. */
export const useTagStates = (): ((tag: string) => TagState | null) => {
  const subject = useApp(editSubject);
  // A held key moves the focus alone: the strip follows when it rests, as the inspector does.
  const position = useRestingFocus((resting) => resting);
  const row = useApp((state) => (position === null ? undefined : rowAt(state, position)));
  const view = useApp((state) => state.view);
  const ranges = useApp((state) => (editSubject(state) === 'selection' ? state.ranges : noRanges));
  const tagKeys = useApp((state) => state.tagKeys);
  const tags = useMemo(() => [...tagKeys.values()], [tagKeys]);
  const scope = useMemo(
    (): Scope | null => (subject === 'selection' ? selectionScope({ view, ranges }) : null),
    [subject, view, ranges],
  );
  const { data } = useTagHolders(scope, tags);
  if (subject === 'nothing') return () => null;
  if (subject === 'sample') return row === undefined ? () => null : stateInRow(row);
  const counts = new Map(data?.tags.map(({ text, count }) => [text, count]));
  return (tag) => {
    const count = counts.get(tag);
    return data === undefined || count === undefined ? null : tagState(count, data.samples);
  };
};
