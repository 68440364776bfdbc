/** Which proposal one looks at, and what the keys do with it: after a decision the next one is there at once. */
import { useState } from 'react';
import { canBeRejected, type Proposal, type RunSpec } from '../../shared/api/proposals.ts';
import { imageTerm } from '../../shared/query/imageTerm.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import type { ProposalChoice } from '../state/types.ts';
import type { Decisions } from './useDecisions.ts';
import { type ProposalList, useListChanges, useProposalList } from './useProposalList.ts';

/** By its id; where it has gone from the list, by its place, where the next one is now. */
interface Place {
  readonly id: number | null;
  readonly at: number;
  /** It has been taken back, and is shown as soon as the list has it again. */
  readonly awaited?: true;
}

export interface Review {
  readonly list: ProposalList;
  readonly at: number;
  readonly proposal: Proposal | null;
  readonly editing: boolean;
  readonly setEditing: (editing: boolean) => void;
  readonly go: (position: number) => void;
  readonly accept: () => void;
  readonly reject: () => void;
  /** Takes the rejection of the one that is shown back. */
  readonly restore: () => void;
  /** @param spec null: as before */
  readonly again: (spec: RunSpec | null) => void;
  readonly open: () => void;
}

export const useReview = (
  choice: ProposalChoice,
  shown: readonly [number, number],
  decisions: Decisions,
): Review => {
  const [place, setPlace] = useState<Place>({ id: null, at: 0 });
  const [editingOf, setEditingOf] = useState<number | null>(null);
  const list = useProposalList(choice, [shown, [place.at, place.at + 4]]);
  const changes = useListChanges(choice);
  const store = useAppStore();
  const showSamples = useApp((state) => state.showSamples);
  const found = list.positionOf(place.id);
  const at = Math.max(0, Math.min(found >= 0 ? found : place.at, (list.total ?? 1) - 1));
  const proposal = list.at(at);
  // From now on it is this one, wherever it moves to.
  const isAwaited = place.awaited === true && found < 0;
  if (proposal !== null && !isAwaited && (place.id !== proposal.id || place.at !== at))
    setPlace({ id: proposal.id, at });

  const go = (position: number): void => {
    const to = Math.max(0, Math.min((list.total ?? 1) - 1, position));
    setEditingOf(null);
    setPlace({ id: list.at(to)?.id ?? null, at: to });
  };
  const decided = (state: Proposal['state']): void => {
    if (proposal === null) return;
    setEditingOf(null);
    changes.decided(proposal.id, state);
    if (changes.leaves) setPlace({ id: list.at(at + 1)?.id ?? null, at });
    else go(at + 1);
  };
  const accept = (): void => {
    if (proposal?.state !== 'ready') return;
    decisions.accept(proposal, at);
    decided('accepted');
  };
  const reject = (): void => {
    if (proposal === null || !canBeRejected.has(proposal.state)) return;
    decisions.reject(proposal, at);
    store.getState().editProposal(proposal.id, null);
    decided('rejected');
  };
  const restore = (): void => {
    if (proposal !== null) decisions.restore(proposal);
  };
  const again = (spec: RunSpec | null): void => {
    if (proposal === null) return;
    decisions.again(proposal, spec);
    store.getState().editProposal(proposal.id, null);
    decided('rejected');
  };
  const open = (): void => {
    if (proposal !== null) showSamples(imageTerm(proposal.relPath));
  };
  const undo = async (): Promise<void> => {
    const back = await decisions.undo();
    if (back !== null) setPlace(back.id === null ? back : { ...back, awaited: true });
  };

  const ready = proposal?.state === 'ready';
  useRequest('captions.next', () => go(at + 1));
  useRequest('captions.previous', () => go(at - 1));
  useRequest('captions.accept', ready ? accept : null);
  useRequest('captions.reject', proposal !== null && canBeRejected.has(proposal.state) ? reject : null);
  useRequest('captions.edit', ready ? () => setEditingOf(proposal.id) : null);
  useRequest('captions.again', proposal === null ? null : () => again(null));
  useRequest('captions.open', proposal === null ? null : open);
  useRequest('captions.undo', decisions.canUndo() ? () => void undo() : null);
  return {
    list,
    at,
    proposal,
    editing: proposal !== null && editingOf === proposal.id,
    setEditing: (editing) => setEditingOf(editing ? (proposal?.id ?? null) : null),
    go,
    accept,
    reject,
    restore,
    again,
    open,
  };
};
