/** The bar above the sheet: dataset, edits, query, order, density, export, and the way to all commands. */
import { PanelLeft, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandId } from '../../shared/commands/commands.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button, IconButton } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { DatasetMenu } from './DatasetMenu.tsx';
import { DensityControl } from './DensityControl.tsx';
import { EditControls } from './EditControls.tsx';
import { SortControl } from './SortControl.tsx';
import styles from './TopBar.module.css';

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

const ExportButton = () => {
  const { label, keys, run } = useCommand('export.open');
  const empty = useApp((state) => state.dataset?.samples === 0 && state.dataset.phase === 'ready');
  return (
    <Button
      look="quiet"
      className={styles.command}
      title={`${label} (${keys})`}
      whyNot={empty ? 'The dataset has no images to export' : null}
      onClick={run}
    >
      {label}
    </Button>
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
        <EditControls />
      </div>
      <div className={onSheet ? styles.search : styles.elsewhere}>{search}</div>
      <div className={styles.right}>
        {onSheet && (
          <>
            <SortControl />
            <DensityControl />
          </>
        )}
        <div className={styles.commands}>
          <ExportButton />
          <Button look="quiet" className={styles.command} onClick={palette.run} aria-label={palette.label}>
            Commands <Keys keys={palette.keys} />
          </Button>
        </div>
        {onSheet && (
          <PanelButton id="panel.inspector">
            <PanelRight size={16} />
          </PanelButton>
        )}
      </div>
    </header>
  );
};
