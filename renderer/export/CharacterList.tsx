/** A list of characters: names are added with the dataset's own as completions, and removed. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { useCompletions } from '../api/queries.ts';
import { IconButton } from '../ui/display/Button.tsx';
import { ComboField } from '../parts/ComboField.tsx';
import styles from './Lists.module.css';

interface Props {
  readonly label: string;
  readonly characters: readonly string[];
  readonly onChange: (characters: string[]) => void;
}

export const CharacterList = ({ label, characters, onChange }: Props) => {
  const [text, setText] = useState('');
  const asked = text.trim() === '' ? null : text;
  const { data: options = [] } = useCompletions(asked, 'character', 8);
  const add = (name: string): void => {
    const tag = name.trim();
    if (tag !== '' && !characters.includes(tag)) onChange([...characters, tag]);
    setText('');
  };
  return (
    <div className={styles.list}>
      <ComboField
        label={label}
        value={text}
        placeholder="Type a name"
        options={asked === null ? [] : options}
        onText={setText}
        onEnter={add}
        onTake={add}
      />
      {characters.length > 0 && (
        <ul className={styles.items} aria-label={label}>
          {characters.map((tag) => (
            <li key={tag} className={styles.item}>
              <span className={styles.name}>{tag}</span>
              <IconButton
                label={`Remove ${tag}`}
                size="small"
                onClick={() => onChange(characters.filter((other) => other !== tag))}
              >
                <X size={13} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
