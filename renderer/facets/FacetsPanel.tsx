/** The left panel: what the current result consists of, each part a click away from being asked for. */
import { useFacets } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { FacetGroup } from './FacetGroup.tsx';
import styles from './FacetsPanel.module.css';
import { asked, isUseful } from './facetGroups.ts';
import { useRoving } from './useRoving.ts';

export const FacetsPanel = () => {
  const view = useApp((state) => state.view?.id ?? null);
  const { data } = useFacets(view, { limit: asked });
  const { panel, onFocus, onKeyDown } = useRoving();
  const groups = (data ?? []).filter(isUseful);

  return (
    // Arrow keys go from button to button; each of them is a control of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <nav ref={panel} className={styles.panel} aria-label="Filters" onFocus={onFocus} onKeyDown={onKeyDown}>
      {groups.map((facet) => (
        <FacetGroup key={facet.name} facet={facet} />
      ))}
      {data !== undefined && groups.length === 0 && (
        <p className={styles.empty}>No filters: no sample is shown.</p>
      )}
    </nav>
  );
};
