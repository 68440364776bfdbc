/** The bar above the sheet: dataset, query, density, and the way to all commands. */
import { ChevronDown, PanelLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandId } from '../../shared/commands/commands.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button, IconButton } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/overlays/Menu.tsx';
import { DensityControl } from './DensityControl.tsx';
import styles from './TopBar.module.css';

const CommandItem = ({ id }: { readonly id: CommandId }) => {
  const { label, keys, run, available } = useCommand(id);
  return (
    <MenuItem onSelect={run} disabled={!available} keys={keys === '' ? undefined : keys}>
      {label}
    </MenuItem>
  );
};

const DatasetMenu = () => {
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
      <CommandItem id="dataset.sample" />
      <MenuSeparator />
      <CommandItem id="dataset.rescan" />
      <CommandItem id="dataset.close" />
      <MenuSeparator />
      <CommandItem id="settings.open" />
    </Menu>
  );
};

const PanelButton = ({ id, children }: { readonly id: CommandId; readonly children: ReactNode }) => {
  const { label, keys, run } = useCommand(id);
  const panel = id === 'panel.facets' ? 'facets' : 'inspector';
  const open = useApp((state) => (state.narrow ? state.drawer === panel : state.settings[panel].open));
  return (
    <IconButton label={label} keys={keys} pressed={open} onClick={run}>
      {children}
    </IconButton>
  );
};

/** @param search the query field, which takes the remaining width */
export const TopBar = ({ search }: { readonly search: ReactNode }) => {
  const palette = useCommand('palette.open');
  const onSheet = useApp((state) => state.page === 'sheet');
  return (
    <header className={styles.bar}>
      <div className={styles.left}>
        {onSheet && (
          <PanelButton id="panel.facets">
            <PanelLeft size={16} />
          </PanelButton>
        )}
        <h1 className={styles.heading}>
          <DatasetMenu />
        </h1>
      </div>
      <div className={styles.search}>{search}</div>
      <div className={styles.right}>
        {onSheet && <DensityControl />}
        <Button look="quiet" onClick={palette.run} aria-label={palette.label}>
          Commands <Keys keys={palette.keys} />
        </Button>
        {onSheet && (
          <PanelButton id="panel.inspector">
            <PanelRight size={16} />
          </PanelButton>
        )}
      </div>
    </header>
  );
};
