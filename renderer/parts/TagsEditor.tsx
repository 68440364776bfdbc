/**
 * Tags as chips that can be edited, by keys alone: arrows go from chip to chip, Enter retypes, Delete takes out,
 * Alt and an arrow moves, typing a letter begins a new tag behind the chip, Mod+C and Mod+V copy and paste.
 */
import { Plus, X } from 'lucide-react';
import { useRef, useState, type DragEvent, type KeyboardEvent, type Ref, useImperativeHandle } from 'react';
import type { TagCategory } from '../../shared/api/caption.ts';
import { classes } from '../ui/styles/classes.ts';
import { ContextMenu, ContextMenuItem } from '../ui/overlays/ContextMenu.tsx';
import { ComboField, type ComboOption } from './ComboField.tsx';
import { CategoryMark, TagSpelling } from './TagChip.tsx';
import { inserted, placed, retyped, shifted, tagsIn } from '../commands/tagList.ts';
import styles from './TagsEditor.module.css';
import { usePasteOn } from '../ui/hooks/usePasteOn.ts';

export interface TagsEditorHandle {
  /** Opens the field for a new tag at the end. */
  add(): void;
}

interface Props {
  readonly tags: readonly string[];
  readonly categoryOf: (tag: string) => TagCategory;
  /** Something is not on disk yet. */
  readonly saving: boolean;
  /** Completions for what is being typed. */
  readonly options: readonly ComboOption[];
  /** What is being typed, empty when nothing is, and the tag that is retyped. */
  readonly onTyping: (text: string, retyped: string | null) => void;
  readonly onChange: (tags: readonly string[]) => void;
  /** Escape on a chip: back to where the keys came from. */
  readonly onLeave: () => void;
  /** `inline`: no button for a new tag; the chips lie as plain ones do. */
  readonly look?: 'panel' | 'inline';
  /** More that can be done about a tag, in the menu that the chip opens. */
  readonly more?: (tag: string) => readonly { readonly label: string; readonly run: () => void }[];
  readonly ref?: Ref<TagsEditorHandle>;
}

/** Where the field is: in the place of a tag, or before position `at` for a new one. */
interface Typing {
  readonly mode: 'retype' | 'insert';
  readonly at: number;
  readonly text: string;
}

/** Of our own: a tag is dropped into no text field by mistake. */
const dragType = 'application/x-proofsheet-tag';

