/** One character of the roster. Enter or a double click shows its samples. */
import type { RosterCharacter, RosterTable } from '../../shared/api/roster.ts';
import { useApp } from '../state/AppContext.tsx';
import { countText } from '../ui/numbers.ts';
import styles from './CharacterRow.module.css';
import { nameParts, percentText, statusWords, toneOf } from './words.ts';

interface Props {
  readonly character: RosterCharacter;
  readonly table: RosterTable;
  /** What a whole bar stands for, in images. */
  readonly most: number;
  /** The one that Tab reaches. */
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

const Bar = ({ images, table, most }: { images: number; table: RosterTable; most: number }) => {
  const at = (count: number): string => `${(100 * count) / most}%`;
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.fill} style={{ width: at(images) }} />
      <span className={styles.floor} style={{ left: at(table.floor) }} />
      <span className={styles.target} style={{ left: at(table.target) }} />
    </span>
  );
};

/** A share that is worth a look when it is not whole. */
const Share = ({ share, images }: { readonly share: number; readonly images: number }) => (
  <td
    className={styles.number}
    data-tone={images > 0 && share < 0.9 ? 'notice' : share === 1 ? 'whole' : undefined}
  >
    {images === 0 ? '' : percentText(share)}
  </td>
);

export const CharacterRow = ({ character, table, most, chosen, onChoose }: Props) => {
  const showSamples = useApp((state) => state.showSamples);
  const { key, images, status, query, suspects } = character;
  const [name, qualifier] = nameParts(key);
  const tone = toneOf(images, table.floor);
  return (
    // A row of a table whose keys are the page's commands; Enter is the one that needs the row itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <tr
      className={styles.row}
      data-key={key}
      tabIndex={chosen ? 0 : -1}
      onFocus={onChoose}
      onClick={onChoose}
      onDoubleClick={() => showSamples(query)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        showSamples(query);
      }}
    >
      <th scope="row" className={styles.name}>
        <button type="button" tabIndex={-1} className={styles.link} onClick={() => showSamples(query)}>
          {name}
          <span className={styles.qualifier}>{qualifier}</span>
        </button>
        {statusWords[status] !== '' && (
          <span className={styles.status} data-tone={status === 'unexpected' ? 'notice' : 'problem'}>
            {statusWords[status]}
          </span>
        )}
      </th>
      <td className={styles.images} data-tone={tone}>
        <span className={styles.count}>{countText(images)}</span>
        <Bar images={images} table={table} most={most} />
      </td>
      <td className={styles.number}>
        {character.distinctImages === images ? '' : character.distinctImages.toLocaleString('en-US')}
      </td>
      <Share share={character.nlCoverage} images={images} />
      <Share share={character.nlNamesIt} images={images} />
      <Share share={character.activationFirst} images={images} />
      <td className={styles.number} data-tone={suspects !== null && suspects > 0 ? 'problem' : undefined}>
        {suspects === null || suspects === 0 ? '' : countText(suspects)}
      </td>
      <td className={styles.number}>{character.upscaled === 0 ? '' : countText(character.upscaled)}</td>
      <td className={styles.number}>{character.exposuresPerEpoch.toFixed(1)}</td>
      <td className={styles.number}>
        {character.suggestedRepeats === 1 ? '' : character.suggestedRepeats.toFixed(1)}
      </td>
    </tr>
  );
};
