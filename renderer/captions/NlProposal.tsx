/** An NL caption as it is and as it would be, with the words that differ marked as a proofreader marks them. */
import { useMemo } from 'react';
import type { Proposal } from '../../shared/api/proposals.ts';
import { sidesOf, type Part } from '../parts/differenceParts.ts';
import { NlCaption } from '../parts/NlCaption.tsx';
import { useApp } from '../state/AppContext.tsx';
import { editOf } from '../state/captionSlice.ts';
import styles from './NlProposal.module.css';
import { NlEditor } from './NlEditor.tsx';
import { EditedNote } from './EditedNote.tsx';
import { Sides } from './Sides.tsx';
import type { Review } from './useReview.ts';

interface Props {
  readonly proposal: Proposal;
  readonly review: Review;
}

const Text = ({ parts }: { readonly parts: readonly Part[] }) => (
  <div className={styles.text} data-selectable>
    <NlCaption>
      {parts.map(({ kind, text }, index) => {
        // The parts of a text have no identity but their place.
        // oxlint-disable react/no-array-index-key
        if (kind === 'gone') return <del key={index}>{text}</del>;
        if (kind === 'new') return <ins key={index}>{text}</ins>;
        return <span key={index}>{text}</span>;
        // oxlint-enable react/no-array-index-key
      })}
    </NlCaption>
  </div>
);

export const NlProposal = ({ proposal, review }: Props) => {
  const { before, state } = proposal;
  const edited = useApp((app) => editOf(app, proposal));
  const edit = useApp((app) => app.editProposal);
  const leaveEdit = useApp((app) => app.leaveProposalEdit);
  const after = typeof edited === 'string' ? edited : proposal.proposal;
  const sides = useMemo(() => sidesOf(before?.trim() ?? '', after?.trim() ?? '', 'nl'), [before, after]);
  const none = before === null || before.trim() === '';
  return (
    <Sides
      present={none ? <p className={styles.none}>There is no NL caption.</p> : <Text parts={sides.before} />}
      proposedNote={sides.another ? 'written anew: too little is the same to mark words' : undefined}
      proposed={
        review.editing && after !== null ? (
          <NlEditor
            text={after}
            meanwhile={review.meanwhile}
            onText={(text) => edit(proposal, text === proposal.proposal ? null : text)}
            onAccept={review.accept}
            onLeave={() => review.setEditing(false)}
            onBlur={() => leaveEdit(proposal)}
          />
        ) : after === null || (after === '' && state !== 'ready') ? (
          <p className={styles.none}>There is no answer.</p>
        ) : (
          <>
            <Text parts={none ? [{ kind: 'same', text: after.trim() }] : sides.after} />
            {edited !== undefined && <EditedNote onDiscard={() => edit(proposal, null)} />}
          </>
        )
      }
    />
  );
};
