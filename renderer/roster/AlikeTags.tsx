/** What most images of a character have in common without being of it: learnt with it where nothing else is shown. */
import type { CharacterTraits } from '../../shared/api/traits.ts';
import { percentText } from '../../shared/roster/rosterColumn.ts';
import { aspectLabels } from '../../shared/traits/aspects.ts';
import { useApp } from '../state/AppContext.tsx';
import styles from './CharacterDetail.module.css';

export const AlikeTags = ({ of }: { readonly of: CharacterTraits }) => {
  const showSamples = useApp((state) => state.showSamples);
  const alike = of.traits.filter(({ aspect }) => aspect === 'image');
  if (alike.length === 0) return null;
  return (
    <section aria-label={aspectLabels.image}>
      <h3 className={styles.title}>{aspectLabels.image}: vary them, or they are learnt with it</h3>
      <ul className={styles.chips}>
        {alike.map(({ tag, key, share, query }) => (
          <li key={key}>
            <button type="button" className={styles.chip} onClick={() => showSamples(query)}>
              {tag} <span className={styles.rest}>{percentText(share)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
