/** Proposed tags being changed by hand, with the dataset's own as completions: Mod+Enter accepts, Escape leaves. */
import { useEffect, useRef, useState } from 'react';
import type { TagCategory } from '../../shared/api/caption.ts';
import { useCompletions } from '../api/queries.ts';
import { TagsEditor, type TagsEditorHandle } from '../parts/TagsEditor.tsx';
import styles from '../ui/fields/TextEditor.module.css';
import { EditorFoot } from './EditorFoot.tsx';

interface Props {
  readonly tags: readonly string[];
  readonly categoryOf: (tag: string) => TagCategory;
  /** Why they cannot be accepted any more; null: they can. */
  readonly meanwhile: string | null;
  readonly onChange: (tags: readonly string[]) => void;
  readonly onLeave: () => void;
  readonly onAccept: () => void;
}

export const TagsEdit = ({ tags, categoryOf, meanwhile, onChange, onLeave, onAccept }: Props) => {
  const editor = useRef<TagsEditorHandle>(null);
  const [typed, setTyped] = useState('');
  const { data: options = [] } = useCompletions(typed.trim() === '' ? null : typed, undefined, 8, 'list');
  // The key that opens it is followed by typing.
  useEffect(() => editor.current?.add(), []);
  // A field tells what it holds a moment after it has gone, and that is decided by then.
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return (
    <div
      role="presentation"
      className={styles.editor}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        editor.current?.settle();
        onAccept();
      }}
    >
      <TagsEditor
        ref={editor}
        tags={tags}
        categoryOf={categoryOf}
        saving={false}
        options={options}
        onTyping={setTyped}
        onChange={(next) => {
          if (isOpen.current) onChange(next);
        }}
        onLeave={onLeave}
        escapeLeaves
      />
      <EditorFoot what="these tags" meanwhile={meanwhile} />
    </div>
  );
};
