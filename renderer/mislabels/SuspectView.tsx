/** One suspect: its image between those of both characters, why its label is doubted, and what can be done. */
import { useState } from 'react';
import type { Suspect } from '../../shared/api/mislabels.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { countText } from '../ui/display/numbers.ts';
import { AlikeColumn } from './AlikeColumn.tsx';
import { FileName } from '../parts/FileName.tsx';
import { FittedImage } from '../parts/FittedImage.tsx';
import styles from './SuspectView.module.css';
import { targetWords } from './labels.ts';

interface Props {
  readonly suspect: Suspect;
  /** The samples that the actions are about: the chosen ones, or just this one. */
  readonly about: readonly Suspect[];
  readonly onRelabel: () => void;
  readonly onKeep: () => void;
  readonly onOpen: () => void;
}

interface ActionsProps extends Props {
  readonly onCompare: () => void;
}

const Actions = ({ suspect, about, onRelabel, onKeep, onOpen, onCompare }: ActionsProps) => {
  const compare = useCommand('mislabels.compare');
  const relabel = useCommand('mislabels.relabel');
  const keep = useCommand('mislabels.keep');
  const open = useCommand('mislabels.open');
  const several = about.length > 1 ? ` ${countText(about.length)}` : '';
  return (
    <div className={styles.actions}>
      <Button look="primary" onClick={onRelabel}>
        Relabel{several} {targetWords(about)} <Keys keys={relabel.keys} />
      </Button>
      <Button onClick={onKeep}>
        {suspect.kept ? 'Mark as suspect again' : `Keep${several}`} <Keys keys={keep.keys} />
      </Button>
      <Button look="quiet" onClick={onCompare}>
        Compare <Keys keys={compare.keys} />
      </Button>
      <Button look="quiet" onClick={onOpen}>
        Open on the sheet <Keys keys={open.keys} />
      </Button>
    </div>
  );
};

/** Which of the images that are most alike is shown large for each character, and their comparison with the suspect. */
const useAlike = ({ row, given, suggested, nearest }: Suspect) => {
  const [shown, setShown] = useState({ given: 0, suggested: 0 });
  const compare = useApp((state) => state.compare);
  const imageOf = (of: 'given' | 'suggested', role: string) => {
    const other = nearest[of][Math.min(shown[of], nearest[of].length - 1)];
    return other === undefined ? [] : [{ id: other.id, role }];
  };
  const compareAll = (): void => {
    const others = imageOf('given', `Labelled ${given.name}:`);
    compare(
      [
        ...others,
        { id: row.id, role: 'The suspect:' },
        ...imageOf('suggested', `Seems to be ${suggested.name}:`),
      ],
      others.length,
    );
  };
  useRequest('mislabels.compare', compareAll);
  return { shown, setShown, compareAll };
};

export const SuspectView = (props: Props) => {
  const { row, given, suggested, reasons, nearest } = props.suspect;
  const { shown, setShown, compareAll } = useAlike(props.suspect);
  return (
    <article className={styles.suspect} aria-label={fileNameOf(row.relPath)}>
      <div className={styles.images}>
        <AlikeColumn
          relation="Others labelled"
          character={given}
          rows={nearest.given}
          shown={shown.given}
          onShow={(at) => setShown({ ...shown, given: at })}
        />
        <section className={styles.middle} aria-label="The suspect">
          <h3 className={styles.title}>
            <FileName path={row.relPath} />
            <span>
              <span className={styles.quiet}>labelled</span> {given.name}
            </span>
          </h3>
          <div className={styles.large}>
            <FittedImage row={row} alt={fileNameOf(row.relPath)} />
          </div>
        </section>
        <AlikeColumn
          relation="Seems to be"
          character={suggested}
          rows={nearest.suggested}
          shown={shown.suggested}
          onShow={(at) => setShown({ ...shown, suggested: at })}
        />
      </div>
      <Actions {...props} onCompare={compareAll} />
      <section className={styles.why} aria-label="Why">
        <h3 className={styles.title}>Why it is suspect</h3>
        {reasons.length === 0 ? (
          <p className={styles.quiet}>No single tag decides: many weak signs add up.</p>
        ) : (
          <ul className={styles.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </section>
    </article>
  );
};
