/** The head of the page: how many labels are doubted, on which evidence, and which characters are confused. */
import type { MislabelsState } from '../../shared/api/mislabels.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import { Popover } from '../ui/overlays/Popover.tsx';
import styles from './Head.module.css';
import { CompareImages } from './CompareImages.tsx';
import type { Pair, Shown } from './useMislabels.ts';
import { verdict } from './labels.ts';

interface Props {
  readonly state: MislabelsState;
  readonly show: Shown;
  readonly onShow: (show: Shown) => void;
  readonly onSheet: () => void;
  readonly onSwap: (pair: Pair) => void;
}

const Overlaps = ({ overlaps, onSwap }: Pick<Props, 'onSwap'> & Pick<MislabelsState, 'overlaps'>) => {
  const command = useCommand('mislabels.swap');
  if (overlaps.length === 0) return null;
  return (
    <section className={styles.overlaps} aria-label="Confused with each other">
      <h2 className={styles.heading}>Confused with each other</h2>
      <ul className={styles.pairs}>
        {overlaps.slice(0, 6).map((pair) => (
          <li key={`${pair.a.key} ${pair.b.key}`} className={styles.pair}>
            <span>
              {pair.a.name} and {pair.b.name}
            </span>
            <span className={styles.quiet}>{countText(pair.samples.length)}</span>
            <Button size="small" title={command.keys} onClick={() => onSwap(pair)}>
              Swap the pair
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Skipped = ({ skipped }: Pick<MislabelsState, 'skipped'>) =>
  skipped.length === 0 ? null : (
    <Popover
      label="Characters that were skipped in part"
      trigger={
        <Button look="quiet" size="small">
          {countText(skipped.length)} skipped
        </Button>
      }
    >
      <dl className={styles.skipped}>
        {skipped.map(({ character, reason }) => (
          <div key={character.key + reason}>
            <dt>{character.name}</dt>
            <dd className={styles.quiet}>{reason}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );

export const Head = ({ state, show, onShow, onSheet, onSwap }: Props) => {
  const { counts, outOfDate, phase, failed, overlaps, skipped } = state;
  const command = useCommand('mislabels.show');
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <p className={styles.verdict} role="status">
          {verdict(state)}
          {outOfDate && phase === 'found' && <span className={styles.quiet}> Looking again...</span>}
        </p>
        {failed !== null && <p className={styles.failed}>{failed}</p>}
        <Skipped skipped={skipped} />
        {(counts.kept > 0 || show === 'kept') && (
          <Button
            look="quiet"
            aria-pressed={show === 'kept'}
            onClick={() => onShow(show === 'kept' ? 'open' : 'kept')}
          >
            {show === 'kept' ? 'Back to the suspects' : `${countText(counts.kept)} kept`}
          </Button>
        )}
        {counts.likely + counts.look > 0 && (
          <Button look="quiet" title={command.keys} onClick={onSheet}>
            Show all on the sheet
          </Button>
        )}
        {phase === 'found' && state.judged > 0 && <CompareImages state={state} />}
      </div>
      {show === 'open' && <Overlaps overlaps={overlaps} onSwap={onSwap} />}
    </header>
  );
};
