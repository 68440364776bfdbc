/** Nothing is selected: how to begin. */
import type { CommandId } from '../../shared/commands/commands.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import styles from './NothingView.module.css';

const hints: readonly (readonly [CommandId, string])[] = [
  ['sample.next', 'next sample'],
  ['loupe.toggle', 'its image in the full view'],
  ['search.focus', 'search'],
  ['select.all', 'select all shown'],
  ['palette.open', 'all commands'],
  ['help.open', 'keys and query language'],
];

const Hint = ({ id, words }: { readonly id: CommandId; readonly words: string }) => {
  const { keys } = useCommand(id);
  // The user may have taken its key.
  if (keys === '') return null;
  return (
    <div className={styles.hint}>
      <dt>
        <Keys keys={keys} />
      </dt>
      <dd>{words}</dd>
    </div>
  );
};

export const NothingView = () => (
  <div className={styles.nothing}>
    <p className={styles.words}>
      Choose a sample to see it large, with its captions and files. Choose several to compare them.
    </p>
    <dl className={styles.keys}>
      {hints.map(([id, words]) => (
        <Hint key={id} id={id} words={words} />
      ))}
    </dl>
  </div>
);
