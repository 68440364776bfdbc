/** A count that links to its samples, where a query gives them. */
import { useApp } from '../state/AppContext.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './ShowCount.module.css';

interface Props {
  readonly count: number;
  readonly query: string | null;
  /** What is counted, for screen readers: "images in 816 x 1296". */
  readonly of: string;
  /** False where the query also finds some others. */
  readonly exact?: boolean;
}

export const ShowCount = ({ count, query, of, exact = true }: Props) => {
  const showSamples = useApp((state) => state.showSamples);
  if (query === null || count === 0) return <span className={styles.plain}>{countText(count)}</span>;
  const hint = exact ? query : `${query} (and a few images of the buckets beside it)`;
  return (
    <button
      type="button"
      className={styles.count}
      title={hint}
      aria-label={`${countText(count)} ${of}: show them`}
      onClick={() => showSamples(query)}
    >
      {countText(count)}
    </button>
  );
};
