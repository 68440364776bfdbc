/** The query field: the text, drawn as it is parsed, with completions, and how much it finds. */
import { Bookmark, CircleHelp, Search, X } from 'lucide-react';
import { useId } from 'react';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { IconButton } from '../ui/display/Button.tsx';
import { FieldNote } from './FieldNote.tsx';
import { FoundCount } from './FoundCount.tsx';
import { QueryText } from './QueryText.tsx';
import styles from './SearchBar.module.css';
import { Suggestions } from './Suggestions.tsx';
import { useQueryList } from './useQueryList.ts';

export const SearchBar = () => {
  const help = useCommand('help.open');
  const save = useCommand('query.save');
  const entered = useApp((state) => state.entered);
  const { field, offered, combo, caret, change } = useQueryList();
  const { drawn, setCursor, followScroll } = caret;
  const id = useId();
  const { text } = field;
  const error = offered.choosing ? null : field.error;

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
          onScroll={(event) => followScroll(event.currentTarget.scrollLeft)}
          onFocus={(event) => event.currentTarget.value === '' && combo.open()}
          onClick={combo.open}
          onBlur={() => {
            combo.close();
            field.follow();
          }}
        />
        <div className={styles.buttons}>
          {text !== '' && error === null && (
            <IconButton label={save.label} keys={save.keys} size="small" onClick={save.run}>
              <Bookmark size={14} />
            </IconButton>
          )}
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
            <span className={styles.still}>
              Still shown: {entered.trim() === '' ? 'all samples' : `the result of “${entered}”`}.
            </span>
          </p>
        )}
        {offered.listed && error === null && (
          <Suggestions
            options={offered.choices.map(({ option }) => option)}
            list={combo.menuProps}
            itemProps={combo.itemProps}
            note={offered.fieldInfo === null ? null : <FieldNote field={offered.fieldInfo} />}
          />
        )}
      </div>
      <FoundCount />
    </div>
  );
};
