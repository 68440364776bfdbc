/** Nothing is selected: how to begin. */
import { commandOf, type CommandId } from '../../shared/commands/commands.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
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

export const NothingView = () => {
  const { platform } = useCommandCentre();
  return (
    <div className={styles.nothing}>
      <p className={styles.words}>
        Choose a sample to see it large, with its captions and files. Choose several to compare them.
      </p>
      <dl className={styles.keys}>
        {hints.map(([id, words]) => (
          <div key={id} className={styles.hint}>
            <dt>
              <Keys keys={keyText(commandOf(id).keys[0] ?? '', platform)} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};
