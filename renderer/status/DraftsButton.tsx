/** Texts that were typed and not saved, anywhere in the dataset, so that none is forgotten. */
import { draftKey } from '../../shared/api/drafts.ts';
import { imageTerm } from '../../shared/query/imageTerm.ts';
import { draftNames, excerptOf } from '../parts/DraftOffer.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Note } from '../ui/display/Note.tsx';
import { momentText } from '../ui/display/dates.ts';
import { amount } from '../ui/display/numbers.ts';
import { Popover } from '../ui/overlays/Popover.tsx';
import styles from './StatusBar.module.css';

const List = () => {
  const drafts = useApp((state) => state.drafts);
  const dataset = useApp((state) => state.dataset?.id ?? '');
  const showSamples = useApp((state) => state.showSamples);
  const showProposal = useApp((state) => state.showProposal);
  const dropDraft = useApp((state) => state.dropDraft);
  return (
    <div className={styles.report} data-selectable>
      <ul>
        {drafts.map((draft) => {
          const { relPath, field, proposal, at } = draft;
          return (
            <li key={draftKey(draft)}>
              {relPath}
              <span className={styles.reason}>
                {draftNames[field]}, {momentText(at)}: <bdi>{excerptOf(draft)}</bdi>
              </span>
              <Button
                size="small"
                onClick={() =>
                  proposal === undefined ? showSamples(imageTerm(relPath)) : showProposal(proposal)
                }
              >
                Show {proposal === undefined ? relPath : `the proposal for ${relPath}`}
              </Button>
              <Button
                size="small"
                look="quiet"
                onClick={() => dropDraft({ dataset, relPath, field, proposal })}
              >
                Discard
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
};

export const DraftsButton = () => {
  const count = useApp((state) => state.drafts.length);
  if (count === 0) return null;
  return (
    <Popover
      label="Unsaved drafts"
      side="top"
      align="end"
      trigger={
        <Button look="quiet" className={styles.button}>
          <Note tone="notice">{amount(count, 'unsaved draft')}</Note>
        </Button>
      }
    >
      <List />
    </Popover>
  );
};
