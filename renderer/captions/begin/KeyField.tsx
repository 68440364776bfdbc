/** The key of a server: set or removed, and never shown again. */
import { useState } from 'react';
import { wordsOf } from '../../api/call.ts';
import { Button } from '../../ui/display/Button.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { urlProblem } from './endpointDraft.ts';
import styles from './EndpointPart.module.css';
import { useServerKey } from './useServer.ts';

const keptWords = {
  keyring: 'A key is kept in the system’s keyring.',
  file: 'A key is kept in a file that only you can read: there is no keyring here.',
} as const;

export const KeyField = ({ url }: { readonly url: string }) => {
  const { kept, keep, error } = useServerKey(url);
  const [typed, setTyped] = useState('');
  const usable = urlProblem(url) === null;
  const save = (): void => {
    if (typed.trim() === '' || !usable) return;
    keep(typed.trim());
    setTyped('');
  };
  return (
    <>
      <div className={styles.key}>
        <TextField
          label="Key, where the server wants one"
          type="password"
          autoComplete="new-password"
          value={typed}
          placeholder={kept === null ? '' : 'Another key'}
          onText={setTyped}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            save();
          }}
        />
        <Button disabled={typed.trim() === '' || !usable} onClick={save}>
          Keep
        </Button>
        {kept !== null && (
          <Button look="quiet" onClick={() => keep(null)}>
            Remove
          </Button>
        )}
      </div>
      <p className={styles.quiet} role="status">
        {kept === null ? 'No key is kept for this server.' : keptWords[kept]}
      </p>
      {error !== null && (
        <p className={styles.problem} role="alert">
          {wordsOf(error)}
        </p>
      )}
    </>
  );
};
