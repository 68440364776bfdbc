/** What is in a character's captions: its traits and what becomes of them, and its outfits. */
import type { RosterCharacter } from '../../shared/api/roster.ts';
import { AlikeTags } from './AlikeTags.tsx';
import styles from './CharacterDetail.module.css';
import { OutfitList } from './OutfitList.tsx';
import { TraitList } from './TraitList.tsx';
import { useCharacterTraits } from './useTraits.ts';

export const CharacterDetail = ({ character }: { readonly character: RosterCharacter }) => {
  const { data } = useCharacterTraits(character.key);
  if (data === undefined) return null;
  if (data.images === 0) return <p className={styles.none}>No image has its tag.</p>;
  return (
    <div className={styles.detail}>
      <TraitList of={data} />
      <div className={styles.beside}>
        <OutfitList of={data} />
        <AlikeTags of={data} />
      </div>
    </div>
  );
};
