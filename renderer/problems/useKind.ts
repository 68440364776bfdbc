/** The actions on a kind of problem and on each found one, and the page's commands for them. */
import { useState } from 'react';
import type { SampleId } from '../../shared/api/ids.ts';
import type { ProblemKindState, ShownProblem } from '../../shared/api/problems.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import { kindRow } from '../../shared/problems/kinds.ts';
import { imageTerm } from '../../shared/query/imageTerm.ts';
import { useCall, useOpening } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useProject } from '../api/queries.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { useProblemSetting, useProblemsOf } from './useProblems.ts';

/** Opens the bulk dialog with an edit, and the samples that it is for. */
const useBulkFix = () => {
  const openBulk = useApp((state) => state.openBulk);
  const opening = useOpening();
  return (edit: Edit, ids: readonly SampleId[]): void => {
    if (opening === null) return;
    openBulk({ kind: edit.kind, tag: null, edit, finding: { opening, ids }, preview: true });
  };
};

/** The edits that fix problems: of all samples of a kind, or of one. */
const useFixes = ({ kind, fixes }: ProblemKindState) => {
  const call = useCall();
  const fix = useBulkFix();
  const say = useApp((now) => now.say);
  return {
    /** @param number a place in the kind's list of fixes */
    fixAll: (number: number): void => {
      const edit = fixes[number]?.edit;
      if (edit === undefined) return;
      call('GET /api/problems/of/:kind/samples', { params: { kind }, query: { fix: number } }).then(
        ({ samples }) => fix(edit, samples),
        (error: unknown) => say(wordsOf(error), 'problem'),
      );
    },
    fixOne: ({ fix: edit, sample }: ShownProblem): void => {
      if (edit !== null && sample !== null) fix(edit, [sample]);
    },
  };
};

/** Switches the search for a kind on and off, for this dataset. */
const useKindSwitch = ({ kind }: ProblemKindState) => {
  const set = useProblemSetting();
  const switchedOff = useProject().data?.problems.off ?? [];
  return (next: boolean): void => {
    const { title } = kindRow(kind);
    const others = switchedOff.filter((each) => each !== kind);
    set(
      next ? `Check for “${title}”` : `Do not check for “${title}”`,
      'off',
      next ? others : [...others, kind],
    );
  };
};

/** The problems of a kind that have been read, and the one in focus. */
const useFoundProblems = ({ kind, on }: ProblemKindState) => {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useProblemsOf(on ? kind : null);
  const [chosen, setChosen] = useState(0);
  const problems = data?.pages.flatMap((page) => page.problems) ?? [];
  const at = Math.min(chosen, problems.length - 1);
  return {
    problems,
    /** Null until it is known. */
    total: data === undefined ? null : (data.pages[0]?.total ?? 0),
    at,
    choose: setChosen,
    step: (by: 1 | -1): void => {
      setChosen(Math.max(0, Math.min(problems.length - 1, at + by)));
      if (by === 1 && at + by >= problems.length - 1 && hasNextPage && !isFetchingNextPage)
        void fetchNextPage();
    },
    hasMore: hasNextPage,
    isReading: isFetchingNextPage,
    readMore: (): void => void fetchNextPage(),
  };
};

export const useKind = (state: ProblemKindState) => {
  const { kind, fixes, on } = state;
  const { fixAll, fixOne } = useFixes(state);
  const switchTo = useKindSwitch(state);
  const found = useFoundProblems(state);
  const showSamples = useApp((now) => now.showSamples);
  const show = (): void => showSamples(`problem:${kind}`);
  const selected = found.problems[found.at];

  useRequest('problems.next', () => found.step(1));
  useRequest('problems.previous', () => found.step(-1));
  useRequest('problems.fix', fixes.length > 0 ? () => fixAll(0) : null);
  useRequest(
    'problems.fixOne',
    selected === undefined || selected.fix === null ? null : () => fixOne(selected),
  );
  useRequest('problems.show', state.samples > 0 ? show : null);
  useRequest('problems.switch', () => switchTo(!on));

  return {
    ...found,
    fixAll,
    fixOne,
    switchTo,
    show,
    /** Shows the sample of one problem on the sheet. */
    open: ({ relPath }: ShownProblem): void => showSamples(imageTerm(relPath)),
  };
};
