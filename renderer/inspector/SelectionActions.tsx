/** Actions on all selected samples at once, with their keys. */
import type { CommandId } from '../../shared/commands/commands.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import styles from './SelectionView.module.css';

const edits = [
  ['bulk.add', 'Add a tag...'],
  ['bulk.remove', 'Remove...'],
  ['bulk.rename', 'Rename...'],
  ['bulk.replace', 'Replace...'],
  ['captions.begin', 'Caption or tag...'],
] as const satisfies readonly (readonly [CommandId, string])[];

const marks = [
  ['mark.reviewed', 'Reviewed'],
  ['mark.needsWork', 'Needs work'],
  ['mark.excluded', 'Exclude'],
  ['mark.none', 'No mark'],
] as const satisfies readonly (readonly [CommandId, string])[];

const Action = ({ id, label }: { readonly id: CommandId; readonly label: string }) => {
  const { run, keys } = useCommand(id);
  return (
    <Button size="small" className={styles.action} onClick={run}>
      <span className={styles.words}>{label}</span> <Keys keys={keys} />
    </Button>
  );
};

const Group = ({
  label,
  actions,
}: {
  readonly label: string;
  readonly actions: typeof edits | typeof marks;
}) => (
  <div role="group" aria-label={label} className={styles.actions}>
    {actions.map(([id, words]) => (
      <Action key={id} id={id} label={words} />
    ))}
  </div>
);

export const SelectionActions = () => (
  <div className={styles.doing}>
    <Group label="Edit all selected" actions={edits} />
    <Group label="Mark all selected" actions={marks} />
  </div>
);
