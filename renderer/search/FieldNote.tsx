/** What a field of the query language finds, with an example. */
import type { Field } from '../../shared/query/fields.ts';
import styles from './FieldNote.module.css';

export const FieldNote = ({ field }: { readonly field: Field }) => (
  <>
    {field.sentence} <code className={styles.example}>{field.example}</code>
  </>
);
