/** Datasets that were open before, as lines of the palette. */
import { Command } from 'cmdk';
import type { RecentDataset } from '../../shared/api/dataset.ts';
import { useRecentDatasets } from '../api/queries.ts';
import { openRecent } from '../commands/openRecent.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './Palette.module.css';

const most = 5;

/** Other datasets whose path contains the text; none for an empty one. */
export const useRecentsFor = (typed: string): readonly RecentDataset[] => {
  const open = useApp((state) => state.dataset?.id);
  const { data = [] } = useRecentDatasets();
  if (typed === '') return [];
  const word = typed.toLowerCase();
  return data
    .filter(({ id, exists, path }) => exists && id !== open && path.toLowerCase().includes(word))
    .slice(0, most);
};

interface Props {
  readonly recents: readonly RecentDataset[];
  readonly onChoose: (act: () => void) => void;
}

export const PaletteRecents = ({ recents, onChoose }: Props) => {
  const store = useAppStore();
  if (recents.length === 0) return null;
  return (
    <Command.Group heading="Open a recent dataset" className={styles.group}>
      {recents.map(({ id, name, path, samples }) => (
        <Command.Item
          key={id}
          value={`recent ${id}`}
          className={styles.item}
          onSelect={() => onChoose(() => void openRecent(store, id))}
        >
          <span className={styles.label} title={path}>
            {name}
          </span>
          <span className={styles.count}>{amount(samples, 'sample')}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
};
