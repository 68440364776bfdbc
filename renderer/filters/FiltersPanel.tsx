/** The left panel: the composition of the current result, each part a click away from the query. */
import { useFilters } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { FilterGroup } from './FilterGroup.tsx';
import { FolderGroup } from './FolderGroup.tsx';
import { SavedGroup } from './SavedGroup.tsx';
import styles from './FiltersPanel.module.css';
import { asked, isUseful } from './filterGroups.ts';
import { useRoving } from './useRoving.ts';

export const FiltersPanel = () => {
  const view = useApp((state) => state.view?.id ?? null);
  const { data } = useFilters(view, { limit: asked });
  const { panel, onFocus, onKeyDown } = useRoving();
  const groups = (data ?? []).filter(isUseful);

  return (
    // Arrow keys go from button to button; each of them is a control of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <nav ref={panel} className={styles.panel} aria-label="Filters" onFocus={onFocus} onKeyDown={onKeyDown}>
      <SavedGroup />
      {groups.map((group) =>
        group.name === 'folders' ? (
          <FolderGroup key={group.name} group={group} />
        ) : (
          <FilterGroup key={group.name} group={group} />
        ),
      )}
      {data !== undefined && groups.length === 0 && (
        <p className={styles.empty}>No filters: no sample is shown.</p>
      )}
    </nav>
  );
};
