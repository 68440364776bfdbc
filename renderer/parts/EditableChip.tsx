/** One chip of the tag editor, which handles its keys; it can be dragged to the place of another. */
import { X } from 'lucide-react';
import type { ComponentProps, DragEvent } from 'react';
import type { TagCategory } from '../../shared/api/caption.ts';
import { CategoryMark, TagSpelling } from './TagChip.tsx';
import styles from './TagsEditor.module.css';

/** A type of its own, so that no text field accepts a dropped tag. */
const dragType = 'application/x-proofsheet-tag';

/** Which chip of this caption is being dragged. */
export interface ChipDrag {
  readonly begin: (index: number) => void;
  readonly end: () => void;
  /** A chip of this caption, and no other, is being dragged. */
  readonly isOn: () => boolean;
  readonly dropOn: (index: number) => void;
}

interface Props {
  readonly tag: string;
  readonly index: number;
  readonly category: TagCategory;
  readonly drag: ChipDrag;
  readonly onRemove: () => void;
  /** For the chip itself: focus and keys. */
  readonly button: Pick<
    ComponentProps<'button'>,
    'tabIndex' | 'onFocus' | 'onContextMenu' | 'onDoubleClick' | 'onKeyDown'
  >;
}

export const EditableChip = ({ tag, index, category, drag, onRemove, button }: Props) => {
  const onDrop = (event: DragEvent): void => {
    if (!drag.isOn()) return;
    event.preventDefault();
    drag.dropOn(index);
  };
  return (
    <span className={styles.chip}>
      <button
        type="button"
        data-chip
        draggable
        className={styles.text}
        aria-keyshortcuts="Enter Delete Alt+ArrowLeft Alt+ArrowRight"
        {...button}
        onDragStart={(event) => {
          drag.begin(index);
          event.dataTransfer.setData(dragType, tag);
        }}
        onDragEnd={drag.end}
        onDragOver={(event) => {
          if (drag.isOn()) event.preventDefault();
        }}
        onDrop={onDrop}
      >
        {category !== 'general' && <CategoryMark category={category} />}
        <span>
          <TagSpelling text={tag} />
        </span>
      </button>
      <button
        type="button"
        className={styles.remove}
        tabIndex={-1}
        aria-label={`Remove ${tag}`}
        onClick={onRemove}
      >
        <X size={11} />
      </button>
    </span>
  );
};
