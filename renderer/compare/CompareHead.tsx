/** The head of the comparison: how many, which one is meant, and how they are shown. */
import { Columns2, Layers, Link2, Link2Off, Tags, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { SampleRow } from '../../shared/api/sample.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { markWords } from '../commands/markLabels.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button, IconButton } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import styles from './CompareView.module.css';

interface Props {
  readonly count: number;
  /** Undefined until it is loaded. */
  readonly meant: SampleRow | undefined;
  readonly linked: boolean;
  readonly all: boolean;
}

export const CompareHead = ({ count, meant, linked, all }: Props) => {
  const over = useApp((state) => state.comparedOver);
  const overCommand = useCommand('compare.over');
  const link = useCommand('compare.link');
  const captions = useCommand('compare.captions');
  const take = useCommand('compare.take');
  const mark = meant?.mark ?? null;
  return (
    <div className={styles.head}>
      <Dialog.Title className={styles.title}>Compare {count} images</Dialog.Title>
      <span className={styles.meant} role="status">
        {meant !== undefined && fileNameOf(meant.relPath)}
        {mark !== null && `, ${markWords(mark)}`}
      </span>
      <Button look="quiet" size="small" onClick={take.run}>
        Choose this one <Keys keys={take.keys} />
      </Button>
      <IconButton
        label={over ? 'Side by side' : 'One over the other'}
        keys={overCommand.keys}
        onClick={overCommand.run}
      >
        {over ? <Columns2 size={16} /> : <Layers size={16} />}
      </IconButton>
      <IconButton label="Zoom and position linked" keys={link.keys} pressed={linked} onClick={link.run}>
        {linked ? <Link2 size={16} /> : <Link2Off size={16} />}
      </IconButton>
      <IconButton label="All of the captions" keys={captions.keys} pressed={all} onClick={captions.run}>
        <Tags size={16} />
      </IconButton>
      <Dialog.Close asChild>
        <IconButton label="Close the comparison" keys="Esc">
          <X size={16} />
        </IconButton>
      </Dialog.Close>
    </div>
  );
};
