/** The list of expected characters, as text. */
import { useId, useMemo, useState } from 'react';
import { parseRoster } from '../../shared/roster/parseRoster.ts';
import { useProject } from '../api/queries.ts';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../ui/overlays/Dialog.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './PasteDialog.module.css';
import { useRosterSetting } from './useRoster.ts';

const example =
  'Operators:\nperlica \\(arknights\\)\nember \\(arknights\\)\n\nAntagonists:\nnefarith \\(arknights\\)';

const summary = (text: string): string => {
  const { entries, repeated } = parseRoster(text);
  const groups = new Set(entries.flatMap(({ group }) => group ?? [])).size;
  const parts = [amount(entries.length, 'character')];
  if (groups > 0) parts.push(`in ${amount(groups, 'group')}`);
  if (repeated.length > 0) parts.push(`(${repeated.slice(0, 3).join(', ')} named twice)`);
  return parts.join(' ');
};

const Fields = ({ known, onClose }: { readonly known: string; readonly onClose: () => void }) => {
  const [text, setText] = useState(known);
  const change = useRosterSetting();
  const id = useId();
  const words = useMemo(() => summary(text), [text]);
  const keep = (): void => {
    if (text !== known)
      change(text.trim() === '' ? 'Clear the roster' : 'Set the roster', ['roster', 'text'], text);
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <DialogBody>
        <label htmlFor={id} className={styles.about}>
          One name a line, escaped or not. A line that ends with a colon is the heading of a group. The list
          is kept in proofsheet.json, in the dataset.
        </label>
        <textarea
          id={id}
          className={styles.text}
          rows={16}
          spellCheck={false}
          placeholder={example}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            keep();
          }}
        />
      </DialogBody>
      <DialogFoot>
        <span className={styles.count} role="status">
          {words}
        </span>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit">
          Save the roster
        </Button>
      </DialogFoot>
    </form>
  );
};

export const PasteDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { data } = useProject();
  return (
    <Dialog open onClose={onClose} title="Expected characters" width="normal">
      {data !== undefined && <Fields known={data.roster.text} onClose={onClose} />}
    </Dialog>
  );
};
