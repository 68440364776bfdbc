/** Sizes and repeats from the user's own `dataset.toml`, loaded when Enter is pressed. */
import { useState } from 'react';
import { Button } from '../ui/display/Button.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './Fields.module.css';
import { useTakeDatasetFile } from './useTrainer.ts';

export const DatasetFile = () => {
  const [file, setFile] = useState('');
  const take = useTakeDatasetFile();
  const asked = file.trim();
  return (
    <form
      className={styles.take}
      onSubmit={(event) => {
        event.preventDefault();
        if (asked !== '') void take(asked);
      }}
    >
      <TextField
        label="From a dataset.toml"
        title="Absolute, or from the dataset's folder; its resolutions, buckets and repeats are loaded once"
        placeholder="dataset.toml"
        value={file}
        onText={setFile}
      />
      <Button type="submit" disabled={asked === ''}>
        Load
      </Button>
    </form>
  );
};
