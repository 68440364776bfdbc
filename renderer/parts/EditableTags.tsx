/** A sample's tags as chips to edit, with the dataset's tags as completions. Answers the command that adds a tag. */
import { useEffect, useRef, useState } from 'react';
import type { TagCategory } from '../../shared/api/caption.ts';
import type { Draft } from '../../shared/api/drafts.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useCompletions } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { editSubject } from '../state/editSubject.ts';
import type { CaptionEdits } from '../state/useCaptionEdits.ts';
import { useDrafting } from '../state/useDrafting.ts';
import { inserted, retyped, tagsIn } from '../commands/tagList.ts';
import { TagsEditor, type TagsEditorHandle } from './TagsEditor.tsx';
import { useCommandCentre, useRequest } from '../commands/CommandContext.tsx';
import { DraftOffer } from './DraftOffer.tsx';
import { useTagActions } from '../commands/useTagActions.ts';

interface Props {
  readonly row: SampleRow;
  readonly edits: CaptionEdits;
  /** Whether "Add a tag" means this editor; another one on screen may show the same sample. */
  readonly answers?: boolean;
  /** `inline`: laid out as plain chips, with nothing more until something is typed. */
  readonly look?: 'panel' | 'inline';
}

export const EditableTags = ({ row, edits, answers = true, look = 'panel' }: Props) => {
  const { requests } = useCommandCentre();
  const { ask, rename, remove, onKey } = useTagActions();
  const where = useApp((state) => (editSubject(state) === 'selection' ? 'selection' : 'everything'));
  const editor = useRef<TagsEditorHandle>(null);
  const [typed, setTyped] = useState('');
  const drafting = useDrafting(row.relPath, 'tag');
  /** What is typed and not yet in the caption. */
  const pending = useRef<{ readonly text: string; readonly base: string | null } | null>(null);
  const type = (text: string, base: string | null): void => {
    setTyped(text);
    if (text.trim() === '') return drafting.drop();
    pending.current = { text, base };
    if (text !== base) drafting.keep(text, base);
  };
  const change = async (next: readonly string[]): Promise<void> => {
    const kept = pending.current;
    pending.current = null;
    if ((await edits.setTags(next)) || kept === null) return;
    drafting.keep(kept.text, kept.base);
    drafting.leave();
  };
  /** The field may be removed with its text, when another window opens another dataset. */
  const left = useRef<(() => void) | null>(null);
  useEffect(() => {
    left.current = typed.trim() === '' ? null : () => drafting.leave();
  });
  useEffect(() => () => left.current?.(), []);
  const { data: options = [] } = useCompletions(typed.trim() === '' ? null : typed, undefined, 8, 'list');
  useRequest('edit.tags', answers ? () => editor.current?.add() : null);
  const known = new Map(
    row.tags.state === 'present' ? row.tags.tags.map(({ text, category }) => [text, category]) : [],
  );
  const categoryOf = (tag: string): TagCategory => known.get(tag) ?? 'general';
  const restore = async ({ text, base }: Draft): Promise<void> => {
    const at = base === null ? -1 : edits.tags.indexOf(base);
    const next =
      at < 0 ? inserted(edits.tags, edits.tags.length, tagsIn(text)) : retyped(edits.tags, at, text);
    if (await edits.setTags(next)) drafting.drop();
  };
  return (
    <>
      {typed === '' && answers && (
        <DraftOffer drafting={drafting} current={null} onRestore={(draft) => void restore(draft)} />
      )}
      <TagsEditor
        ref={editor}
        tags={edits.tags}
        categoryOf={categoryOf}
        saving={edits.saving}
        look={look}
        more={(tag) => [ask(tag, categoryOf(tag)), rename(tag, where), remove(tag, where), onKey(tag)]}
        options={options}
        onTyping={type}
        onChange={(next) => void change(next)}
        onLeave={() => void requests.send('sheet.focus')}
      />
    </>
  );
};
