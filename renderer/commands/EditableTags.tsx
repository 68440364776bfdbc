/** A sample's tags as chips to edit, with the dataset's tags as completions. Answers the command that adds a tag. */
import { useRef, useState } from 'react';
import type { TagCategory } from '../../shared/api/caption.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useCompletions } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { editSubject } from '../state/editSubject.ts';
import type { CaptionEdits } from '../state/useCaptionEdits.ts';
import { TagsEditor, type TagsEditorHandle } from '../ui/TagsEditor.tsx';
import { useCommandCentre, useRequest } from './CommandContext.tsx';
import { useTagActions } from './useTagActions.ts';

interface Props {
  readonly row: SampleRow;
  readonly edits: CaptionEdits;
  /** Whether "Add a tag" means this place; another one on screen may show the same sample. */
  readonly answers?: boolean;
  /** `inline`: as plain chips lie, with nothing more until something is typed. */
  readonly look?: 'panel' | 'inline';
}

export const EditableTags = ({ row, edits, answers = true, look = 'panel' }: Props) => {
  const { requests } = useCommandCentre();
  const { ask, rename, remove } = useTagActions();
  const where = useApp((state) => (editSubject(state) === 'selection' ? 'selection' : 'everything'));
  const editor = useRef<TagsEditorHandle>(null);
  const [typed, setTyped] = useState('');
  const { data: options = [] } = useCompletions(typed.trim() === '' ? null : typed, undefined, 8, 'list');
  useRequest('edit.tags', answers ? () => editor.current?.add() : null);
  const known = new Map(
    row.tags.state === 'present' ? row.tags.tags.map(({ text, category }) => [text, category]) : [],
  );
  const categoryOf = (tag: string): TagCategory => known.get(tag) ?? 'general';
  return (
    <TagsEditor
      ref={editor}
      tags={edits.tags}
      categoryOf={categoryOf}
      saving={edits.saving}
      look={look}
      more={(tag) => [ask(tag, categoryOf(tag)), rename(tag, where), remove(tag, where)]}
      options={options}
      onTyping={setTyped}
      onChange={edits.setTags}
      onLeave={() => void requests.send('sheet.focus')}
    />
  );
};
