/** All keys on paper: beside the window in the page, shown only by a printer, and only while it is asked for. */
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { gestureGroups } from '../../shared/commands/gestures.ts';
import { keyGroupsOf } from '../../shared/commands/keyGroups.ts';
import { keymapOf } from '../../shared/commands/keymap.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { commandLabel } from '../commands/commandLabel.ts';
import { useApp } from '../state/AppContext.tsx';
import styles from './PrintedKeys.module.css';

interface Line {
  readonly keys: readonly string[];
  readonly does: string;
}

const Group = ({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) => {
  const { platform } = useCommandCentre();
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      <dl>
        {lines.map(({ keys, does }) => (
          <div key={does} className={styles.line}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{keyText(key, platform)}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Sheet = () => {
  const { desktop } = useCommandCentre();
  const changes = useApp((state) => state.settings.keys);
  const dataset = useApp((state) => state.dataset?.name);
  const tagKeys = useApp((state) => state.tagKeys);
  const leave = useApp((state) => state.printKeys);
  const rows = keymapOf(changes).rows.filter(
    (row) =>
      row.keys.length > 0 &&
      (row.desktop !== true || desktop) &&
      // Those without a tag do nothing.
      (row.slot === undefined || tagKeys.has(row.slot)),
  );
  useEffect(() => {
    const done = (): void => leave(false);
    globalThis.addEventListener('afterprint', done);
    globalThis.print();
    return () => globalThis.removeEventListener('afterprint', done);
  }, [leave]);
  return (
    <div data-printed className={styles.sheet}>
      <h1>Proofsheet: all keys{dataset !== undefined && ` (${dataset})`}</h1>
      <div className={styles.columns}>
        {keyGroupsOf(rows).map((group) => (
          <Group
            key={group.title}
            title={group.title}
            lines={group.rows.map((row) => ({ keys: row.keys, does: commandLabel(row, tagKeys) }))}
          />
        ))}
        {gestureGroups.map(({ place, gestures }) => (
          <Group key={place} title={place} lines={gestures} />
        ))}
      </div>
    </div>
  );
};

export const PrintedKeys = () => {
  const printing = useApp((state) => state.printingKeys);
  return printing ? createPortal(<Sheet />, document.body) : null;
};
