/** A field whose tags go to all selected samples; it says how many. Answers the command that adds a tag. */
import type { RefObject } from 'react';
import { useCompletions } from '../api/queries.ts';
import { addTagsAndSay } from '../commands/addTags.ts';
import { useCommandCentre, useRequest } from '../commands/CommandContext.tsx';
import { useAppStore } from '../state/AppContext.tsx';
import { ComboField } from '../parts/ComboField.tsx';
import { amount } from '../ui/display/numbers.ts';
import { tagsIn } from '../commands/tagList.ts';

interface Props {
  readonly selected: number;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
}

export const AddToSelection = ({ selected, field, text, onText: setText }: Props) => {
  const store = useAppStore();
  const { requests } = useCommandCentre();
  const typed = text.trim() === '' ? null : text;
  const { data: options = [] } = useCompletions(typed, undefined, 8, 'list');
  useRequest('edit.tags', () => field.current?.focus());

  const add = (typed: string): void => {
    const tags = [...new Set(tagsIn(typed))];
    setText('');
    if (tags.length > 0) void addTagsAndSay(store, tags);
  };
  return (
    <ComboField
      ref={field}
      label={`Add to ${amount(selected, 'sample')}`}
      placeholder="New tag"
      value={text}
      options={typed === null ? [] : options}
      onText={setText}
      onTake={add}
      onEnter={add}
      onEscape={() => {
        setText('');
        requests.send('sheet.focus');
      }}
    />
  );
};
