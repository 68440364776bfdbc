/** What a person decides about proposals, and the way back from the last decision. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AcceptReport, Proposal, ProposalFilter, RunSpec } from '../../shared/api/proposals.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { decisionKey, proposalListKey } from '../api/queries.ts';
import { reportWords } from '../state/editSlice.ts';
import { useAppStore } from '../state/AppContext.tsx';
import { editOf } from '../state/captionSlice.ts';
import { amount } from '../ui/display/numbers.ts';
import { outdatedText, rejectedText, supersededText } from './labels.ts';
import type { ProposalEdit } from '../state/captionTypes.ts';

/** What a person had changed in a proposal before it was decided: it is there again when that is undone. */
interface Edit {
  readonly of: Proposal;
  readonly edited: ProposalEdit['edited'];
}

/** A decision, with where in the list it was made: undoing it leads back there. */
type Decision =
  | {
      readonly kind: 'reject';
      readonly ids: readonly number[];
      readonly at: number;
      readonly edit: Edit | null;
    }
  | {
      readonly kind: 'accept';
      readonly written: number | null;
      readonly id: number | null;
      readonly at: number;
      readonly edit: Edit | null;
    };

interface Made {
  readonly decision: Promise<Decision | null>;
  /** What the status bar says beside undo; null: what it says of the last edit. */
  readonly words: string | null;
}

/** The place of what is back. */
export interface Back {
  readonly id: number | null;
  readonly at: number;
}

export interface Decisions {
  readonly accept: (proposal: Proposal, at: number) => void;
  readonly reject: (proposal: Proposal, at: number) => void;
  readonly restore: (proposal: Proposal) => void;
  readonly acceptAll: (filter: ProposalFilter) => void;
  /** @param spec null: as it was asked before */
  readonly again: (proposal: Proposal, spec: RunSpec | null) => void;
  readonly canUndo: () => boolean;
  /** Null: there was nothing to undo. */
  readonly undo: () => Promise<Back | null>;
}

const acceptBody = (id: number, edit: Edit | null) =>
  edit === null
    ? { ids: [id] }
    : { id, text: typeof edit.edited === 'string' ? edit.edited : [...edit.edited] };

/** Decisions as they are made, each at once and none lost: what was made last is undone first. */
const useMade = () => {
  const client = useQueryClient();
  const store = useAppStore();
  const made = useRef<Made[]>([]);
  const { noteUndoable } = store.getState();
  useEffect(() => () => noteUndoable(null), [noteUndoable]);
  const { mutateAsync } = useMutation({
    mutationKey: decisionKey,
    mutationFn: (work: () => Promise<Decision | null>) => work(),
    onSettled: () => {
      if (client.isMutating({ mutationKey: decisionKey }) === 1)
        void client.invalidateQueries({ queryKey: proposalListKey });
    },
  });
  const say = (error: unknown): null => {
    store.getState().say(wordsOf(error), 'problem');
    return null;
  };
  const run = (work: () => Promise<Decision | null>): Promise<Decision | null> =>
    mutateAsync(work).catch(say);
  const note = (): void => noteUndoable(made.current.at(-1)?.words ?? null);
  return {
    run,
    /** @param words of the status bar beside undo; null: what it says of the last edit */
    decide: (words: string | null, work: () => Promise<Decision | null>): void => {
      made.current.push({ words, decision: run(work) });
      note();
    },
    hasMade: () => made.current.length > 0,
    /** The last one, which is made no more; null: there is none. */
    takeLast: async (): Promise<Decision | null> => {
      let last: Decision | null = null;
      // What wrote nothing is nothing to undo.
      while (last === null && made.current.length > 0) last = (await made.current.pop()?.decision) ?? null;
      note();
      return last;
    },
  };
};

export const useDecisions = (): Decisions => {
  const call = useCall();
  const store = useAppStore();
  const { run, decide, hasMade, takeLast } = useMade();
  const editHere = (of: Proposal): Edit | null => {
    const edited = editOf(store.getState(), of);
    return edited === undefined ? null : { of, edited };
  };
  /** One that went as it should is seen in the list and in the status bar. */
  const told = (report: AcceptReport, always: boolean): void => {
    const { sayReport, say: tell } = store.getState();
    const { outdated, superseded } = report;
    const words = [
      ...(superseded.length > 0 ? [supersededText(superseded.length)] : []),
      ...(outdated > 0 ? [outdatedText(outdated)] : []),
    ];
    const more = words.length > 0 ? words.join(' ') : undefined;
    if (always || reportWords(report).problem) sayReport(report, more);
    else if (more !== undefined) tell(more, 'plain', 'edit');
  };

  return {
    accept: (proposal, at) => {
      const { id } = proposal;
      const edit = editHere(proposal);
      decide(null, async () => {
        const report = await call('POST /api/proposals/accept', { body: acceptBody(id, edit) });
        told(report, false);
        if (!reportWords(report).problem) store.getState().editProposal(proposal, null);
        return report.written === 0 ? null : { kind: 'accept', written: report.edit, id, at, edit };
      });
    },
    reject: (proposal, at) => {
      const edit = editHere(proposal);
      decide(rejectedText(proposal), async () => {
        await call('POST /api/proposals/reject', { body: { ids: [proposal.id] } });
        store.getState().editProposal(proposal, null);
        return { kind: 'reject', ids: [proposal.id], at, edit };
      });
    },
    restore: ({ id }) =>
      void run(async () => {
        await call('POST /api/proposals/restore', { body: { ids: [id] } });
        return null;
      }),
    acceptAll: (filter) =>
      decide(null, async () => {
        // What a person has changed is not written as the model proposed it: that is accepted by itself.
        const except = [...store.getState().proposalEdits.keys()];
        const report = await call('POST /api/proposals/accept', { body: { filter, except } });
        const isLeft = report.written === 0 && except.length > 0 && !reportWords(report).problem;
        if (isLeft)
          store.getState().say('What is left was edited by hand: accept it by itself.', 'plain', 'edit');
        else told(report, true);
        return report.written === 0
          ? null
          : { kind: 'accept', written: report.edit, id: null, at: 0, edit: null };
      }),
    again: ({ id }, spec) =>
      void run(async () => {
        const body = spec === null ? { ids: [id] } : { ids: [id], spec };
        const { total, by } = await call('POST /api/proposals/again', { body });
        store.getState().say(`Asked ${by} again about ${amount(total, 'image')}.`);
        return null;
      }),
    canUndo: hasMade,
    undo: async () => {
      const last = await takeLast();
      if (last === null) return null;
      const { at } = last;
      await run(async () => {
        if (last.kind === 'reject')
          await call('POST /api/proposals/restore', { body: { ids: [...last.ids] } });
        else if (last.written !== null) await store.getState().undo(last.written);
        if (last.edit !== null) store.getState().editProposal(last.edit.of, last.edit.edited);
        return null;
      });
      return { id: last.kind === 'reject' ? (last.ids[0] ?? null) : last.id, at };
    },
  };
};
