/** Whether images are compared besides the tags: a start, its progress, and a stop that keeps what is done. */
import type { MislabelsState } from '../../shared/api/mislabels.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import { Note } from '../ui/display/Note.tsx';
import { ProgressBar } from '../ui/display/ProgressBar.tsx';
import styles from './Head.module.css';
import { useMislabelActs } from './useMislabels.ts';

export const CompareImages = ({ state }: { readonly state: MislabelsState }) => {
  const { compareImages: comparePictures, stop } = useMislabelActs();
  const command = useCommand('mislabels.pictures');
  const { known, total, job, failed } = state.pictures;
  const now = useApp((app) => app.jobs.find(({ id }) => id === job?.id)) ?? job;
  const running = now?.state === 'running' ? now : null;
  const left = total - known;
  useRequest('mislabels.pictures', () => {
    if (running !== null) stop(running.id);
    else if (left > 0) comparePictures();
  });
  if (running !== null) {
    return (
      <div className={styles.progress}>
        <ProgressBar label="Comparing the images" done={running.done} total={running.total} />
        <span className={styles.quiet}>
          {countText(running.done)} of {amount(running.total ?? total, 'image')} compared
        </span>
        <Button size="small" title={command.keys} onClick={() => stop(running.id)}>
          Pause
        </Button>
      </div>
    );
  }
  if (left <= 0) return <span className={styles.quiet}>Judged by tags and images</span>;
  return (
    <>
      {failed !== null && (
        <Note tone="problem" title={failed}>
          Images not compared
        </Note>
      )}
      <Button title={`Some hundredths of a second each (${command.keys})`} onClick={comparePictures}>
        {known > 0
          ? `Continue comparing images, ${countText(left)} left`
          : `Compare ${amount(total, 'image')} too`}
      </Button>
    </>
  );
};
