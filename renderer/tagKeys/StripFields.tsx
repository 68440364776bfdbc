/** The tag keys as fields, edited in place: Enter goes on to the next, Escape back to the sheet. */
import { useRef, useState } from 'react';
import { isTagKeyCommand } from '../../shared/commands/commands.ts';
import { keymapOf } from '../../shared/commands/keymap.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { tagKeyCount } from '../../shared/api/tagKeys.ts';
import { useCompletions } from '../api/queries.ts';
import { useCommand, useCommandCentre } from '../commands/CommandContext.tsx';
import { ComboField } from '../parts/ComboField.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import styles from './TagKeyStrip.module.css';

const slots = Array.from({ length: tagKeyCount }, (_, at) => at + 1);

/** @param first the slot whose field takes the caret */
export const StripFields = ({ first }: { readonly first: number }) => {
  const { requests } = useCommandCentre();
  const edit = useApp((state) => state.editTagKeys);
  const keys = useCommand('keys.open');
  const box = useRef<HTMLDivElement>(null);
  const focus = (slot: number): void =>
    box.current?.querySelector<HTMLElement>(`[data-slot="${slot}"] input`)?.focus();
  const leave = (): void => {
    edit(null);
    requests.send('sheet.focus');
  };
  return (
    <div ref={box} className={styles.fields} role="group" aria-label="Edit the tag keys">
      <div className={styles.grid}>
        {slots.map((slot) => (
          <SlotField
            key={slot}
            slot={slot}
            isFirst={slot === first}
            onNext={() => (slot === tagKeyCount ? leave() : focus(slot + 1))}
            onLeave={leave}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <span className={styles.hint}>
          A key with a tag toggles it on the selection; without one it does what it did before. The tags are
          kept in the dataset&apos;s proofsheet.json.
        </span>
        <Button size="small" look="quiet" onClick={keys.run}>
          {keys.label}
        </Button>
        <Button size="small" onClick={leave}>
          Done
        </Button>
      </div>
    </div>
  );
};

interface FieldProps {
  readonly slot: number;
  /** It takes the caret when the fields appear. */
  readonly isFirst: boolean;
  readonly onNext: () => void;
  readonly onLeave: () => void;
}

const SlotField = ({ slot, isFirst, onNext, onLeave }: FieldProps) => {
  const { platform } = useCommandCentre();
  const tag = useApp((state) => state.tagKeys.get(slot) ?? '');
  const key = useApp((state) => {
    const id = `tagKey.${slot}`;
    return isTagKeyCommand(id) ? keymapOf(state.settings.keys).rowOf(id).keys[0] : undefined;
  });
  const setTagKey = useApp((state) => state.setTagKey);
  /** Null: as it is. */
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? tag;
  const { data: options = [] } = useCompletions(
    typed === null || typed.trim() === '' ? null : typed,
    undefined,
    8,
    'list',
  );
  const save = async (next: string): Promise<void> => {
    await setTagKey(slot, next);
    setTyped(null);
  };
  const take = (next: string): void => {
    setTyped(next);
    void save(next);
    onNext();
  };
  return (
    <div className={styles.field} data-slot={slot}>
      <Keys keys={key === undefined ? '' : keyText(key, platform)} />
      <ComboField
        label={`Tag of tag key ${slot}`}
        bare
        opens="up"
        // The fields were opened for typing.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={isFirst}
        value={text}
        options={typed === null || typed.trim() === '' ? [] : options}
        onText={setTyped}
        onTake={take}
        onEnter={take}
        onEscape={() => {
          setTyped(null);
          onLeave();
        }}
        onBlur={() => typed !== null && void save(typed)}
      />
    </div>
  );
};
