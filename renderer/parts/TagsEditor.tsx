/**
 * Tags as chips that can be edited with keys alone: arrows go from chip to chip, Enter retypes, Delete
 * removes, Alt and an arrow moves, typing a letter begins a new tag behind the chip, Mod+C and Mod+V copy and
 * paste.
 */
import { Plus } from 'lucide-react';
import { useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import type { TagCategory } from '../../shared/api/caption.ts';
import { classes } from '../ui/styles/classes.ts';
import { ContextMenu, ContextMenuItem } from '../ui/overlays/ContextMenu.tsx';
import { ComboField, type ComboOption } from './ComboField.tsx';
import { EditableChip, type ChipDrag } from './EditableChip.tsx';
import { placed } from '../commands/tagList.ts';
import { useTagsEditing } from './useTagsEditing.ts';
import styles from './TagsEditor.module.css';

export interface TagsEditorHandle {
  /** Opens the field for a new tag at the end. */
  add(): void;
  /** What is being typed becomes a tag. */
  settle(): void;
}

interface Props {
  readonly tags: readonly string[];
  readonly categoryOf: (tag: string) => TagCategory;
  /** Something is not on disk yet. */
  readonly saving: boolean;
  /** Completions for what is being typed. */
  readonly options: readonly ComboOption[];
  /** The typed text, empty when there is none, and the tag that is retyped. */
  readonly onTyping: (text: string, retyped: string | null) => void;
  readonly onChange: (tags: readonly string[]) => void;
  /** Escape on a chip: returns the focus to where it came from. */
  readonly onLeave: () => void;
  /** Escape in the field keeps what is typed and leaves; by default it discards that, and goes to a chip. */
  readonly escapeLeaves?: boolean;
  /** `inline`: no button for a new tag; laid out as plain chips. */
  readonly look?: 'panel' | 'inline';
  /** More actions on a tag, in the chip's menu. */
  readonly more?: (tag: string) => readonly { readonly label: string; readonly run: () => void }[];
  readonly ref?: Ref<TagsEditorHandle>;
}

/** The actions on a tag, in the chip's menu. */
const ChipMenu = ({
  chips,
  onRetype,
  onRemove,
  more,
}: {
  readonly chips: ReactNode;
  readonly onRetype: () => void;
  readonly onRemove: () => void;
  readonly more: ReturnType<NonNullable<Props['more']>>;
}) => (
  <ContextMenu trigger={chips}>
    <ContextMenuItem keys="Enter" onSelect={onRetype}>
      Retype
    </ContextMenuItem>
    <ContextMenuItem keys="Del" onSelect={onRemove}>
      Remove
    </ContextMenuItem>
    {more.map(({ label, run }) => (
      <ContextMenuItem key={label} onSelect={run}>
        {label}
      </ContextMenuItem>
    ))}
  </ContextMenu>
);

const useChipDrag = (onMove: (from: number, to: number) => void): ChipDrag => {
  const dragged = useRef<number | null>(null);
  return {
    begin: (index) => {
      dragged.current = index;
    },
    end: () => {
      dragged.current = null;
    },
    isOn: () => dragged.current !== null,
    dropOn: (to) => {
      if (dragged.current !== null) onMove(dragged.current, to);
    },
  };
};

interface TypingFieldProps {
  readonly label: string;
  readonly editing: ReturnType<typeof useTagsEditing>;
  readonly options: readonly ComboOption[];
}

const TypingField = ({ label, editing, options }: TypingFieldProps) => {
  const text = editing.typing?.text ?? '';
  return (
    <div className={styles.field}>
      <ComboField
        label={label}
        bare
        autoFocus
        placeholder="New tag"
        value={text}
        options={text.trim() === '' ? [] : options}
        onText={editing.setText}
        onTake={(taken) => editing.commit(taken, true)}
        onEnter={(typed) => editing.commit(typed, true)}
        onEscape={editing.cancel}
        onBlur={() => editing.commit(text, false)}
      />
    </div>
  );
};

export const TagsEditor = (props: Props) => {
  const { tags, categoryOf, saving, options, onChange, ref, look = 'panel', more } = props;
  const editing = useTagsEditing(props);
  const { box, typing, current, add, settle } = editing;
  const drag = useChipDrag((from, to) => onChange(placed(tags, from, to)));
  const [menuAt, setMenuAt] = useState(0);
  useImperativeHandle(ref, () => ({ add, settle }));

  const field = (label: string) => <TypingField label={label} editing={editing} options={options} />;
  const slot = (tag: string, index: number) => (
    // A tag may occur twice in a caption; its place is its identity.
    <span key={index} className={styles.slot}>
      {typing?.mode === 'insert' && typing.at === index && field('New tag')}
      {typing?.mode === 'retype' && typing.at === index ? (
        field(`Retype ${tag}`)
      ) : (
        <EditableChip
          tag={tag}
          index={index}
          category={categoryOf(tag)}
          drag={drag}
          onRemove={() => editing.remove(index)}
          button={{
            tabIndex: index === current ? 0 : -1,
            onFocus: () => editing.setCurrent(index),
            onContextMenu: () => setMenuAt(index),
            onDoubleClick: () => editing.retype(index),
            onKeyDown: (event) => editing.onChipKey(event, index),
          }}
        />
      )}
    </span>
  );
  const chips = (
    <div
      ref={box}
      className={classes(styles.chips, styles[look])}
      role="group"
      aria-label="Tags, editable"
      data-saving={saving}
      // Beside the chips the browser's own menu opens.
      onContextMenuCapture={(event) => {
        if (!(event.target instanceof Element && event.target.closest('[data-chip]')))
          event.stopPropagation();
      }}
    >
      {tags.map(slot)}
      {typing?.mode === 'insert' && typing.at >= tags.length && field('New tag')}
      {typing === null && look === 'panel' && (
        <button type="button" className={styles.add} aria-label="Add a tag" onClick={add}>
          <Plus size={13} /> Add
        </button>
      )}
    </div>
  );
  const menuTag = tags[menuAt];
  return (
    <ChipMenu
      chips={chips}
      onRetype={() => editing.retype(menuAt)}
      onRemove={() => editing.remove(menuAt)}
      more={menuTag === undefined ? [] : (more?.(menuTag) ?? [])}
    />
  );
};
