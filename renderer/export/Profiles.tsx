/**
 * All settings under a name, in the dataset's own proofsheet.json: for the next export, here or on the
 * command line.
 */
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useProject } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button, IconButton } from '../ui/display/Button.tsx';
import { Popover } from '../ui/overlays/Popover.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './Profiles.module.css';

interface Props {
  readonly settings: ExportSettings;
  readonly profile: string | null;
  readonly onUse: (profile: string, settings: ExportSettings) => void;
  /** It was saved under this name; null: deleted. */
  readonly onNamed: (profile: string | null) => void;
}

export const Profiles = ({ settings, profile, onUse, onNamed }: Props) => {
  const call = useCall();
  const say = useApp((state) => state.say);
  const { data } = useProject();
  const profiles = data?.export.profiles ?? {};
  const names = Object.keys(profiles).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const current = profile !== null && names.includes(profile) ? profile : null;
  const changed = current !== null && JSON.stringify(profiles[current]) !== JSON.stringify(settings);

  const write = async (name: string, value: ExportSettings | null): Promise<void> => {
    const label = value === null ? `Delete the export profile ${name}` : `Save the export profile ${name}`;
    try {
      await call('POST /api/project', {
        body: { label, entries: [{ path: ['export', 'profiles', name], value }] },
      });
      onNamed(value === null ? null : name);
    } catch (error) {
      say(wordsOf(error), 'problem');
    }
  };

  return (
    <div className={styles.row}>
      <div className={styles.choice}>
        <Select
          label="Profile"
          value={current ?? ''}
          choices={[
            { value: '', label: names.length === 0 ? 'None saved yet' : 'None' },
            ...names.map((name) => ({
              value: name,
              label: changed && name === current ? `${name} (changed)` : name,
            })),
          ]}
          onChange={(name) => {
            const kept = profiles[name];
            if (kept === undefined) onNamed(null);
            else onUse(name, kept);
          }}
        />
      </div>
      <Keep name={current ?? ''} names={names} onKeep={(name) => void write(name, settings)} />
      {current !== null && (
        <IconButton label={`Delete the profile ${current}`} onClick={() => void write(current, null)}>
          <Trash2 size={14} />
        </IconButton>
      )}
    </div>
  );
};

const Keep = ({
  name,
  names,
  onKeep,
}: {
  readonly name: string;
  readonly names: readonly string[];
  readonly onKeep: (name: string) => void;
}) => {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const chosen = text.trim();
  return (
    <Popover
      label="Save these settings"
      align="end"
      control={{
        open,
        onOpenChange: (next) => {
          setText(name);
          setOpen(next);
        },
      }}
      trigger={<Button>Save as...</Button>}
    >
      <form
        className={styles.keep}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (chosen === '') return;
          onKeep(chosen);
          setOpen(false);
        }}
      >
        <TextField
          label="Save these settings as"
          value={text}
          maxLength={80}
          onText={setText}
          // The form was opened to fill this in.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        <Button type="submit" look="primary" disabled={chosen === ''}>
          {names.includes(chosen) ? 'Replace' : 'Save'}
        </Button>
      </form>
    </Popover>
  );
};
