/** What can be done with the proposal that is shown, always in the same place, with the keys for it. */
import { useState } from 'react';
import { onlyCompares, type CaptionRun, type Proposal } from '../../shared/api/proposals.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { useApp } from '../state/AppContext.tsx';
import { editOf } from '../state/captionSlice.ts';
import { AgainDialog } from './AgainDialog.tsx';
import styles from './ProposalActions.module.css';
import type { Review } from './useReview.ts';

interface Props {
  readonly proposal: Proposal;
  readonly run: CaptionRun | null;
  /** "3 of 97". */
  readonly place: string;
  readonly review: Review;
}

interface ActionProps {
  readonly id: CommandId;
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly disabled?: boolean;
  readonly label: string;
  readonly onClick: () => void;
}

const Action = ({ id, look = 'plain', disabled = false, label, onClick }: ActionProps) => {
  const { keys } = useCommand(id);
  return (
    <Button
      look={look}
      disabled={disabled}
      onClick={(event) => {
        // Enter accepts: a click with the mouse does not leave it to this button.
        if (event.detail > 0) event.currentTarget.blur();
        onClick();
      }}
    >
      {label} <Keys keys={keys} />
    </Button>
  );
};

export const ProposalActions = ({ proposal, run, place, review }: Props) => {
  const { state } = proposal;
  const edited = useApp((app) => editOf(app, proposal) !== undefined);
  const [asking, setAsking] = useState(false);
  const endpoint = run?.spec.by === 'endpoint' ? run.spec : null;
  const compares = run !== null && onlyCompares(run.spec);
  useRequest('captions.againWith', endpoint === null ? null : () => setAsking(true));
  return (
    <div className={styles.actions} role="group" aria-label="Decide">
      {state === 'rejected' ? (
        <Button look="primary" onClick={review.restore}>
          Undo the rejection
        </Button>
      ) : (
        <>
          <Action
            id="captions.accept"
            look="primary"
            label={edited ? 'Accept as edited' : 'Accept'}
            disabled={state !== 'ready' || compares}
            onClick={review.accept}
          />
          <Action
            id="captions.reject"
            label="Reject"
            disabled={state === 'accepted' || state === 'waiting'}
            onClick={review.reject}
          />
          <Action
            id="captions.edit"
            label="Edit"
            disabled={state !== 'ready'}
            onClick={() => review.setEditing(true)}
          />
        </>
      )}
      {endpoint !== null && (
        <>
          <Action
            id="captions.again"
            look="quiet"
            label="Ask again"
            disabled={state === 'waiting'}
            onClick={() => review.again(null)}
          />
          <Action
            id="captions.againWith"
            look="quiet"
            label="Another prompt..."
            disabled={state === 'waiting'}
            onClick={() => setAsking(true)}
          />
        </>
      )}
      {compares && (
        <span className={styles.place}>This run only compares; its thresholds can say otherwise.</span>
      )}
      <span className={styles.place}>{place}</span>
      {endpoint !== null && (
        <AgainDialog
          open={asking}
          spec={endpoint}
          onClose={() => setAsking(false)}
          onAsk={(spec) => {
            setAsking(false);
            review.again(spec);
          }}
        />
      )}
    </div>
  );
};
