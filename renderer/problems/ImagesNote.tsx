/** How many images the checks that decode them have read; the rest is read on request. */
import type { ProblemsSummary } from '../../shared/api/problems.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './KindList.module.css';

export const ImagesNote = ({ images }: { readonly images: ProblemsSummary['pictures'] }) => {
  const call = useCall();
  const say = useApp((state) => state.say);
  const { measured, total, running } = images;
  const missing = measured < total;
  const look = (): void => {
    call('POST /api/problems/look', { body: { pictures: true } }).catch((error: unknown) =>
      say(wordsOf(error), 'problem'),
    );
  };
  useRequest('problems.pictures', missing && !running ? look : null);
  if (!missing) return null;
  return (
    <div className={styles.images}>
      <p>
        {countText(measured)} of {countText(total)} images checked. Broken, blurry, dark and grey images are
        found only by this check.
      </p>
      {running ? (
        <p>Checking...</p>
      ) : (
        <Button size="small" onClick={look}>
          Check all images
        </Button>
      )}
    </div>
  );
};
