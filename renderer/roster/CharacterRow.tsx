/** One character of the roster. Enter or a double click shows its samples. */
import type { ReactNode } from 'react';
import type { RosterCharacter, RosterTable } from '../../shared/api/roster.ts';
import { useApp } from '../state/AppContext.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './CharacterRow.module.css';
import type { Column } from './columns.ts';
import type { SortKey } from './sorting.ts';
import { nameParts, percentText, statusWords, toneOf } from './words.ts';

interface Props {
  readonly character: RosterCharacter;
  readonly table: RosterTable;
  readonly columns: readonly Column[];
  /** What a whole bar stands for, in images. */
  readonly most: number;
  /** The one that Tab reaches. */
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

type Tone = 'problem' | 'notice' | 'quiet' | undefined;

interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

/** A share below this is worth a look. */
const goodShare = 0.9;

const shareCell = (share: number, images: number): Cell => {
  if (images === 0) return { text: '' };
  return { text: percentText(share), tone: share < goodShare ? 'notice' : share === 1 ? 'quiet' : undefined };
};

/** Numbers that say nothing of note are left out. */
const cellOf = (by: SortKey, character: RosterCharacter): Cell => {
  const { images, distinctImages, suspects, upscaled, exposuresPerEpoch, suggestedRepeats } = character;
  switch (by) {
    case 'distinctImages':
      return { text: distinctImages === images ? '' : distinctImages.toLocaleString('en-US') };
    case 'nlCoverage':
    case 'nlNamesIt':
    case 'activationFirst':
      return shareCell(character[by], images);
    case 'suspects':
      return suspects === null || suspects === 0
        ? { text: '' }
        : { text: countText(suspects), tone: 'problem' };
    case 'upscaled':
      return { text: upscaled === 0 ? '' : countText(upscaled) };
    case 'exposuresPerEpoch':
      return { text: exposuresPerEpoch.toFixed(1) };
    case 'suggestedRepeats':
      return { text: suggestedRepeats === 1 ? '' : suggestedRepeats.toFixed(1) };
    case 'roster':
    case 'name':
    case 'images':
      return { text: '' };
  }
};

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

const Name = ({ character }: { readonly character: RosterCharacter }): ReactNode => {
  const showSamples = useApp((state) => state.showSamples);
  const { key, status, query } = character;
  const [name, qualifier] = nameParts(key);
  return (
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
  );
};

export const CharacterRow = ({ character, table, columns, most, chosen, onChoose }: Props) => {
  const showSamples = useApp((state) => state.showSamples);
  const { key, images, query } = character;
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
      <Name character={character} />
      <td className={styles.images} data-tone={toneOf(images, table.floor)}>
        <span className={styles.count}>{countText(images)}</span>
        <Bar images={images} table={table} most={most} />
      </td>
      {columns
        .filter(({ wide }) => wide !== true)
        .map(({ by, spare }) => {
          const { text, tone } = cellOf(by, character);
          return (
            <td key={by} className={styles.number} data-tone={tone} data-spare={spare}>
              {text}
            </td>
          );
        })}
    </tr>
  );
};
