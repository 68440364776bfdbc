/** The query field with its list: what can be completed at the cursor, and the keys for it. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { completionAt } from '../../shared/query/completion.ts';
import { savedNames } from '../../shared/query/saved.ts';
import { useCompletions, useProject } from '../api/queries.ts';
import { useCommandCentre, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { useCombo, useComboList } from '../ui/fields/useCombo.ts';
import { recalled } from './history.ts';
import { beginnings, completions, type Choice } from './options.ts';
import { fieldAt, isOnItsWay, isUnfinished, suggestionsFor, wishFor } from './suggest.ts';
import { useCursor } from './useCursor.ts';
import { useQueryField } from './useQueryField.ts';

/** The field's text before going through earlier queries. */
const noRecall = -1;

/** What the list offers at the cursor; nothing while it is closed, except what a query may begin with. */
const useOffered = (text: string, cursor: number, open: boolean, recent: readonly string[]) => {
  const context = open ? completionAt(text, cursor) : null;
  const wish = wishFor(context);
  const found = useCompletions(wish?.text ?? null, wish?.categories);
  const { data: project } = useProject();
  const offered = suggestionsFor(context, found.data ?? [], savedNames(project?.queries ?? {}));
  const choices: readonly Choice[] =
    text === '' ? beginnings(recent) : completions(text, context?.value ?? '', offered);
  const fieldInfo = fieldAt(context);
  const listed = open && (choices.length > 0 || fieldInfo !== null);
  // A value that is just being chosen is not wrong yet; Enter closes the list and shows the error.
  const choosing = listed && (choices.length > 0 || context?.value === '');
  return { choices, fieldInfo, listed, choosing, onItsWay: isOnItsWay(context, offered) };
};

export const useQueryList = () => {
  const { requests } = useCommandCentre();
  const recent = useApp((state) => state.settings.recentQueries);
  const onItsWay = useRef(false);
  const field = useQueryField(() => onItsWay.current);
  const { text } = field;
  const caret = useCursor(text);
  const [recall, setRecall] = useState(noRecall);
  const list = useComboList();
  const offered = useOffered(text, caret.cursor, list.open, recent);
  useEffect(() => {
    onItsWay.current = offered.onItsWay;
  });

  const change = (next: string, place: number): void => {
    combo.open();
    setRecall(noRecall);
    field.type(next, isUnfinished(completionAt(next, place)));
  };
  const choose = (choice: Choice): void => {
    const { text: next, cursor: place, done } = choice.after;
    change(next, place);
    caret.putAfter(place);
    if (!done) return;
    field.accept(next);
    combo.close();
  };
  const goToSheet = (): void => {
    combo.close();
    requests.send('sheet.focus');
  };
  const onEnter = (): void => {
    if (field.accept(text)) goToSheet();
    else combo.close();
  };
  const onEscape = (): void => {
    // It may have no options, but a note about the field.
    if (offered.listed) return combo.close();
    if (text === '') return goToSheet();
    field.accept('');
    setRecall(noRecall);
  };
  /** In an empty field the arrow up brings earlier queries, and from then on both arrows go through them. */
  const onArrow = (by: 1 | -1): boolean => {
    const recalls = recall !== noRecall || (by < 0 && text === '' && combo.marked < 0);
    if (!recalls) return false;
    const earlier = recalled(recent, recall, by < 0 ? 1 : -1);
    field.type(earlier.text, false);
    caret.putAfter(earlier.text.length);
    setRecall(earlier.index);
    combo.close();
    return true;
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!onArrow(event.key === 'ArrowDown' ? 1 : -1)) return false;
    } else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape') onEscape();
    else return false;
    event.preventDefault();
    return true;
  };
  const combo = useCombo({
    list,
    items: offered.choices,
    value: text,
    nameOf: ({ option }) => option.label,
    onTake: choose,
    tabStays: text !== '',
    onKey,
    ref: caret.input,
  });

  useRequest('search.focus', () => {
    caret.input.current?.focus();
    caret.input.current?.select();
  });
  return { field, offered, combo, caret, change };
};
