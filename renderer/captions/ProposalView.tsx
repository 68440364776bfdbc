/** One proposal: the image large, both captions beside it, what rules distrust, and what can be done. */
import type { CaptionRun, Proposal } from '../../shared/api/proposals.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { Note } from '../ui/display/Note.tsx';
import { FileName } from '../parts/FileName.tsx';
import { HeroImage } from './HeroImage.tsx';
import { Marks } from './Marks.tsx';
import { NlProposal } from './NlProposal.tsx';
import { causeLabels, stateNote } from './labels.ts';
import { ProposalActions } from './ProposalActions.tsx';
import styles from './ProposalView.module.css';
import { TagsProposal } from './TagsProposal.tsx';
import { Thresholds } from './Thresholds.tsx';
import type { Review } from './useReview.ts';

interface Props {
  readonly proposal: Proposal;
  /** "3 of 97". */
  readonly place: string;
  /** Null: it has just been forgotten. */
  readonly run: CaptionRun | null;
  readonly review: Review;
}

const promptOf = (run: CaptionRun | null): string =>
  run?.spec.by === 'endpoint' ? `, prompt ${run.spec.prompt.name}` : '';

const Facts = ({ proposal, review }: Pick<Props, 'proposal' | 'review'>) => {
  const { failed } = proposal;
  // Where it is edited the editor says it.
  const note = review.editing ? null : (review.meanwhile ?? stateNote(proposal));
  return (
    <>
      {note !== null && <p className={styles.note}>{note}</p>}
      {failed !== null && (
        <div>
          <Note tone="problem">{causeLabels[failed.cause]}</Note>
          <p className={styles.note}>{failed.message}</p>
        </div>
      )}
    </>
  );
};

export const ProposalView = ({ proposal, place, run, review }: Props) => {
  const { row, relPath, by, caption } = proposal;
  const open = useCommand('captions.open');
  return (
    <div className={styles.right}>
      <article className={styles.proposal} aria-label={fileNameOf(relPath)}>
        <div className={styles.image}>
          {row === null ? (
            <p className={styles.note}>The image is no longer in the dataset.</p>
          ) : (
            <HeroImage row={row} />
          )}
        </div>
        <div className={styles.words}>
          <header className={styles.head}>
            <h2 className={styles.title}>
              <FileName path={relPath} />
            </h2>
            <span className={styles.by}>
              {by}
              {promptOf(run)}
            </span>
            <Button look="quiet" size="small" className={styles.open} onClick={review.open}>
              Open on the sheet <Keys keys={open.keys} />
            </Button>
          </header>
          {run?.spec.by === 'tagger' && <Thresholds key={run.id} run={run} spec={run.spec} />}
          <Facts proposal={proposal} review={review} />
          <Marks marks={proposal.marks} />
          {caption === 'nl' ? (
            <NlProposal key={proposal.id} proposal={proposal} review={review} />
          ) : (
            <TagsProposal key={proposal.id} proposal={proposal} review={review} />
          )}
        </div>
      </article>
      <ProposalActions proposal={proposal} run={run} place={place} review={review} />
    </div>
  );
};
