/** The user's own pairs of tags that exclude each other. */
import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useCompletions, useProject } from '../api/queries.ts';
import { Button, IconButton } from '../ui/display/Button.tsx';
import { ComboField } from '../parts/ComboField.tsx';
import styles from './PairsEditor.module.css';
import { useProblemSetting } from './useProblems.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
}

const TagField = ({ label, value, onText }: FieldProps) => {
  const { data: completions = [] } = useCompletions(value.trim() === '' ? null : value, undefined, 8, 'list');
  return (
    <ComboField
      label={label}
      bare
      value={value}
      placeholder={label}
      options={value.trim() === '' ? [] : completions}
      onText={onText}
    />
  );
};

export const PairsEditor = () => {
  const { data } = useProject();
  const set = useProblemSetting();
  const [one, setOne] = useState('');
  const [other, setOther] = useState('');
  const pairs = data?.problems.pairs ?? [];
  const ready = one.trim() !== '' && other.trim() !== '';
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready) return;
    const pair = [one.trim(), other.trim()];
    set(`Never “${one.trim()}” with “${other.trim()}”`, 'pairs', [...pairs, pair]);
    setOne('');
    setOther('');
  };
  return (
    <section className={styles.pairs} aria-label="Your own pairs">
      <h3 className={styles.head}>Tags that you do not want together</h3>
      {pairs.map(([a, b], at) => (
        <p key={`${a}\n${b}`} className={styles.pair}>
          {a} <span className={styles.and}>with</span> {b}
          <IconButton
            label={`Allow ${a} with ${b}`}
            size="small"
            onClick={() => set(`Allow “${a}” with “${b}”`, 'pairs', pairs.toSpliced(at, 1))}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        </p>
      ))}
      <form className={styles.form} onSubmit={add}>
        <TagField label="A tag" value={one} onText={setOne} />
        <span className={styles.and}>with</span>
        <TagField label="Another tag" value={other} onText={setOther} />
        <Button type="submit" disabled={!ready}>
          Add
        </Button>
      </form>
    </section>
  );
};
