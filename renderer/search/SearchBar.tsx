/** The query field: what is asked, drawn as it is understood, with completions, and how much it finds. */
import { CircleHelp, Search, X } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { completionAt } from '../../shared/query/completion.ts';
import { useCompletions } from '../api/queries.ts';
import { useCommand, useCommandCentre, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { IconButton } from '../ui/display/Button.tsx';
import { useCombo, useComboList } from '../ui/fields/useCombo.ts';
import { FieldNote } from './FieldNote.tsx';
import { FoundCount } from './FoundCount.tsx';
import { recalled } from './history.ts';
import { beginnings, completions, type Choice } from './options.ts';
import { QueryText } from './QueryText.tsx';
import styles from './SearchBar.module.css';
import { Suggestions } from './Suggestions.tsx';
import { fieldAt, isOnItsWay, isUnfinished, suggestionsFor, wishFor } from './suggest.ts';
import { useQueryField } from './useQueryField.ts';

/** Before the earlier queries: the field as it was. */
const noRecall = -1;

export const SearchBar = () => {
  const { requests } = useCommandCentre();
  const help = useCommand('help.open');
  const naming = useRef(false);
  const field = useQueryField(() => naming.current);
  const recent = useApp((state) => state.settings.recentQueries);
  const input = useRef<HTMLInputElement>(null);
  const drawn = useRef<HTMLDivElement>(null);
  const cursorAfter = useRef<number | null>(null);
  const [cursor, setCursor] = useState(0);
  const [recall, setRecall] = useState(noRecall);
  const id = useId();
  const { text } = field;

  const list = useComboList();
  const context = list.open ? completionAt(text, cursor) : null;
  const wish = wishFor(context);
  const found = useCompletions(wish?.text ?? null, wish?.categories);
  const offered = suggestionsFor(context, found.data ?? []);
  const choices: readonly Choice[] =
    text === '' ? beginnings(recent) : completions(text, context?.value ?? '', offered);
  const fieldInfo = fieldAt(context);
  const listed = list.open && (choices.length > 0 || fieldInfo !== null);
  // A value that is just being chosen is not wrong yet; Enter closes the list and tells.
  const choosing = listed && (choices.length > 0 || context?.value === '');
  const error = choosing ? null : field.error;

  useLayoutEffect(() => {
    const element = input.current;
    const place = cursorAfter.current;
    if (element === null || element.value !== text) return;
    if (place !== null) {
      element.setSelectionRange(place, place);
      setCursor(place);
      cursorAfter.current = null;
    }
    if (drawn.current) drawn.current.scrollLeft = element.scrollLeft;
  }, [text]);

  useEffect(() => {
    naming.current = isOnItsWay(context, offered);
  });

  useRequest('search.focus', () => {
    input.current?.focus();
    input.current?.select();
  });

  const change = (next: string, place: number): void => {
    combo.open();
    setRecall(noRecall);
    field.type(next, isUnfinished(completionAt(next, place)));
  };
  const choose = (choice: Choice): void => {
    const { text: next, cursor: place, done } = choice.after;
    change(next, place);
    cursorAfter.current = place;
    if (done) {
      field.accept(next);
      combo.close();
    }
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
    // There may be nothing to take in it, but a word about the field.
    if (listed) return combo.close();
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
    cursorAfter.current = earlier.text.length;
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
    items: choices,
    value: text,
    nameOf: ({ option }) => option.label,
    onTake: choose,
    tabStays: text !== '',
    onKey,
    ref: input,
  });

  return (
    <div className={styles.bar} role="search">
      <div className={styles.field} data-wrong={error !== null || undefined}>
        <Search className={styles.sign} size={15} aria-hidden="true" />
        <QueryText ref={drawn} text={text} error={error} />
        <input
          {...combo.inputProps}
          type="text"
          className={styles.input}
          aria-label="Search"
          aria-labelledby={undefined}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          placeholder="Search tags and captions: smile -solo, char:ember, missing:nl"
          spellCheck={false}
          autoCapitalize="off"
          value={text}
          onChange={({ target }) => change(target.value, target.selectionStart ?? target.value.length)}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? 0)}
          onScroll={(event) => drawn.current && (drawn.current.scrollLeft = event.currentTarget.scrollLeft)}
          onFocus={(event) => event.currentTarget.value === '' && combo.open()}
          onClick={combo.open}
          onBlur={() => {
            combo.close();
            field.follow();
          }}
        />
        <div className={styles.buttons}>
          {text !== '' && (
            <IconButton label="Clear the query" keys="Esc" size="small" onClick={() => field.accept('')}>
              <X size={14} />
            </IconButton>
          )}
          <IconButton label={help.label} keys={help.keys} size="small" onClick={help.run}>
            <CircleHelp size={15} />
          </IconButton>
        </div>
        {error !== null && (
          <p id={`${id}-error`} className={styles.error} role="alert">
            {error.message}
          </p>
        )}
        {listed && error === null && (
          <Suggestions
            options={choices.map(({ option }) => option)}
            list={combo.menuProps}
            itemProps={combo.itemProps}
            note={fieldInfo === null ? null : <FieldNote field={fieldInfo} />}
          />
        )}
      </div>
      <FoundCount />
    </div>
  );
};
