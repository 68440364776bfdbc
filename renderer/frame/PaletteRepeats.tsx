/** The last bulk edits as lines of the palette, to be made again. */
import { Command } from 'cmdk';
import type { RecentEdit } from '../../shared/api/recentEdits.ts';
import { commandOf, type CommandRow } from '../../shared/commands/commands.ts';
import { useRecentEdits } from '../api/edits.ts';
import { matches } from '../commands/rank.ts';
import { useAppStore } from '../state/AppContext.tsx';
import styles from './Palette.module.css';

export const repeatValue = ({ edit }: RecentEdit): string => `repeat ${JSON.stringify(edit)}`;

/** Those whose words the typed ones begin; none where a bulk edit cannot be made. */
export const useRepeats = (typed: string, possible: readonly CommandRow[]): readonly RecentEdit[] => {
  const can = possible.includes(commandOf('bulk.repeat'));
  const { data = [] } = useRecentEdits(can);
  return can ? data.filter(({ label }) => matches(`Repeat ${label}`, typed)) : [];
};

interface Props {
  readonly edits: readonly RecentEdit[];
  readonly onChoose: (act: () => void) => void;
}

export const PaletteRepeats = ({ edits, onChoose }: Props) => {
  const store = useAppStore();
  if (edits.length === 0) return null;
  const repeat = ({ edit }: RecentEdit) =>
    store.getState().openBulk({ kind: edit.kind, tag: null, edit, preview: true });
  return (
    <Command.Group heading="Repeat a bulk edit" className={styles.group}>
      {edits.map((each) => (
        <Command.Item
          key={repeatValue(each)}
          value={repeatValue(each)}
          className={styles.item}
          onSelect={() => onChoose(() => repeat(each))}
        >
          <span className={styles.label}>{each.label}...</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
};
