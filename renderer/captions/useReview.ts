/** Which proposal one looks at, and what the keys do with it: after a decision the next one is there at once. */
import { useEffect, useState } from 'react';
import { canBeRejected, type Proposal, type RunSpec } from '../../shared/api/proposals.ts';
import { imageTerm } from '../../shared/query/imageTerm.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import type { Decisions } from './useDecisions.ts';
import { meanwhileWords, useHeld } from './useHeld.ts';
import { useWanted } from './useWanted.ts';
import { type ProposalList, useListChanges, useProposalList } from './useProposalList.ts';
import type { ProposalChoice } from '../state/captionTypes.ts';

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
  /** The list has it; else it is shown because it was being edited. */
  readonly isListed: boolean;
  /** Why what is being edited cannot be accepted any more; null: it can. */
  readonly meanwhile: string | null;
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

interface ReviewActs {
  readonly next: () => void;
  readonly previous: () => void;
  readonly accept: () => void;
  readonly reject: () => void;
  readonly edit: () => void;
  readonly again: () => void;
  readonly open: () => void;
  /** Null: there is nothing to undo. */
  readonly undo: (() => void) | null;
}

/** What the keys do with the proposal that is shown, as far as it can be done with it. */
const useReviewKeys = (proposal: Proposal | null, acts: ReviewActs): void => {
  const ready = proposal?.state === 'ready';
  useRequest('captions.next', acts.next);
  useRequest('captions.previous', acts.previous);
  useRequest('captions.accept', ready ? acts.accept : null);
  useRequest('captions.reject', proposal !== null && canBeRejected.has(proposal.state) ? acts.reject : null);
  useRequest('captions.edit', ready ? acts.edit : null);
  useRequest('captions.again', proposal === null ? null : acts.again);
  useRequest('captions.open', proposal === null ? null : acts.open);
  useRequest('captions.undo', acts.undo);
};

/** The proposal that one looks at: the held one, else the one of the place, which goes with it wherever it moves to. */
const useShownProposal = (choice: ProposalChoice, shown: readonly [number, number]) => {
  const [place, setPlace] = useState<Place>({ id: null, at: 0 });
  const list = useProposalList(choice, [shown, [place.at, place.at + 4]]);
  const held = useHeld(list);
  const found = list.positionOf(place.id);
  const at = Math.max(0, Math.min(found >= 0 ? found : place.at, (list.total ?? 1) - 1));
  const listed = list.at(at);
  const proposal = held ?? listed;
  // From now on it is this one, wherever it moves to.
  const isAwaited = place.awaited === true && found < 0;
  if (held === null && listed !== null && !isAwaited && (place.id !== listed.id || place.at !== at))
    setPlace({ id: listed.id, at });
  /** Where the list goes on: the place of one that it has no more is the next one's. */
  const following = held === null ? at + 1 : at;
  return { list, held, at, proposal, following, setPlace };
};

/** Whether the proposal is being edited: as long as it is, it is held, whatever becomes of it in the list. */
const useEditing = (proposal: Proposal | null, isHeld: boolean) => {
  const [editing, setEditing] = useState(false);
  const { holdProposal } = useAppStore().getState();
  useEffect(() => () => holdProposal(null), [holdProposal]);
  return {
    editing,
    edit: (wanted: boolean): void => {
      setEditing(wanted);
      if (wanted) holdProposal(proposal);
      // One that the list has no more stays until one goes on.
      else if (!isHeld) holdProposal(null);
    },
    leave: (): void => {
      setEditing(false);
      holdProposal(null);
    },
  };
};

export const useReview = (
  choice: ProposalChoice,
  shown: readonly [number, number],
  decisions: Decisions,
): Review => {
  const { list, held, at, proposal, following, setPlace } = useShownProposal(choice, shown);
  const { editing, edit, leave } = useEditing(proposal, held !== null);
  const changes = useListChanges(choice);
  const showSamples = useApp((state) => state.showSamples);

  useWanted(choice, (id, position) => {
    leave();
    setPlace({ id, at: position, awaited: true });
  });
  const go = (position: number): void => {
    const to = Math.max(0, Math.min((list.total ?? 1) - 1, position));
    leave();
    setPlace({ id: list.at(to)?.id ?? null, at: to });
  };
  const decided = (state: Proposal['state']): void => {
    if (proposal === null) return;
    leave();
    changes.decided(proposal.id, state);
    if (changes.leaves) setPlace({ id: list.at(following)?.id ?? null, at });
    else go(following);
  };
  const accept = (): void => {
    if (proposal?.state !== 'ready') return;
    decisions.accept(proposal, at);
    decided('accepted');
  };
  const reject = (): void => {
    if (proposal === null || !canBeRejected.has(proposal.state)) return;
    decisions.reject(proposal, at);
    decided('rejected');
  };
  const restore = (): void => {
    if (proposal !== null) decisions.restore(proposal);
  };
  const again = (spec: RunSpec | null): void => {
    if (proposal === null) return;
    decisions.again(proposal, spec);
    decided('rejected');
  };
  const open = (): void => {
    if (proposal !== null) showSamples(imageTerm(proposal.relPath));
  };
  const undo = async (): Promise<void> => {
    const back = await decisions.undo();
    if (back === null) return;
    leave();
    setPlace(back.id === null ? back : { ...back, awaited: true });
  };

  useReviewKeys(proposal, {
    next: () => go(following),
    previous: () => go(at - 1),
    accept,
    reject,
    edit: () => edit(true),
    again: () => again(null),
    open,
    undo: decisions.canUndo() ? () => void undo() : null,
  });
  return {
    list,
    at,
    proposal,
    isListed: held === null,
    meanwhile: proposal !== null && (editing || held !== null) ? meanwhileWords[proposal.state] : null,
    editing,
    setEditing: edit,
    go,
    accept,
    reject,
    restore,
    again,
    open,
  };
};
