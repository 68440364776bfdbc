/**
 * The plan for the dialog's settings, made again a little after they have changed. A plan that is being made
 * meanwhile is cancelled.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import type { ExportPlan } from '../../shared/api/export.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import type { Scope } from '../../shared/api/sample.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { useCall, useOpening } from '../api/ApiContext.tsx';
import { ApiFailure, isAbort, wordsOf } from '../api/call.ts';

interface Asked {
  readonly settings: ExportSettings;
  /** Null: the whole dataset. */
  readonly scope: Scope | null;
  readonly out: string | null;
}

export interface PlanState {
  /** The last plan; while `busy`, that of the settings before. */
  readonly plan: ExportPlan | null;
  /** The opening in which the plan was made. */
  readonly opening: OpeningId | null;
  readonly busy: boolean;
  /** What is wrong with the settings. */
  readonly problem: string | null;
  /** What is wrong with the folder: then the plan is made without one. */
  readonly folderProblem: string | null;
}

/** Milliseconds without a change after which a plan is made. */
const pause = 250;

const isRefusal = (error: unknown): boolean => error instanceof ApiFailure && error.code === 'bad-request';

/** The last plan, and the settings it belongs to. */
type Found = Omit<PlanState, 'busy'> & { readonly about: string };

const nothing: Found = { about: '', plan: null, opening: null, problem: null, folderProblem: null };

/** @param turn another value makes the plan again, though nothing has changed */
export const useExportPlan = (asked: Asked, turn: string): PlanState => {
  const call = useCall();
  const opening = useOpening();
  const [found, setFound] = useState(nothing);
  const key = JSON.stringify([asked, turn]);

  const make = useEffectEvent(async (about: string, signal: AbortSignal): Promise<void> => {
    const planFor = (out: string | null): Promise<ExportPlan> =>
      call('POST /api/exports/plan', { body: { ...asked, out }, signal });
    const settle = (plan: ExportPlan, folderProblem: string | null): void => {
      if (!signal.aborted) setFound({ about, plan, opening, problem: null, folderProblem });
    };
    try {
      try {
        settle(await planFor(asked.out), null);
      } catch (error) {
        // When planning succeeds without the folder, it is the folder that is refused.
        if (asked.out === null || !isRefusal(error)) throw error;
        settle(await planFor(null), wordsOf(error));
      }
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      setFound((before) => ({ ...before, about, problem: wordsOf(error), folderProblem: null }));
    }
  });

  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void make(key, stop.signal), pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key]);

  const { plan, opening: madeIn, problem, folderProblem, about } = found;
  return { plan, opening: madeIn, problem, folderProblem, busy: about !== key };
};
