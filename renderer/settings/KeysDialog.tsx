/** The keys of all commands: each can be given others, which are taken from the commands that had them. */
import { useRef, useState } from 'react';
import { keyGroupsOf } from '../../shared/commands/keyGroups.ts';
import { keymapOf } from '../../shared/commands/keymap.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { useCommand, useCommandCentre } from '../commands/CommandContext.tsx';
import { useRecordedKey } from '../commands/useRecordedKey.ts';
import { ranked } from '../commands/rank.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import { TextField } from '../ui/fields/TextField.tsx';
import { Dialog, DialogBody, DialogFoot } from '../ui/overlays/Dialog.tsx';
import { KeyRow } from './KeyRow.tsx';
import styles from './KeysDialog.module.css';

export const KeysDialog = () => {
  const open = useApp((state) => state.overlay === 'keys');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="Keys" width="wide">
      <Inside onClose={close} />
    </Dialog>
  );
};

/** Which commands are listed: by their words, or by a key that they have. */
const useFound = () => {
  const { desktop } = useCommandCentre();
  const changes = useApp((state) => state.settings.keys);
  const [text, setText] = useState('');
  const [chord, setChord] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  useRecordedKey(
    asking
      ? (pressed) => {
          setChord(pressed);
          setText('');
          setAsking(false);
        }
      : null,
    () => setAsking(false),
  );
  const { rows } = keymapOf(changes);
  const possible = rows.filter((row) => row.desktop !== true || desktop);
  const byKey = chord === null ? possible : possible.filter(({ keys }) => keys.includes(chord));
  const matching = text.trim() === '' ? null : new Set(ranked(byKey, text.trim()).map(({ id }) => id));
  return {
    text,
    chord,
    asking,
    total: possible.length,
    rows: matching === null ? byKey : byKey.filter(({ id }) => matching.has(id)),
    setText,
    ask: () => setAsking(true),
    forgetKey: () => setChord(null),
  };
};

const FindBar = ({ found }: { readonly found: ReturnType<typeof useFound> }) => {
  const { platform } = useCommandCentre();
  const { text, chord, asking } = found;
  return (
    <div className={styles.find}>
      <TextField
        label="Find a command"
        bare
        placeholder="Find a command"
        // Where one begins in a list of this length.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={styles.text}
        value={text}
        onText={found.setText}
      />
      {chord === null ? (
        <Button aria-pressed={asking} onClick={found.ask}>
          {asking ? 'Press a key...' : 'Find by key'}
        </Button>
      ) : (
        <Button onClick={found.forgetKey}>
          <Keys keys={keyText(chord, platform)} /> Show all
        </Button>
      )}
    </div>
  );
};

const Inside = ({ onClose }: { readonly onClose: () => void }) => {
  const changes = useApp((state) => state.settings.keys);
  const change = useApp((state) => state.changeSettings);
  const print = useCommand('keys.print');
  const found = useFound();
  const list = useRef<HTMLDivElement>(null);
  const changed = Object.keys(changes).length;
  return (
    <>
      <DialogBody>
        <FindBar found={found} />
        <div ref={list} className={styles.groups}>
          {keyGroupsOf(found.rows).map(({ title, rows }) => (
            <section key={title} aria-label={title}>
              <h3 className={styles.title}>{title}</h3>
              <div role="list">
                {rows.map((row) => (
                  <KeyRow key={row.id} row={row} list={list} />
                ))}
              </div>
            </section>
          ))}
          {found.rows.length === 0 && (
            <p className={styles.quiet} role="status">
              {found.chord === null ? 'No matching command' : 'No command has this key'}
            </p>
          )}
        </div>
      </DialogBody>
      <DialogFoot>
        <span className={styles.hint}>
          {found.rows.length < found.total
            ? `${countText(found.rows.length)} of ${amount(found.total, 'command')}`
            : changed === 0
              ? 'No key was changed.'
              : `The keys of ${amount(changed, 'command')} were changed.`}
        </span>
        <Button onClick={() => change({ keys: {} })} disabled={changed === 0}>
          Reset all
        </Button>
        <Button onClick={print.run}>Print...</Button>
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      </DialogFoot>
    </>
  );
};
