/** The traits of a character: how much of its captions each is in, and what becomes of it. */
import { useEffect, useRef, useState } from 'react';
import type { CharacterTraits, Trait, TraitChoice } from '../../shared/api/traits.ts';
import { percentText } from '../../shared/roster/rosterColumn.ts';
import { aspectLabels, aspects } from '../../shared/traits/aspects.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import styles from './CharacterDetail.module.css';
import { droppedWords, elsewhereWords } from './traitLabels.ts';
import { useDropEdit, useTraitChoice } from './useTraits.ts';

const choices = [
  { value: 'keep', label: 'Keep' },
  { value: 'drop', label: 'Drop' },
  { value: 'absorb', label: 'Absorb' },
] as const satisfies readonly { readonly value: TraitChoice; readonly label: string }[];

interface RowProps {
  readonly trait: Trait;
  /** The one that keys change. */
  readonly current: boolean;
  readonly onFocus: () => void;
  readonly onChoice: (choice: TraitChoice) => void;
}

const TraitRow = ({ trait, current, onFocus, onChoice }: RowProps) => {
  const showSamples = useApp((state) => state.showSamples);
  const { tag, key, count, share, choice, query } = trait;
  return (
    <li className={styles.trait} data-current={current ? true : undefined} data-choice={choice}>
      <button
        type="button"
        className={styles.tag}
        data-trait={key}
        onFocus={onFocus}
        onClick={() => showSamples(query)}
      >
        {tag}
      </button>
      <span className={styles.share}>{percentText(share)}</span>
      <span className={styles.images}>{count}</span>
      <span className={styles.rest}>{elsewhereWords(trait)}</span>
      <Segmented label={`What becomes of ${tag}`} value={choice} choices={choices} onChange={onChoice} />
    </li>
  );
};

/** Of the person, by aspect. What its images have in common otherwise is listed apart. */
const ofPerson = (traits: readonly Trait[]): readonly Trait[] =>
  traits.filter(({ aspect }) => aspect !== 'image');

export const TraitList = ({ of }: { readonly of: CharacterTraits }) => {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  /** Moved by a key: the focus follows. */
  const [moved, setMoved] = useState(0);
  const traits = ofPerson(of.traits);
  const current = traits[Math.min(at, traits.length - 1)];
  const choose = useTraitChoice(of);
  const drop = useDropEdit(of);
  const dropped = of.traits.filter(({ choice }) => choice === 'drop');
  const step = (by: 1 | -1) => (): void => {
    setAt(Math.max(0, Math.min(traits.length - 1, (moved === 0 ? -1 : at) + by)));
    setMoved(moved + 1);
  };
  const onCurrent = (choice: TraitChoice) => (current === undefined ? null : () => choose(current, choice));
  useRequest('roster.nextTrait', traits.length === 0 ? null : step(1));
  useRequest('roster.previousTrait', traits.length === 0 ? null : step(-1));
  useRequest('roster.keepTrait', onCurrent('keep'));
  useRequest('roster.dropTrait', onCurrent('drop'));
  useRequest('roster.absorbTrait', onCurrent('absorb'));
  useRequest('roster.removeDropped', dropped.length === 0 ? null : () => void drop());
  useEffect(() => {
    if (moved === 0) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-trait]') ?? [];
    [...buttons][at]?.focus();
  }, [moved, at]);
  return (
    <section ref={list} aria-label="Traits">
      <h3 className={styles.title}>In four of five captions or more: learnt as a part of the character</h3>
      {traits.length === 0 && <p className={styles.none}>No hair, eyes or clothes are in so many.</p>}
      {aspects
        .filter((aspect) => traits.some((trait) => trait.aspect === aspect))
        .map((aspect) => (
          <div key={aspect} className={styles.aspect}>
            <h4 className={styles.heading}>{aspectLabels[aspect]}</h4>
            <ul className={styles.traits}>
              {traits
                .filter((trait) => trait.aspect === aspect)
                .map((trait) => (
                  <TraitRow
                    key={trait.key}
                    trait={trait}
                    current={trait === current}
                    onFocus={() => setAt(traits.indexOf(trait))}
                    onChoice={(choice) => {
                      setAt(traits.indexOf(trait));
                      choose(trait, choice);
                    }}
                  />
                ))}
            </ul>
          </div>
        ))}
      {dropped.length > 0 && (
        <Button size="small" className={styles.act} onClick={() => void drop()}>
          {droppedWords(dropped.length, of.alone.images)}
        </Button>
      )}
    </section>
  );
};
