/** How much history is kept for undo. */
import { useApp } from '../state/AppContext.tsx';
import { Select } from '../ui/fields/Select.tsx';
import styles from './SettingsDialog.module.css';

/** Bytes. */
const sizes = [
  [50_000_000, '50 MB'],
  [200_000_000, '200 MB'],
  [1_000_000_000, '1 GB'],
  [5_000_000_000, '5 GB'],
  [20_000_000_000, '20 GB'],
] as const;

export const JournalSettings = () => {
  const limit = useApp((state) => state.settings.journalLimit);
  const change = useApp((state) => state.changeSettings);
  const choices = sizes.map(([bytes, label]) => ({
    value: String(bytes),
    label: `Up to ${label} per dataset`,
  }));
  // The settings file holds another number: it is kept until another one is chosen.
  const known = sizes.some(([bytes]) => bytes === limit);
  const own = { value: String(limit), label: `Up to ${Math.round(limit / 1_000_000)} MB per dataset` };
  return (
    <>
      <Select
        label="Keep undo history"
        value={String(limit)}
        choices={known ? choices : [own, ...choices]}
        onChange={(bytes) => change({ journalLimit: Number(bytes) })}
      />
      <p className={styles.hint}>
        Beyond that the oldest edits are dropped and can no longer be undone. The captions stay as they are.
      </p>
    </>
  );
};
