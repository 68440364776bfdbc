/** A field for a template; what is wrong in it is underlined where it stands, and said below. */
import { useId } from 'react';
import { templateErrorOf } from '../../../shared/captioning/template.ts';
import field from '../../ui/fields/TextField.module.css';
import styles from './TemplateField.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly onFocus: (field: HTMLTextAreaElement) => void;
}

export const TemplateField = ({ label, value, onText, onFocus }: Props) => {
  const id = useId();
  const error = value.trim() === '' ? null : templateErrorOf(value);
  const end = error === null ? 0 : error.position + error.length;
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <div className={styles.place}>
        {/* The same text below the field, in the same font: it gives the height, and holds the mark. */}
        <div className={styles.under} aria-hidden="true">
          {error === null ? (
            value
          ) : (
            <>
              {value.slice(0, error.position)}
              <mark className={styles.wrong}>{value.slice(error.position, end)}</mark>
              {value.slice(end)}
            </>
          )}
          {'\u200b'}
        </div>
        <textarea
          id={id}
          className={styles.text}
          spellCheck={false}
          value={value}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-problem`}
          onFocus={(event) => onFocus(event.currentTarget)}
          onChange={(event) => onText(event.target.value)}
        />
      </div>
      {error !== null && (
        <p id={`${id}-problem`} className={field.problem}>
          {error.message}
        </p>
      )}
    </div>
  );
};
