/** The name and the tags of one outfit. */
import { useState, type KeyboardEvent } from 'react';
import { outfitName, type Outfit } from '../../shared/api/traits.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import { parseTags } from '../../shared/caption/tagCaption.ts';
import { Button } from '../ui/display/Button.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './CharacterDetail.module.css';

interface Props {
  /** Null: a new one. */
  readonly outfit: Outfit | null;
  /** Names of the others. */
  readonly taken: readonly string[];
  readonly onSave: (name: string, tags: readonly string[]) => void;
  readonly onClose: () => void;
}

export const OutfitForm = ({ outfit, taken, onSave, onClose }: Props) => {
  const [name, setName] = useState(outfit?.name ?? '');
  const [text, setText] = useState((outfit?.tags ?? []).map(({ tag }) => tag).join(', '));
  const parsed = outfitName.safeParse(name);
  const tags = [...new Set(parseTags(text).map(({ text: tag }) => tagKey(tag)))];
  const isTaken = parsed.success && taken.includes(parsed.data);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  const ready = parsed.success && !isTaken && tags.length > 0;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave(parsed.data, tags);
      }}
    >
      <TextField
        label="Name of the outfit"
        // Opened to be typed into.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={name}
        onText={setName}
        onKeyDown={onKeyDown}
        problem={isTaken ? 'Another outfit has this name.' : null}
      />
      <TextField label="Its tags, separated by commas" value={text} onText={setText} onKeyDown={onKeyDown} />
      <span className={styles.buttons}>
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
        <Button size="small" look="primary" type="submit" disabled={!ready}>
          Save
        </Button>
      </span>
    </form>
  );
};
