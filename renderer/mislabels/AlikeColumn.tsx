/** The images of one character that are most like the suspect: one large, the others to choose from. */
import type { CharacterLabel } from '../../shared/api/mislabels.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { fileNameOf } from '../../shared/paths.ts';
import styles from './AlikeColumn.module.css';
import { FittedImage } from '../parts/FittedImage.tsx';

interface Props {
  /** "Labelled", "Seems to be". */
  readonly relation: string;
  readonly character: CharacterLabel;
  readonly rows: readonly SampleRow[];
  /** Which of them is shown large. */
  readonly shown: number;
  readonly onShow: (at: number) => void;
}

export const AlikeColumn = ({ relation, character, rows, shown, onShow }: Props) => {
  const large = rows[Math.min(shown, rows.length - 1)];
  const label = `Most alike of ${character.name}`;
  return (
    <section className={styles.column} aria-label={label}>
      <h3 className={styles.title}>
        <span className={styles.relation}>{relation}</span> {character.name}
      </h3>
      <div className={styles.large}>
        {large === undefined ? (
          <p className={styles.none}>No other image of {character.name} has a certain label.</p>
        ) : (
          <FittedImage row={large} alt={`${character.name}: ${fileNameOf(large.relPath)}`} />
        )}
      </div>
      {rows.length > 1 && (
        <div className={styles.strip}>
          {rows.map((row, at) => (
            <button
              key={row.id}
              type="button"
              className={styles.small}
              aria-label={`Show ${fileNameOf(row.relPath)} large`}
              aria-pressed={row === large}
              onClick={() => onShow(at)}
              onPointerEnter={() => onShow(at)}
            >
              <FittedImage row={row} small />
            </button>
          ))}
        </div>
      )}
    </section>
  );
};
