/** A command with its keys: each can be removed, another one recorded; a key that another command has is asked about. */
import { Plus, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { commandOf, type CommandRow } from '../../shared/commands/commands.ts';
import { keptFor } from '../../shared/commands/keptKeys.ts';
import {
  hasOtherKeys,
  keymapOf,
  takenBy,
  withKey,
  withoutKey,
  withReset,
} from '../../shared/commands/keymap.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { commandLabel } from '../commands/commandLabel.ts';
import { useRecordedKey } from '../commands/useRecordedKey.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import styles from './KeysDialog.module.css';

/** - `asking`: the next key is it. - `taken`: other commands have it. - `kept`: it cannot be given to this command. */
type Recording =
  | { readonly is: 'asking' }
  | { readonly is: 'taken'; readonly chord: string; readonly by: readonly CommandRow[] }
  | { readonly is: 'kept'; readonly chord: string; readonly why: string };

interface Props {
  readonly row: CommandRow;
  /** All rows: arrows go from one to the next. */
  readonly list: RefObject<HTMLElement | null>;
}

const useRow = (row: CommandRow) => {
  const changes = useApp((state) => state.settings.keys);
  const change = useApp((state) => state.changeSettings);
  const add = useRef<HTMLButtonElement>(null);
  const [recording, setRecording] = useState<Recording | null>(null);
  const end = (): void => {
    setRecording(null);
    add.current?.focus();
  };
  const set = (keys: ReturnType<typeof withKey>): void => {
    change({ keys });
    end();
  };
  const record = (chord: string): void => {
    const why = keptFor(row.id, chord);
    const by = takenBy(keymapOf(changes), row.id, chord);
    if (why !== null) setRecording({ is: 'kept', chord, why });
    else if (by.length > 0) setRecording({ is: 'taken', chord, by });
    else set(withKey(changes, row.id, chord));
  };
  useRecordedKey(recording?.is === 'asking' ? record : null, end);
  return {
    add,
    recording,
    ask: () => setRecording({ is: 'asking' }),
    end,
    give: (chord: string) => set(withKey(changes, row.id, chord)),
    take: (chord: string) => set(withoutKey(changes, row.id, chord)),
    reset: () => set(withReset(changes, row.id)),
    other: hasOtherKeys(keymapOf(changes), row.id),
  };
};

/** From row to row, to the button that records a key. */
const goUpOrDown = (event: KeyboardEvent<HTMLElement>, list: HTMLElement | null): void => {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = [...(list?.querySelectorAll<HTMLElement>('[data-add]') ?? [])];
  const at = all.findIndex((button) => button === event.currentTarget);
  event.preventDefault();
  all[at + by]?.focus();
};

export const KeyRow = ({ row, list }: Props) => {
  const { platform } = useCommandCentre();
  const tagKeys = useApp((state) => state.tagKeys);
  const label = commandLabel(row, tagKeys);
  const { add, recording, ask, end, give, take, reset, other } = useRow(row);
  return (
    <div role="listitem" className={styles.row}>
      <span className={styles.label}>{label}</span>
      <span className={styles.keys}>
        {row.keys.map((key) => (
          <button
            key={key}
            type="button"
            className={styles.key}
            aria-label={`Remove the key ${keyText(key, platform)} of ${label}`}
            title="Remove this key"
            onClick={() => take(key)}
          >
            <Keys keys={keyText(key, platform)} />
            <X size={11} aria-hidden="true" />
          </button>
        ))}
        <button
          ref={add}
          type="button"
          data-add
          className={styles.add}
          aria-label={`Give ${label} a key`}
          onClick={ask}
          onKeyDown={(event) => goUpOrDown(event, list.current)}
        >
          {recording?.is === 'asking' ? 'Press a key, Esc cancels' : <Plus size={13} aria-hidden="true" />}
        </button>
        {other && (
          <Button look="quiet" size="small" aria-label={`Reset the keys of ${label}`} onClick={reset}>
            Reset
          </Button>
        )}
      </span>
      {recording !== null && recording.is !== 'asking' && (
        <Answer recording={recording} onGive={give} onEnd={end} />
      )}
    </div>
  );
};

interface AnswerProps {
  readonly recording: Exclude<Recording, { readonly is: 'asking' }>;
  readonly onGive: (chord: string) => void;
  readonly onEnd: () => void;
}

const Answer = ({ recording, onGive, onEnd }: AnswerProps) => {
  const tagKeys = useApp((state) => state.tagKeys);
  const { platform } = useCommandCentre();
  const key = keyText(recording.chord, platform);
  return (
    <div className={styles.answer} role="alert">
      {recording.is === 'kept' ? (
        <>
          <span>
            <Keys keys={key} /> cannot be used here: {recording.why}
          </span>
          <Button size="small" onClick={onEnd} autoFocus>
            OK
          </Button>
        </>
      ) : (
        <>
          <span>
            <Keys keys={key} /> is the key of {namesOf(recording.by, tagKeys)}.
          </span>
          <Button size="small" onClick={() => onGive(recording.chord)} autoFocus>
            Use it here instead
          </Button>
          <Button size="small" onClick={onEnd}>
            Leave it there
          </Button>
        </>
      )}
    </div>
  );
};

const namesOf = (rows: readonly CommandRow[], tagKeys: ReadonlyMap<number, string>): string =>
  rows.map(({ id }) => `“${commandLabel(commandOf(id), tagKeys)}”`).join(' and ');
