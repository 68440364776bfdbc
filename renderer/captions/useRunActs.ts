/** What can be done with runs. */
import type { CaptionRun } from '../../shared/api/proposals.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useAppStore } from '../state/AppContext.tsx';

export interface RunActs {
  readonly pause: (run: CaptionRun) => void;
  /** Goes on with what was not answered; where nothing is left of that, asks again for what failed. */
  readonly resume: (run: CaptionRun) => void;
  readonly cancel: (run: CaptionRun) => void;
  readonly forget: (run: CaptionRun) => void;
}

export const useRunActs = (): RunActs => {
  const call = useCall();
  const store = useAppStore();
  const orSay = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => store.getState().say(wordsOf(error), 'problem'));
  };
  return {
    pause: ({ id }) => orSay(call('POST /api/proposals/runs/:id/pause', { params: { id } })),
    resume: ({ id }) => orSay(call('POST /api/proposals/runs/:id/resume', { params: { id } })),
    cancel: ({ id }) => orSay(call('POST /api/proposals/runs/:id/cancel', { params: { id } })),
    forget: ({ id }) => {
      const { proposalChoice, chooseProposals, showCaptionPart } = store.getState();
      if (proposalChoice.run === id) {
        chooseProposals({ run: null });
        showCaptionPart('runs');
      }
      orSay(call('DELETE /api/proposals/runs/:id', { params: { id } }));
    },
  };
};
