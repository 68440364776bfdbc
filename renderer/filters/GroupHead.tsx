/** The head of a group of filters, which folds it, and what is below it. */
import { ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './FilterGroup.module.css';

interface Props {
  /** Under which settings remember that it is folded. */
  readonly name: string;
  readonly title: string;
  readonly size: number;
  readonly children: ReactNode;
}

export const GroupHead = ({ name, title, size, children }: Props) => {
  const store = useAppStore();
  const folded = useApp((state) => state.settings.foldedFacets.includes(name));
  const id = useId();
  const fold = (): void => {
    const { settings, changeSettings } = store.getState();
    const others = settings.foldedFacets.filter((other) => other !== name);
    changeSettings({ foldedFacets: folded ? others : [...others, name] });
  };
  return (
    <>
      <h2>
        <button
          type="button"
          data-stop
          className={styles.head}
          aria-expanded={!folded}
          aria-controls={`${id}-items`}
          onClick={fold}
        >
          <ChevronRight className={styles.arrow} size={14} aria-hidden="true" />
          {title}
          <span className={styles.size}>{countText(size)}</span>
        </button>
      </h2>
      {!folded && <div id={`${id}-items`}>{children}</div>}
    </>
  );
};
