/** How much of the dataset has been reviewed, and the other marks: each count is a link to its query. */
import { useMarkCounts } from '../api/edits.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { classes } from '../ui/styles/classes.ts';
import { countText } from '../ui/display/numbers.ts';
import styles from './StatusBar.module.css';

const useMarks = () => {
  const samples = useApp((state) => state.dataset?.samples ?? 0);
  const { data } = useMarkCounts(samples > 0);
  const any = data !== undefined && data.reviewed + data.outdated + data.needsWork + data.excluded > 0;
  return any ? { ...data, samples } : null;
};

const MarkCount = ({ query, words }: { readonly query: string; readonly words: string }) => {
  const show = useApp((state) => state.showSamples);
  return (
    <Button
      look="quiet"
      className={classes(styles.button, styles.fact)}
      title={`Show them: ${query}`}
      onClick={() => show(query)}
    >
      {words}
    </Button>
  );
};

export const Reviewed = () => {
  const marks = useMarks();
  if (marks === null) return null;
  const words = `${countText(marks.reviewed)} of ${countText(marks.samples)} reviewed`;
  return <MarkCount query="mark:reviewed" words={words} />;
};

export const OtherMarks = () => {
  const marks = useMarks();
  if (marks === null) return null;
  const { outdated, needsWork, excluded } = marks;
  return (
    <>
      {outdated > 0 && <MarkCount query="mark:outdated" words={`${countText(outdated)} changed since`} />}
      {needsWork > 0 && (
        <MarkCount
          query="mark:needs-work"
          words={`${countText(needsWork)} ${needsWork === 1 ? 'needs' : 'need'} work`}
        />
      )}
      {excluded > 0 && <MarkCount query="mark:excluded" words={`${countText(excluded)} excluded`} />}
    </>
  );
};
