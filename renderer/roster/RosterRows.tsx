/** The table: a bar of images with floor and target, and columns for what else is wrong. */
import { Fragment, useEffect, useRef, useState } from 'react';
import type { RosterCharacter, RosterTable } from '../../shared/api/roster.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { CharacterDetail } from './CharacterDetail.tsx';
import { Tooltip } from '../ui/overlays/Tooltip.tsx';
import { columnsOf } from './columns.ts';
import { CharacterRow } from './CharacterRow.tsx';
import styles from './RosterRows.module.css';
import type { SortKey, Sorting } from './sorting.ts';

interface Props {
  readonly table: RosterTable;
  /** In the order shown. */
  readonly characters: readonly RosterCharacter[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  /** Key of the row in focus. */
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

const groupWords = ({ status, group }: RosterCharacter, listed: boolean): string => {
  if (status === 'unexpected') return 'Not on the roster';
  return group ?? (listed ? 'On the roster' : '');
};

const useRowKeys = ({ characters, chosen, onChoose }: Props): void => {
  const showSamples = useApp((state) => state.showSamples);
  const openBulk = useApp((state) => state.openBulk);
  const at = characters.findIndex(({ key }) => key === chosen);
  const step = (by: 1 | -1) => () => {
    const next = characters[at < 0 ? 0 : Math.min(characters.length - 1, Math.max(0, at + by))];
    if (next !== undefined) onChoose(next.key);
  };
  const current = characters[at];
  const onCurrent = (act: (character: RosterCharacter) => void) =>
    current === undefined ? null : () => act(current);
  useRequest('roster.next', step(1));
  useRequest('roster.previous', step(-1));
  useRequest(
    'roster.samples',
    onCurrent(({ query }) => showSamples(query)),
  );
  useRequest(
    'roster.rename',
    onCurrent(({ tag }) => openBulk({ kind: 'rename-tag', tag, where: 'everything' })),
  );
};

export const RosterRows = (props: Props) => {
  const { table, characters, sorting, onSort, chosen, onChoose } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [unfolded, unfold] = useState<string | null>(null);
  useRowKeys(props);
  useRequest('roster.detail', chosen === null ? null : () => unfold(unfolded === chosen ? null : chosen));
  useEffect(() => {
    if (chosen === null) return;
    const row = [...(body.current?.rows ?? [])].find(({ dataset }) => dataset['key'] === chosen);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const most = Math.max(table.target, ...table.characters.map(({ images }) => images));
  const columns = columnsOf(table);
  const headings = sorting.by === 'roster';
  const sortBy = (by: SortKey): void =>
    onSort(sorting.by === by ? { by, reverse: !sorting.reverse } : { by, reverse: false });

  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map(({ by, label, about, spare, cell }) => (
            <th
              key={by}
              scope="col"
              className={cell === null ? styles.wide : styles.number}
              data-spare={spare ? true : undefined}
              aria-sort={sorting.by === by ? (sorting.reverse ? 'descending' : 'ascending') : undefined}
            >
              <Tooltip text={about}>
                <button type="button" className={styles.sort} aria-label={label} onClick={() => sortBy(by)}>
                  {label}
                  <span className={styles.arrow} aria-hidden="true">
                    {sorting.by === by && (sorting.reverse ? '↓' : '↑')}
                  </span>
                </button>
              </Tooltip>
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {characters.map((character, index) => {
          const heading = groupWords(character, table.listed);
          const before = characters[index - 1];
          const isFirst = before === undefined || groupWords(before, table.listed) !== heading;
          return (
            <Fragment key={character.key}>
              {headings && heading !== '' && isFirst && (
                <tr className={styles.group}>
                  <th scope="rowgroup" colSpan={columns.length}>
                    {heading}
                  </th>
                </tr>
              )}
              <CharacterRow
                character={character}
                table={table}
                columns={columns}
                most={most}
                chosen={chosen === character.key || (chosen === null && index === 0)}
                onChoose={() => onChoose(character.key)}
              />
              {unfolded === character.key && (
                <tr className={styles.detail}>
                  <td colSpan={columns.length}>
                    <CharacterDetail character={character} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
};
