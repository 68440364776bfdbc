/** A one-line text field with its label. */
import { useId, type ComponentProps } from 'react';
import { classes } from '../styles/classes.ts';
import styles from './TextField.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'id' | 'onChange'> {
  readonly label: string;
  /** The label is only for screen readers. */
  readonly bare?: boolean;
  readonly onText: (text: string) => void;
  /** What is wrong with it, in words. */
  readonly problem?: string | null;
}

export const TextField = ({ label, bare = false, onText, problem = null, className, ...rest }: Props) => {
  const id = useId();
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={bare ? styles.hidden : styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        className={styles.input}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onText(event.target.value)}
        {...rest}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
};
