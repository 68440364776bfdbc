/** The query field: what is asked, drawn as it is understood, with completions, and how much it finds. */
import { CircleHelp, Search, X } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { completionAt } from '../../shared/query/completion.ts';
import { useCompletions } from '../api/queries.ts';
import { useCommand, useCommandCentre, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { IconButton } from '../ui/Button.tsx';
import { FieldNote } from './FieldNote.tsx';
import { FoundCount } from './FoundCount.tsx';
import { recalled } from './history.ts';
import { beginnings, completions, type Choice } from './options.ts';
import { QueryText } from './QueryText.tsx';
import styles from './SearchBar.module.css';
import { optionId, Suggestions } from './Suggestions.tsx';
import { fieldAt, isOnItsWay, isUnfinished, suggestionsFor, wishFor } from './suggest.ts';
import { useQueryField } from './useQueryField.ts';

const noChoice = -1;

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
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(noChoice);
  const [recall, setRecall] = useState(noChoice);
  const id = useId();
  const { text } = field;

  const context = open ? completionAt(text, cursor) : null;
  const wish = wishFor(context);
  const found = useCompletions(wish?.text ?? null, wish?.categories);
  const offered = suggestionsFor(context, found.data ?? []);
  const choices: readonly Choice[] =
    text === '' ? beginnings(recent) : completions(text, context?.value ?? '', offered);
  const fieldInfo = fieldAt(context);
  const listed = open && (choices.length > 0 || fieldInfo !== null);
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

  const close = (): void => {
    setOpen(false);
    setActive(noChoice);
  };
  const change = (next: string, place: number): void => {
    setOpen(true);
    setActive(noChoice);
    setRecall(noChoice);
    field.type(next, isUnfinished(completionAt(next, place)));
  };
  const choose = (index: number): void => {
    const choice = choices[index];
    if (choice === undefined) return;
    const { text: next, cursor: place, done } = choice.after;
    change(next, place);
    cursorAfter.current = place;
    if (done) {
      field.accept(next);
      close();
    }
  };
  const goToSheet = (): void => {
    close();
    requests.send('sheet.focus');
  };

  const onEnter = (): void => {
    if (listed && active !== noChoice) return choose(active);
    if (field.accept(text)) return goToSheet();
    close();
  };
  const onEscape = (): void => {
    if (listed) return close();
    if (text === '') return goToSheet();
    field.accept('');
    setRecall(noChoice);
  };
  const onArrow = (by: 1 | -1): void => {
    const recalling = recall !== noChoice;
    if (recalling || (by < 0 && text === '' && active === noChoice)) {
      const earlier = recalled(recent, recall, by < 0 ? 1 : -1);
      field.type(earlier.text, false);
      cursorAfter.current = earlier.text.length;
      setRecall(earlier.index);
      return close();
    }
    setOpen(true);
    if (!listed) return;
    const count = choices.length + 1;
    setActive(((active + 1 + by + count) % count) - 1);
  };
  const onTab = (): boolean => {
    if (!listed || choices.length === 0 || text === '') return false;
    choose(Math.max(0, active));
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape') onEscape();
    else if (event.key === 'ArrowDown') onArrow(1);
    else if (event.key === 'ArrowUp') onArrow(-1);
    else if (event.key !== 'Tab' || event.shiftKey || !onTab()) return;
    event.preventDefault();
  };

  return (
    <div className={styles.bar} role="search">
      <div className={styles.field} data-wrong={error !== null || undefined}>
        <Search className={styles.sign} size={15} aria-hidden="true" />
        <QueryText ref={drawn} text={text} error={error} />
        <input
          ref={input}
          type="text"
          role="combobox"
          className={styles.input}
          aria-label="Search"
          aria-autocomplete="list"
          aria-expanded={listed}
          aria-controls={`${id}-list`}
          aria-activedescendant={listed && active !== noChoice ? optionId(`${id}-list`, active) : undefined}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          placeholder="Search tags and captions: smile -solo, char:ember, missing:nl"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={text}
          onChange={({ target }) => change(target.value, target.selectionStart ?? target.value.length)}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? 0)}
          onScroll={(event) => drawn.current && (drawn.current.scrollLeft = event.currentTarget.scrollLeft)}
          onFocus={(event) => setOpen(event.currentTarget.value === '')}
          onClick={() => setOpen(true)}
          onBlur={() => {
            close();
            field.follow();
          }}
          onKeyDown={onKeyDown}
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
            id={`${id}-list`}
            options={choices.map(({ option }) => option)}
            active={active}
            note={fieldInfo === null ? null : <FieldNote field={fieldInfo} />}
            onChoose={choose}
          />
        )}
      </div>
      <FoundCount />
    </div>
  );
};
