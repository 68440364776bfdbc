/** The outfits of a character: garments that go together. Each can be named, and its tags changed. */
import { useState } from 'react';
import type { CharacterTraits, Outfit } from '../../shared/api/traits.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './CharacterDetail.module.css';
import { OutfitForm } from './OutfitForm.tsx';
import { outfitTitle } from './traitLabels.ts';
import { useOutfitEdit } from './useTraits.ts';

interface ItemProps {
  readonly outfit: Outfit;
  readonly onChange: () => void;
  readonly onForget: () => void;
}

const OutfitItem = ({ outfit, onChange, onForget }: ItemProps) => {
  const showSamples = useApp((state) => state.showSamples);
  const { name, tags, images, query } = outfit;
  const title = outfitTitle(outfit);
  return (
    <div>
      <div className={styles.outfitHead}>
        {name !== null && <strong>{name}</strong>}
        <button type="button" className={styles.link} onClick={() => showSamples(query)}>
          {amount(images, 'image')}
        </button>
        <span className={styles.buttons}>
          <Button size="small" look="quiet" aria-label={`Change ${title}`} onClick={onChange}>
            {name === null ? 'Name...' : 'Change...'}
          </Button>
          {name !== null && (
            <Button size="small" look="quiet" aria-label={`Forget ${title}`} onClick={onForget}>
              Forget
            </Button>
          )}
        </span>
      </div>
      <ul className={styles.chips}>
        {tags.map(({ tag, key, count }) => (
          <li key={key} className={styles.chip}>
            {tag} <span className={styles.rest}>{count}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

export const OutfitList = ({ of }: { readonly of: CharacterTraits }) => {
  const showSamples = useApp((state) => state.showSamples);
  /** Which of them is changed; past the end: a new one. */
  const [editing, setEditing] = useState<number | null>(null);
  const { save, forget } = useOutfitEdit(of);
  const { outfits, others } = of;
  const unnamed = outfits.findIndex(({ name }) => name === null);
  useRequest('roster.nameOutfit', () => setEditing(unnamed < 0 ? outfits.length : unnamed));
  const names = outfits.flatMap(({ name }) => name ?? []);
  const form = (outfit: Outfit | null) => (
    <OutfitForm
      outfit={outfit}
      taken={names.filter((name) => name !== outfit?.name)}
      onSave={(name, tags) => {
        save(outfit?.name ?? null, name, tags);
        setEditing(null);
      }}
      onClose={() => setEditing(null)}
    />
  );
  return (
    <section aria-label="Outfits">
      <h3 className={styles.title}>Outfits: garments that go together</h3>
      {outfits.length === 0 && <p className={styles.none}>Its captions name no garments that recur.</p>}
      <ul className={styles.outfits}>
        {outfits.map((outfit, at) => (
          <li key={outfit.name ?? outfit.tags[0]?.key}>
            {editing === at ? (
              form(outfit)
            ) : (
              <OutfitItem outfit={outfit} onChange={() => setEditing(at)} onForget={() => forget(outfit)} />
            )}
          </li>
        ))}
      </ul>
      {outfits.length > 0 && others.images > 0 && (
        <p className={styles.none}>
          None of them in{' '}
          <button type="button" className={styles.link} onClick={() => showSamples(others.query)}>
            {amount(others.images, 'image')}
          </button>
          .
        </p>
      )}
      {editing !== null && editing >= outfits.length ? (
        form(null)
      ) : (
        <Button size="small" look="quiet" onClick={() => setEditing(outfits.length)}>
          New outfit...
        </Button>
      )}
    </section>
  );
};
