/** One character of the roster. Enter or a double click shows its samples. */
import type { ReactNode } from 'react';
import type { RosterCharacter, RosterTable } from '../../shared/api/roster.ts';
import { useApp } from '../state/AppContext.tsx';
import { useUsualCaptions } from '../state/useUsualCaptions.ts';
import { countText } from '../ui/display/numbers.ts';
import { CommandMenu } from '../parts/CommandMenu.tsx';
import styles from './CharacterRow.module.css';
import type { Column } from './columns.ts';
import { nameParts, statusWords, toneOf } from './labels.ts';

interface Props {
  readonly character: RosterCharacter;
  readonly table: RosterTable;
  readonly columns: readonly Column[];
  /** The images that a full bar represents. */
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
        <span className={styles.status} data-tone={status === 'missing' ? 'problem' : 'notice'}>
          {statusWords[status]}
        </span>
      )}
    </th>
  );
};

/** Columns about NL captions. */
const ofNl: ReadonlySet<string> = new Set(['nlCoverage', 'nlNamesIt']);

export const CharacterRow = ({ character, table, columns, most, chosen, onChoose }: Props) => {
  const showSamples = useApp((state) => state.showSamples);
  const { key, images, query } = character;
  const usual = useUsualCaptions();
  const line = (
    // A row of a table whose keys are the page's commands; only Enter needs the row itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <tr
      className={styles.row}
      data-key={key}
      data-menu={chosen ? 'current' : ''}
      onContextMenu={onChoose}
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
      {columns.map(({ by, spare, cell }) => {
        if (cell === null) return null;
        const { text, tone: marked } = cell(character);
        // Where the dataset has no NL captions at all, none is missing.
        const tone = ofNl.has(by) && !usual.nl ? 'quiet' : marked;
        return (
          <td key={by} className={styles.number} data-tone={tone} data-spare={spare ? true : undefined}>
            {text}
          </td>
        );
      })}
    </tr>
  );
  return <CommandMenu place="character" trigger={line} />;
};
