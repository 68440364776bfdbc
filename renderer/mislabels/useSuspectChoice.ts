/** Which suspects are chosen, the actions on them, and their commands. */
import { useState } from 'react';
import type { SampleId } from '../../shared/api/ids.ts';
import type { MislabelsState, Suspect } from '../../shared/api/mislabels.ts';
import { imageTerm } from '../../shared/query/imageTerm.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { useMislabelActs } from './useMislabels.ts';

/** Every suspect, as a query. */
const everything = 'suspect:likely OR suspect:look';

const toggled = (set: ReadonlySet<SampleId>, id: SampleId): ReadonlySet<SampleId> => {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** A name for two characters of a suspect, the same in either order. */
const charactersOf = ({ given, suggested }: Suspect): string =>
  [given.key, suggested.key].toSorted().join('\n');

/** The pair that the swap key applies to: that of the suspect, or the only one that there is. */
const pairFor = (overlaps: MislabelsState['overlaps'], suspect: Suspect | undefined) =>
  overlaps.find(
    ({ a, b }) => suspect !== undefined && [a.key, b.key].toSorted().join('\n') === charactersOf(suspect),
  ) ?? (overlaps.length === 1 ? overlaps[0] : undefined);

interface Options {
  readonly state: MislabelsState;
  readonly suspects: readonly Suspect[];
  /** The one that is shown. */
  readonly suspect: Suspect | undefined;
  /** Whether the list shows kept labels, so that the action takes that back. */
  readonly keeping: boolean;
}

export const useSuspectChoice = ({ state, suspects, suspect, keeping }: Options) => {
  const [chosen, setChosen] = useState<ReadonlySet<SampleId>>(new Set());
  const showSamples = useApp((app) => app.showSamples);
  const acts = useMislabelActs();
  const chosenHere = suspects.filter(({ row }) => chosen.has(row.id));
  const about = chosenHere.length > 0 ? chosenHere : suspect === undefined ? [] : [suspect];
  const pair = pairFor(state.overlaps, suspect);

  const relabel = (): void => {
    setChosen(new Set());
    void acts.relabel(about);
  };
  const keep = (): void => {
    setChosen(new Set());
    const ids = about.map(({ row }) => row.id);
    void acts.keep(ids, keeping);
  };
  const open = (): void => {
    if (suspect !== undefined) showSamples(imageTerm(suspect.row.relPath));
  };
  const choosePair = (like: Suspect): void => {
    const same = suspects.filter((other) => charactersOf(other) === charactersOf(like));
    setChosen(new Set(same.map(({ row }) => row.id)));
  };
  const showAll = (): void => showSamples(everything);
  const there = suspect !== undefined;
  useRequest('mislabels.relabel', there ? relabel : null);
  useRequest('mislabels.keep', there ? keep : null);
  useRequest('mislabels.open', there ? open : null);
  useRequest('mislabels.choose', there ? () => setChosen(toggled(chosen, suspect.row.id)) : null);
  useRequest('mislabels.choosePair', there ? () => choosePair(suspect) : null);
  useRequest('mislabels.swap', pair === undefined ? null : () => void acts.swap(pair));
  useRequest('mislabels.show', there ? showAll : null);
  return { chosen, about, relabel, keep, open, showAll, swap: acts.swap };
};