export const TagsEditor = (props: Props) => {
  const { tags, categoryOf, saving, options, onTyping, onChange, onLeave, ref, look = 'panel', more } = props;
  const box = useRef<HTMLDivElement>(null);
  /** The chip that is being dragged: of this caption, and no other. */
  const dragged = useRef<number | null>(null);
  const [typing, setTyping] = useState<Typing | null>(null);
  const [current, setCurrent] = useState(0);
  const [menuAt, setMenuAt] = useState(0);

  const focusChip = (index: number): void => {
    const at = Math.max(0, Math.min(tags.length - 1, index));
    setCurrent(at);
    // After the chips have been drawn anew.
    queueMicrotask(() => box.current?.querySelectorAll<HTMLElement>('[data-chip]')[at]?.focus());
  };
  const type = (next: Typing | null): void => {
    setTyping(next);
    onTyping(next?.text ?? '', next?.mode === 'retype' ? (tags[next.at] ?? null) : null);
  };
  useImperativeHandle(ref, () => ({ add: () => type({ mode: 'insert', at: tags.length, text: '' }) }));

  /** Takes the typed text in. After a new tag the field stays, for the next one. */
  const commit = (text: string, stay: boolean): void => {
    if (typing === null) return;
    const { mode, at } = typing;
    const next = mode === 'retype' ? retyped(tags, at, text) : inserted(tags, at, tagsIn(text));
    const another = stay && mode === 'insert' && text.trim() !== '';
    type(another ? { mode, at: at + (next.length - tags.length), text: '' } : null);
    onChange(next);
    if (stay && !another) focusChip(mode === 'retype' ? at : at - 1);
  };

  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const mod = event.ctrlKey || event.metaKey;
    const act = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    const { key } = event;
    if (event.altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      act();
      const by = key === 'ArrowLeft' ? -1 : 1;
      onChange(shifted(tags, index, by));
      focusChip(index + by);
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      act();
      focusChip(index + (key === 'ArrowLeft' ? -1 : 1));
    } else if (key === 'Home' || key === 'End') {
      act();
      focusChip(key === 'Home' ? 0 : tags.length - 1);
    } else if (key === 'Enter' || key === 'F2') {
      act();
      type({ mode: 'retype', at: index, text: tags[index] ?? '' });
    } else if (key === 'Delete' || key === 'Backspace') {
      act();
      onChange(tags.toSpliced(index, 1));
      focusChip(key === 'Delete' ? index : index - 1);
    } else if (key === 'Escape') {
      act();
      onLeave();
    } else if (mod && key.toLowerCase() === 'c') {
      act();
      void navigator.clipboard.writeText(tags[index] ?? '');
    } else if (mod && key.toLowerCase() === 'v') {
      // The paste itself follows; only no command is to take the key for its own.
      event.stopPropagation();
    } else if (key.length === 1 && key !== ' ' && !mod && !event.altKey) {
      act();
      type({ mode: 'insert', at: index + 1, text: key });
    }
  };

  usePasteOn(box, (text, on) => {
    if (on.matches('[data-chip]')) onChange(inserted(tags, current + 1, tagsIn(text)));
  });

  const onDrop = (event: DragEvent, to: number): void => {
    const from = dragged.current;
    if (from === null) return;
    event.preventDefault();
    onChange(placed(tags, from, to));
  };

  const field = (label: string) => (
    <div className={styles.field}>
      <ComboField
        label={label}
        bare
        autoFocus
        placeholder="New tag"
        value={typing?.text ?? ''}
        options={typing?.text.trim() === '' ? [] : options}
        onText={(text) => typing !== null && type({ ...typing, text })}
        onTake={(text) => commit(text, true)}
        onEnter={(text) => commit(text, true)}
        onEscape={() => {
          const back = typing?.mode === 'retype' ? typing.at : (typing?.at ?? 1) - 1;
          type(null);
          if (tags.length > 0) focusChip(back);
          else onLeave();
        }}
        onBlur={() => commit(typing?.text ?? '', false)}
      />
    </div>
  );

  const chips = (
    <div
      ref={box}
      className={classes(styles.chips, styles[look])}
      role="group"
      aria-label="Tags, editable"
      data-saving={saving}
      // Beside the chips it is the browser's own menu.
      onContextMenuCapture={(event) => {
        if (!(event.target instanceof Element && event.target.closest('[data-chip]')))
          event.stopPropagation();
      }}
    >
      {tags.map((tag, index) => (
        // A tag may stand twice in a caption; its place is its identity.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className={styles.slot}>
          {typing?.mode === 'insert' && typing.at === index && field('New tag')}
          {typing?.mode === 'retype' && typing.at === index ? (
            field(`Retype ${tag}`)
          ) : (
            <span className={styles.chip}>
              <button
                type="button"
                data-chip
                draggable
                className={styles.text}
                tabIndex={index === current ? 0 : -1}
                aria-keyshortcuts="Enter Delete Alt+ArrowLeft Alt+ArrowRight"
                onFocus={() => setCurrent(index)}
                onContextMenu={() => setMenuAt(index)}
                onDoubleClick={() => type({ mode: 'retype', at: index, text: tag })}
                onKeyDown={(event) => onKeyDown(event, index)}
                onDragStart={(event) => {
                  dragged.current = index;
                  event.dataTransfer.setData(dragType, tag);
                }}
                onDragEnd={() => {
                  dragged.current = null;
                }}
                onDragOver={(event) => {
                  if (dragged.current !== null) event.preventDefault();
                }}
                onDrop={(event) => onDrop(event, index)}
              >
                {categoryOf(tag) !== 'general' && <CategoryMark category={categoryOf(tag)} />}
                <span className={styles.spelling}>
                  <TagSpelling text={tag} />
                </span>
              </button>
              <button
                type="button"
                className={styles.remove}
                tabIndex={-1}
                aria-label={`Remove ${tag}`}
                onClick={() => onChange(tags.toSpliced(index, 1))}
              >
                <X size={11} />
              </button>
            </span>
          )}
        </span>
      ))}
      {typing?.mode === 'insert' && typing.at >= tags.length && field('New tag')}
      {typing === null && look === 'panel' && (
        <button
          type="button"
          className={styles.add}
          aria-label="Add a tag"
          onClick={() => type({ mode: 'insert', at: tags.length, text: '' })}
        >
          <Plus size={13} /> Add
        </button>
      )}
    </div>
  );
  const menuTag = tags[menuAt];
  return (
    <ContextMenu trigger={chips}>
      <ContextMenuItem
        keys="Enter"
        onSelect={() => type({ mode: 'retype', at: menuAt, text: menuTag ?? '' })}
      >
        Retype
      </ContextMenuItem>
      <ContextMenuItem keys="Del" onSelect={() => onChange(tags.toSpliced(menuAt, 1))}>
        Remove
      </ContextMenuItem>
      {menuTag !== undefined &&
        more?.(menuTag).map(({ label, run }) => (
          <ContextMenuItem key={label} onSelect={run}>
            {label}
          </ContextMenuItem>
        ))}
    </ContextMenu>
  );
};
