/** What else is in a character's captions: tags that merge into it, and outfits that do not agree. */
import type { RosterCharacter, RosterDetail as Detail } from '../../shared/api/roster.ts';
import { useApp } from '../state/AppContext.tsx';
import styles from './RosterDetail.module.css';
import { useRosterDetail } from './useRoster.ts';
import { percentText } from '../../shared/roster/rosterColumn.ts';

const Tags = ({ title, tags, none }: { title: string; tags: Detail['merged']; none: string }) => {
  const showSamples = useApp((state) => state.showSamples);
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      {tags.length === 0 && <p className={styles.none}>{none}</p>}
      <ul className={styles.tags}>
        {tags.map(({ tag, share, query }) => (
          <li key={tag}>
            <button type="button" className={styles.tag} onClick={() => showSamples(query)}>
              {tag} <span className={styles.share}>{percentText(share)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

export const RosterDetail = ({ character }: { readonly character: RosterCharacter }) => {
  const { data } = useRosterDetail(character.key);
  if (data === undefined) return null;
  return (
    <div className={styles.detail}>
      <Tags
        title="In four of five captions or more: learnt as a part of the character"
        tags={data.merged}
        none="No tag is in so many of its captions."
      />
      <Tags
        title="Clothes in some captions only: outfits that do not agree"
        tags={data.outfits}
        none="Its captions agree on what it wears, or do not say."
      />
    </div>
  );
};
