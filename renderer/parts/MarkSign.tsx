/** A mark as a small sign; its note is in the tooltip. Amber is reserved for what needs another look. */
import { Ban, Check, History, PencilLine } from 'lucide-react';
import type { SampleMark } from '../../shared/api/edits.ts';
import { classes } from '../ui/styles/classes.ts';
import styles from './MarkSign.module.css';
import { markWords } from '../commands/markLabels.ts';

interface Props {
  readonly mark: SampleMark;
  /** `words`: the sign with its word. `sign`: alone, in a line of text. `over`: alone, on an image. */
  readonly look: 'words' | 'sign' | 'over';
}

const icons = { reviewed: Check, 'needs-work': PencilLine, excluded: Ban } as const;

export const MarkSign = ({ mark, look }: Props) => {
  const words = markWords(mark);
  if (words === '') return null;
  const Icon = mark.outdated || mark.mark === null ? History : icons[mark.mark];
  const title = mark.note === '' ? words : `${words}: ${mark.note}`;
  const worthALook = mark.outdated || mark.mark === 'needs-work';
  const className = classes(styles.sign, worthALook && styles.notice, look === 'over' && styles.over);
  if (look === 'words') {
    return (
      <span className={className} title={title}>
        <Icon size={13} aria-hidden="true" />
        {words}
      </span>
    );
  }
  return (
    <span className={className} role="img" aria-label={title} title={title}>
      <Icon size={13} aria-hidden="true" />
    </span>
  );
};
