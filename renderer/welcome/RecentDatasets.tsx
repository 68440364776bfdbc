/** Datasets that were open before, the latest first. */
import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { RecentDataset } from '../../shared/api/dataset.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useRecentDatasets } from '../api/queries.ts';
import { openRecent } from '../commands/openRecent.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { IconButton } from '../ui/display/Button.tsx';
import { Note } from '../ui/display/Note.tsx';
import { amount } from '../ui/display/numbers.ts';
import { dayText } from '../ui/display/dates.ts';
import styles from './Welcome.module.css';

interface ItemProps {
  readonly recent: RecentDataset;
  readonly onRemove: () => void;
}

const Item = ({ recent, onRemove }: ItemProps) => {
  const store = useAppStore();
  const busy = useApp((state) => state.opening !== null);
  return (
    <li className={styles.recent} data-missing={!recent.exists || undefined}>
      <button
        type="button"
        className={styles.open}
        disabled={busy || !recent.exists}
        onClick={() => void openRecent(store, recent.id)}
      >
        <span className={styles.name}>{recent.name}</span>
        <span className={styles.path}>{recent.path}</span>
        <span className={styles.facts}>
          {recent.exists ? (
            amount(recent.samples, 'sample')
          ) : (
            <Note tone="notice">The folder is not there</Note>
          )}
          <span className={styles.day}>{dayText(recent.openedAt)}</span>
        </span>
      </button>
      <IconButton label={`Remove ${recent.name} from this list`} size="small" onClick={onRemove}>
        <X size={14} />
      </IconButton>
    </li>
  );
};

export const RecentDatasets = () => {
  const call = useCall();
  const client = useQueryClient();
  const store = useAppStore();
  const { data } = useRecentDatasets();
  if (data === undefined || data.length === 0) return null;

  const remove = async (id: string): Promise<void> => {
    try {
      await call('DELETE /api/recent/:id', { params: { id } });
      await client.invalidateQueries({ queryKey: ['recent'] });
    } catch (error) {
      store.getState().say(wordsOf(error), 'problem');
    }
  };

  return (
    <section className={styles.recents} aria-labelledby="recent-datasets">
      <h2 id="recent-datasets" className={styles.heading}>
        Recent datasets
      </h2>
      <ul>
        {data.map((recent) => (
          <Item key={recent.id} recent={recent} onRemove={() => void remove(recent.id)} />
        ))}
      </ul>
    </section>
  );
};
