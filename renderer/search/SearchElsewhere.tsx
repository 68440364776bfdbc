/** In place of the query field on pages of findings, which the query does not narrow: the way to it, and that it is so. */
import { Search } from 'lucide-react';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './SearchElsewhere.module.css';

export const SearchElsewhere = () => {
  const search = useCommand('search.focus');
  const query = useApp((state) => state.query.trim());
  const samples = useApp((state) => state.dataset?.samples ?? 0);
  return (
    <div className={styles.bar} role="search">
      <Button look="quiet" onClick={search.run}>
        <Search size={15} aria-hidden="true" />
        Search the samples <Keys keys={search.keys} />
      </Button>
      {query !== '' && (
        <p className={styles.note} title={query}>
          This page is about all {amount(samples, 'sample')}; “{query}” narrows Samples only.
        </p>
      )}
    </div>
  );
};
