/** One file of a preview: its changes, whether it is included, and names that may be ordinary words. */
import type { PlannedChange } from '../../shared/api/edits.ts';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { FileName } from '../parts/FileName.tsx';
import { Difference } from '../parts/Difference.tsx';
import { Note } from '../ui/display/Note.tsx';
import styles from './ChangeCard.module.css';
import { ChangeImage } from './ChangeImage.tsx';

interface Props {
  readonly change: PlannedChange;
  /** Another file of the sample above, whose image is shown already. */
  readonly goesOn: boolean;
  /** Not while the plan is being written. */
  readonly disabled: boolean;
  readonly onInclude: (included: boolean) => void;
  readonly onMention: (index: number, on: boolean) => void;
}

const around = 24;

/** A mention with a little of the text around it, for judging it. */
const context = (text: string, start: number, end: number) => {
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  // Whole words only: half of a word would have to be guessed.
  return {
    before: start > around ? before.replace(/^\S*\s+/, '… ') : before,
    after: end + around < text.length ? after.replace(/\s+\S*$/, ' …') : after,
  };
};

export const ChangeCard = ({ change, goesOn, disabled, onInclude, onMention }: Props) => {
  const { relPath, sample, before, after, kind, included, merged, mentions } = change;
  const doubtful = mentions.some(({ on }) => !on);
  return (
    <article className={styles.card} data-included={included} data-goes-on={goesOn}>
      <div className={styles.side}>{!goesOn && sample !== null && <ChangeImage sample={sample} />}</div>
      <div className={styles.what}>
        <label className={styles.head}>
          <Checkbox checked={included} disabled={disabled} onChange={onInclude} />
          <FileName path={relPath} folder className={styles.path} />
          {merged && <span className={styles.fact}>merges two tags into one</span>}
          {doubtful && <Note tone="notice">may be an ordinary word</Note>}
        </label>
        <div className={styles.text}>
          <Difference before={before} after={after} unit={kind === 'nl' ? 'nl' : 'tags'} />
          {mentions.length > 0 && before !== null && (mentions.length > 1 || doubtful) && (
            <ul className={styles.mentions}>
              {mentions.map(({ start, end, text, replacement, on }, index) => {
                const near = context(before, start, end);
                return (
                  <li key={start}>
                    <label className={styles.mention}>
                      <Checkbox
                        checked={on}
                        disabled={disabled || !included}
                        onChange={(next) => onMention(index, next)}
                      />
                      <span>
                        {near.before}
                        <b>{text}</b>
                        {near.after}
                      </span>
                      <span className={styles.fact}>becomes {replacement}</span>
                    </label>
                  </li>
                );
              })}
            </ul>
          )}
        </div>
      </div>
    </article>
  );
};
