/** The dataset's menu in the top bar: other datasets, the recent ones among them, and what can be done with this one. */
import { ChevronDown } from 'lucide-react';
import type { CommandId } from '../../shared/commands/commands.ts';
import { useRecentDatasets } from '../api/queries.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { openRecent } from '../commands/openRecent.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/overlays/Menu.tsx';
import styles from './TopBar.module.css';

const recentShown = 8;

const CommandItem = ({ id }: { readonly id: CommandId }) => {
  const { label, keys, run, available } = useCommand(id);
  return (
    <MenuItem onSelect={run} disabled={!available} keys={keys === '' ? undefined : keys}>
      {label}
    </MenuItem>
  );
};

const RecentItems = () => {
  const store = useAppStore();
  const open = useApp((state) => state.dataset?.id);
  const { data = [] } = useRecentDatasets();
  const others = data.filter(({ id }) => id !== open).slice(0, recentShown);
  if (others.length === 0) return null;
  return (
    <>
      <MenuSeparator />
      <MenuLabel>Recent datasets</MenuLabel>
      {others.map(({ id, name, path, samples, exists }) => (
        <MenuItem
          key={id}
          disabled={!exists}
          title={path}
          note={exists ? amount(samples, 'sample') : 'the folder is not there'}
          onSelect={() => void openRecent(store, id)}
        >
          {name}
        </MenuItem>
      ))}
    </>
  );
};

export const DatasetMenu = () => {
  const name = useApp((state) => state.dataset?.name ?? '');
  const path = useApp((state) => state.dataset?.path);
  return (
    <Menu
      trigger={
        <Button look="quiet" className={styles.dataset} title={path} aria-label={`Dataset: ${name}`}>
          <span className={styles.name}>{name}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <CommandItem id="dataset.open" />
      <CommandItem id="dataset.previous" />
      <CommandItem id="dataset.sample" />
      <RecentItems />
      <MenuSeparator />
      <CommandItem id="dataset.rescan" />
      <CommandItem id="export.open" />
      <CommandItem id="captions.import" />
      <CommandItem id="history.open" />
      <CommandItem id="dataset.close" />
      <MenuSeparator />
      <CommandItem id="settings.open" />
    </Menu>
  );
};
