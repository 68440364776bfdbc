/** The tag keys that have a tag, as buttons. Arrows go from one to the next, F2 edits, Delete clears. */
import { Pencil, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { keymapOf } from '../../shared/commands/keymap.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { isTagKeyCommand } from '../../shared/commands/commands.ts';
import { useCommand, useCommandCentre } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { IconButton } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { ContextMenu, ContextMenuItem } from '../ui/overlays/ContextMenu.tsx';
import { stateWords, type TagState } from './tagStates.ts';
import { useTagStates } from './useTagStates.ts';
import styles from './TagKeyStrip.module.css';

/** The keys of a slot now: the user may have changed them. */
const useKeysOf = (): ((slot: number) => string) => {
  const { platform } = useCommandCentre();
  const keymap = useApp((state) => keymapOf(state.settings.keys));
  return (slot) => {
    const id = `tagKey.${slot}`;
    const key = isTagKeyCommand(id) ? keymap.rowOf(id).keys[0] : undefined;
    return key === undefined ? '' : keyText(key, platform);
  };
};

export const StripKeys = () => {
  const tagKeys = useApp((state) => state.tagKeys);
  const toggled = useApp((state) => state.toggled);
  const toggle = useApp((state) => state.toggleTagKey);
  const edit = useApp((state) => state.editTagKeys);
  const setTagKey = useApp((state) => state.setTagKey);
  const { requests } = useCommandCentre();
  const say = useApp((state) => state.say);
  const editing = useCommand('tagKeys.edit');
  const strip = useCommand('tagKeys.strip');
  const keysOf = useKeysOf();
  const stateOf = useTagStates();
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const slots = [...tagKeys.keys()];
  const stop = current !== null && tagKeys.has(current) ? current : slots[0];

  const press = (slot: number): void => {
    if (stateOf(tagKeys.get(slot) ?? '') === null) say('Select a sample first.');
    else void toggle(slot);
  };
  const onKeyDown = (event: KeyboardEvent, slot: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = [...(box.current?.querySelectorAll<HTMLElement>('[data-slot]') ?? [])];
    const at = slots.indexOf(slot);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: slots.length - 1 }[event.key];
    if (to !== undefined) buttons[Math.max(0, Math.min(slots.length - 1, to))]?.focus();
    else if (event.key === 'F2') edit(slot);
    else if (event.key === 'Delete' || event.key === 'Backspace') void setTagKey(slot, null);
    else if (event.key === 'Escape') requests.send('sheet.focus');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.strip} role="toolbar" aria-label="Tag keys">
      <div ref={box} className={styles.slots}>
        {slots.map((slot) => (
          <Slot
            key={slot}
            slot={slot}
            tag={tagKeys.get(slot) ?? ''}
            keys={keysOf(slot)}
            state={stateOf(tagKeys.get(slot) ?? '')}
            turn={toggled?.slot === slot ? toggled.turn : 0}
            isStop={slot === stop}
            onPress={() => press(slot)}
            onFocus={() => setCurrent(slot)}
            onKeyDown={(event) => onKeyDown(event, slot)}
            onEdit={() => edit(slot)}
            onClear={() => void setTagKey(slot, null)}
          />
        ))}
      </div>
      <IconButton label={editing.label} keys={editing.keys} size="small" onClick={editing.run}>
        <Pencil size={13} />
      </IconButton>
      <IconButton label="Hide the tag keys" keys={strip.keys} size="small" onClick={strip.run}>
        <X size={14} />
      </IconButton>
    </div>
  );
};

interface SlotProps {
  readonly slot: number;
  readonly tag: string;
  readonly keys: string;
  /** Null: nothing is selected. */
  readonly state: TagState | null;
  /** Grows when its key has done something; 0: another one did last. */
  readonly turn: number;
  readonly isStop: boolean;
  readonly onPress: () => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onEdit: () => void;
  readonly onClear: () => void;
}

const Slot = (props: SlotProps) => {
  const { slot, tag, keys, state, turn, isStop, onPress, onFocus, onKeyDown, onEdit, onClear } = props;
  const words = stateWords(state);
  return (
    <ContextMenu
      trigger={
        <button
          type="button"
          data-slot={slot}
          className={styles.slot}
          data-has={state?.has}
          tabIndex={isStop ? 0 : -1}
          aria-pressed={state === null ? undefined : state.has === 'some' ? 'mixed' : state.has === 'all'}
          title={words === null ? tag : `${tag}: ${words}`}
          onClick={onPress}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
        >
          {turn > 0 && <span key={turn} className={styles.flash} aria-hidden="true" />}
          <Keys keys={keys} />
          <span className={styles.tag}>{tag}</span>
          {state?.has === 'some' && (
            <span className={styles.count}>
              {state.count}/{state.samples}
            </span>
          )}
        </button>
      }
    >
      <ContextMenuItem keys="F2" onSelect={onEdit}>
        Change the tag
      </ContextMenuItem>
      <ContextMenuItem keys="Del" onSelect={onClear}>
        Clear this key
      </ContextMenuItem>
    </ContextMenu>
  );
};
