/** What rules distrust in a proposal, each in a sentence. */
import type { ProposalMark } from '../../shared/captioning/proposalMark.ts';
import { Note } from '../ui/display/Note.tsx';
import styles from './Marks.module.css';

export const Marks = ({ marks }: { readonly marks: readonly ProposalMark[] }) =>
  marks.length === 0 ? null : (
    <ul className={styles.marks} aria-label="Marks">
      {marks.map(({ kind, message }) => (
        <li key={`${kind} ${message}`}>
          <Note tone="notice">{message}</Note>
        </li>
      ))}
    </ul>
  );
