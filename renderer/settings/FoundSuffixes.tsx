/** Caption files under other suffixes, and what they are: the same choices as in the status bar. */
import { useFileReport } from '../api/queries.ts';
import { OtherCaptions } from '../parts/OtherCaptions.tsx';
import styles from './SettingsDialog.module.css';

export const FoundSuffixes = () => {
  const { data } = useFileReport(true);
  return (
    <div className={styles.found}>
      <OtherCaptions found={data?.otherCaptions ?? []} />
    </div>
  );
};
