/** The plan of what the dialog says, made anew a little after it was changed. What is made meanwhile is given up. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { ExportPlan } from '../../shared/api/export.ts';
import type { Scope } from '../../shared/api/sample.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { useCall } from '../api/ApiContext.tsx';
import { ApiFailure, isAbort, wordsOf } from '../api/call.ts';

interface Asked {
  readonly settings: ExportSettings;
  /** Null: the whole dataset. */
  readonly scope: Scope | null;
  readonly out: string | null;
}

export interface PlanState {
  /** The last that was made; while `busy`, that of what was said before. */
  readonly plan: ExportPlan | null;
  readonly busy: boolean;
  /** What is wrong with the settings. */
  readonly problem: string | null;
  /** What is wrong with the folder: the plan is made without one then. */
  readonly folderProblem: string | null;
}

/** Milliseconds without a change after which a plan is made. */
const pause = 250;

const isRefusal = (error: unknown): boolean => error instanceof ApiFailure && error.code === 'bad-request';

export const useExportPlan = (asked: Asked): PlanState => {
  const call = useCall();
  const [state, setState] = useState<PlanState>({
    plan: null,
    busy: true,
    problem: null,
    folderProblem: null,
  });
  const key = JSON.stringify(asked);

  const make = useEffectEvent(async (signal: AbortSignal): Promise<void> => {
    const planFor = (out: string | null): Promise<ExportPlan> =>
      call('POST /api/exports/plan', { body: { ...asked, out }, signal });
    try {
      const settle = (plan: ExportPlan, folderProblem: string | null): void =>
        setState({ plan, busy: false, problem: null, folderProblem });
      try {
        settle(await planFor(asked.out), null);
      } catch (error) {
        // If all is well without the folder, it is the folder that is refused.
        if (asked.out === null || !isRefusal(error)) throw error;
        settle(await planFor(null), wordsOf(error));
      }
    } catch (error) {
      // A plan that another took the place of is not missed.
      if (isAbort(error) || signal.aborted || (error instanceof ApiFailure && error.code === 'cancelled'))
        return;
      setState((before) => ({ ...before, busy: false, problem: wordsOf(error) }));
    }
  });

  useEffect(() => {
    const stop = new AbortController();
    setState((before) => ({ ...before, busy: true }));
    const timer = setTimeout(() => void make(stop.signal), pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key]);

  return state;
};
