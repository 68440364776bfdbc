/**
 * A plan from its making to its end: requested, previewed, changed, written or discarded. While one is shown the next
 * can be made: it takes its place when it is there, and only the newest counts.
 */
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlannedChange, PlanPatch, PlanSummary } from '../../shared/api/edits.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import { useCall, useOpening } from '../api/ApiContext.tsx';
import { ApiFailure, wordsOf } from '../api/call.ts';
import type { EditTarget } from '../state/types.ts';
import { patched, shownPlan, type PlanState } from './planState.ts';

/** The engine's journal decides about an edit that was being written when the engine ended. */
const interrupted = (error: unknown): never => {
  const away = error instanceof ApiFailure && (error.code === 'busy' || error.code === 'unreachable');
  if (!away) throw error;
  throw new Error(
    'The engine ended while the edit was being written. After its restart the edit is finished or undone, and a message says which.',
  );
};

/** The plan that the engine holds for the dialog: its number, and the opening in which the number is valid. */
const useHeldPlan = () => {
  const call = useCall();
  const shown = useOpening();
  const held = useRef<number | null>(null);
  /** In which the last plan was made: in another opening its number means another plan. */
  const madeIn = useRef<OpeningId | null>(shown);
  const meant = useCallback(() => (madeIn.current === null ? {} : { opening: madeIn.current }), []);
  const drop = useCallback(
    (id: number): void => {
      // Nothing is left to do for a plan that is gone already.
      call('DELETE /api/plans/:id', { ...meant(), params: { id } }).catch(() => undefined);
    },
    [call, meant],
  );
  const release = useCallback((): void => {
    const id = held.current;
    held.current = null;
    if (id !== null) drop(id);
  }, [drop]);
  return {
    /** The opening that a request about the plan is meant for. */
    meant,
    /** Ends the plan at the engine. */
    release,
    /** Ends another one, which came too late. */
    drop,
    /** @param opening by default the one that is shown */
    makeIn: (opening: OpeningId | null = shown): void => {
      madeIn.current = opening;
    },
    /** @param id null: the engine ends the plan by itself */
    hold: (id: number | null): void => {
      held.current = id;
    },
  };
};

/** The state of the plan in the dialog, and why the last step failed. What comes of an earlier step is not taken. */
const usePlanState = () => {
  const [state, setState] = useState<PlanState>({ step: 'asking' });
  const [problem, setProblem] = useState<string | null>(null);
  const step = useRef(0);
  return {
    state,
    problem,
    setState,
    /** What is under way does not count any more. */
    forget: useCallback((): void => {
      step.current += 1;
      setProblem(null);
    }, []),
    /** @param otherwise the state after a failure */
    attempt: async (
      work: (isCurrent: () => boolean) => Promise<PlanState>,
      otherwise: PlanState,
    ): Promise<void> => {
      const own = (step.current += 1);
      const isCurrent = (): boolean => own === step.current;
      setProblem(null);
      try {
        const next = await work(isCurrent);
        if (isCurrent()) setState(next);
      } catch (error) {
        if (!isCurrent()) return;
        setProblem(wordsOf(error));
        setState(otherwise);
      }
    },
  };
};

export const usePlan = () => {
  const call = useCall();
  const cache = useQueryClient();
  const { state, problem, setState, forget, attempt } = usePlanState();
  const { meant, release, drop, makeIn, hold } = useHeldPlan();
  // Other windows have dialogs too.
  const [preview] = useState(() => Math.random().toString(36).slice(2));

  const discard = useCallback((): void => {
    forget();
    setState({ step: 'asking' });
    release();
  }, [forget, release, setState]);

  // A dialog that is closed leaves no plan behind.
  useEffect(() => discard, [discard]);

  const made = (make: () => Promise<PlanSummary>): Promise<void> => {
    setState({ step: 'planning', plan: shownPlan(state) });
    return attempt(
      async (isCurrent) => {
        const plan = await make().catch((error: unknown) => {
          if (isCurrent()) release();
          throw error;
        });
        if (isCurrent()) hold(plan.id);
        else drop(plan.id);
        return { step: 'planned', plan };
      },
      { step: 'asking' },
    );
  };

  return {
    state,
    problem,
    discard,
    make: (edit: Edit, asked: Promise<EditTarget>) =>
      made(async () => {
        const { opening, scope } = await asked;
        makeIn(opening);
        return call('POST /api/plans', { opening, body: { edit, scope, preview } });
      }),
    /** A plan that is made in another way than from an edit. */
    makeBy: (make: () => Promise<PlanSummary>): Promise<void> => {
      discard();
      makeIn();
      return made(make);
    },
    change: async (plan: PlanSummary, patch: PlanPatch) => {
      cache.setQueryData<InfiniteData<readonly PlannedChange[]>>(['changes', plan.id], (held) =>
        held === undefined ? held : { ...held, pages: held.pages.map((page) => page.map(patched(patch))) },
      );
      await attempt(
        async () => {
          const changed = await call('PATCH /api/plans/:id', {
            ...meant(),
            params: { id: plan.id },
            body: patch,
          });
          return { step: 'planned', plan: changed };
        },
        { step: 'planned', plan },
      );
      await cache.invalidateQueries({ queryKey: ['changes', plan.id] });
    },
    apply: async (plan: PlanSummary) => {
      setState({ step: 'applying', plan });
      hold(null);
      await attempt(
        async () => {
          const asked = { ...meant(), params: { id: plan.id } };
          const report = await call('POST /api/plans/:id/apply', asked).catch(interrupted);
          return { step: 'done', report };
        },
        { step: 'asking' },
      );
    },
    stop: (how: 'keep' | 'take-back') => call('POST /api/edits/stop', { ...meant(), body: { how } }),
  };
};
