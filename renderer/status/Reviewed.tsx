/** How much of the dataset has been proofread. */
import { useMarkCounts } from '../api/edits.ts';
import { useApp } from '../state/AppContext.tsx';
import { countText } from '../ui/numbers.ts';

export const Reviewed = () => {
  const samples = useApp((state) => state.dataset?.samples ?? 0);
  const { data } = useMarkCounts(samples > 0);
  if (data === undefined || data.reviewed + data.outdated + data.needsWork + data.excluded === 0) return null;
  const more = [
    data.outdated > 0 && `${countText(data.outdated)} changed since`,
    data.needsWork > 0 && `${countText(data.needsWork)} ${data.needsWork === 1 ? 'needs' : 'need'} work`,
    data.excluded > 0 && `${countText(data.excluded)} excluded`,
  ].filter((part) => part !== false);
  return (
    <span>
      {countText(data.reviewed)} of {countText(samples)} reviewed
      {more.length > 0 && ` (${more.join(', ')})`}
    </span>
  );
};
