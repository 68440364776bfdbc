/** The keys and the query language, drawn from the same tables that the app works by. */
import type { ReactNode } from 'react';
import { gestureGroups } from '../../shared/commands/gestures.ts';
import { keyGroupsOf } from '../../shared/commands/keyGroups.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { fields } from '../../shared/query/fields.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { Dialog, DialogBody } from '../ui/overlays/Dialog.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { useCommand, useCommandCentre, useKeymap } from '../commands/CommandContext.tsx';
import { commandLabel } from '../commands/commandLabel.ts';
import { Button } from '../ui/display/Button.tsx';
import styles from './HelpDialog.module.css';
import { syntaxRules } from '../commands/querySyntax.ts';

export const HelpDialog = () => {
  const open = useApp((state) => state.overlay === 'help');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="Query language and keys" width="wide">
      <DialogBody>
        <div className={styles.columns}>
          <QueryHelp />
          <KeysHelp />
        </div>
      </DialogBody>
    </Dialog>
  );
};

const Block = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <h3 className={styles.title}>{title}</h3>
    {children}
  </section>
);

const QueryHelp = () => {
  const store = useAppStore();
  const opened = useApp((state) => state.dataset !== null);
  const rows = (lines: readonly { readonly example: string; readonly sentence: string }[]) => (
    <dl className={styles.table}>
      {lines.map(({ example, sentence }) => (
        <div key={example} className={styles.row}>
          <dt>
            {opened ? (
              <button
                type="button"
                className={styles.example}
                title="Try it"
                onClick={() => {
                  store.getState().closeOverlay();
                  void store.getState().runQuery(example);
                }}
              >
                {example}
              </button>
            ) : (
              <code className={styles.example}>{example}</code>
            )}
          </dt>
          <dd>{sentence}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <div className={styles.column}>
      <Block title="Queries">{rows(syntaxRules)}</Block>
      <Block title="Fields">{rows(fields)}</Block>
    </div>
  );
};

const KeyCells = ({ keys }: { readonly keys: readonly string[] }) => {
  const { platform } = useCommandCentre();
  return (
    <dt className={styles.keys}>
      {keys.map((key) => (
        <Keys key={key} keys={keyText(key, platform)} />
      ))}
    </dt>
  );
};

const KeysHelp = () => {
  const { desktop } = useCommandCentre();
  const change = useCommand('keys.open');
  const print = useCommand('keys.print');
  const tagKeys = useApp((state) => state.tagKeys);
  const rows = useKeymap().rows.filter(
    (row) =>
      row.keys.length > 0 &&
      (row.desktop !== true || desktop) &&
      // Those without a tag do nothing.
      (row.slot === undefined || tagKeys.has(row.slot)),
  );
  return (
    <div className={styles.column}>
      <div className={styles.actions}>
        <Button size="small" onClick={change.run}>
          {change.label} <Keys keys={change.keys} />
        </Button>
        <Button size="small" onClick={print.run}>
          {print.label}
        </Button>
      </div>
      {keyGroupsOf(rows).map((group) => (
        <Block key={group.title} title={group.title}>
          <dl className={styles.table}>
            {group.rows.map((row) => (
              <div key={row.id} className={styles.keyRow}>
                <KeyCells keys={row.keys} />
                <dd>{commandLabel(row, tagKeys)}</dd>
              </div>
            ))}
          </dl>
        </Block>
      ))}
      {gestureGroups.map(({ place, gestures }) => (
        <Block key={place} title={place}>
          <dl className={styles.table}>
            {gestures.map(({ keys, does }) => (
              <div key={does} className={styles.keyRow}>
                <KeyCells keys={keys} />
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Block>
      ))}
    </div>
  );
};
