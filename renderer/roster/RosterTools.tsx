/** Above the rows of the roster: the filter, and the button for the roster's own order. */
import { useRef } from 'react';
import { useRequest } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './RosterPage.module.css';
import { rosterOrder, type Sorting } from './sorting.ts';

interface Props {
  /** How many characters can be filtered. */
  readonly count: number;
  readonly filter: string;
  readonly sorting: Sorting;
  readonly onFilter: (filter: string) => void;
  readonly onSort: (sorting: Sorting) => void;
}

export const RosterTools = ({ count, filter, sorting, onFilter, onSort }: Props) => {
  const field = useRef<HTMLInputElement>(null);
  useRequest('roster.filter', () => field.current?.focus());
  return (
    <div className={styles.tools}>
      <TextField
        label="Filter the roster"
        bare
        ref={field}
        className={styles.filter}
        placeholder={`Filter ${count} characters`}
        value={filter}
        onText={onFilter}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onFilter('');
        }}
      />
      {sorting.by !== 'roster' && (
        <Button look="quiet" onClick={() => onSort(rosterOrder)}>
          In the order of the roster
        </Button>
      )}
    </div>
  );
};
