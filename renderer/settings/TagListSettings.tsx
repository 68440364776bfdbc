/** The user's danbooru.csv: its path on the engine's machine, and its state. */
import { useState } from 'react';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useTagList } from '../api/queries.ts';
import { Button } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './SettingsDialog.module.css';

type State = 'rest' | 'reading' | { readonly refused: string };

export const TagListSettings = () => {
  const call = useCall();
  const { data: list } = useTagList();
  const [typed, setTyped] = useState<string | null>(null);
  const [state, setState] = useState<State>('rest');
  const path = typed ?? list?.file ?? '';
  const refused = typeof state === 'object' ? state.refused : (typed === null && list?.problem) || null;

  const choose = async (): Promise<void> => {
    setState('reading');
    try {
      await call('PATCH /api/settings', { body: { danbooruFile: path.trim() === '' ? null : path.trim() } });
      setTyped(null);
      setState('rest');
    } catch (error) {
      setState({ refused: wordsOf(error) });
    }
  };

  const words = (): string => {
    if (state === 'reading') return 'Reading the list...';
    if (list === undefined || list.tags === 0)
      return 'For completion with aliases, and to tell what kind of tag a tag is.';
    const skipped = list.skipped === 0 ? '' : `; ${countText(list.skipped)} lines could not be read`;
    return `${countText(list.tags)} tags${skipped}.`;
  };

  return (
    <form
      className={styles.list}
      onSubmit={(event) => {
        event.preventDefault();
        void choose();
      }}
    >
      <TextField
        label="Path of a danbooru.csv"
        value={path}
        onText={(text) => {
          setTyped(text);
          setState('rest');
        }}
        problem={refused}
      />
      <p className={styles.hint} role="status">
        {words()}
      </p>
      <Button type="submit" disabled={state === 'reading' || (path === '' && (list?.file ?? null) === null)}>
        {path.trim() === '' ? 'Remove the list' : 'Read the list'}
      </Button>
    </form>
  );
};
