/**
 * Tags of a selection as chips with how many have each: added to all, or removed from all, in place. By keys: arrows go
 * from chip to chip, + adds, Delete removes, Enter opens the menu, and a letter begins a new tag.
 */
import { Plus, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Tag } from '../../shared/api/caption.ts';
import { addTagsAndSay, removeTagAndSay } from '../commands/addTags.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { type TagAction, useTagActions } from '../commands/useTagActions.ts';
import { TagButton } from '../parts/TagChip.tsx';
import { useAppStore } from '../state/AppContext.tsx';
import { countText } from '../ui/display/numbers.ts';
import { Section } from '../ui/display/Section.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/overlays/Menu.tsx';
import { selectionChipKey } from './selectionChipKey.ts';
import styles from './SelectionTags.module.css';

interface Props {
  readonly title: string;
  readonly note: string | undefined;
  /** With how many samples of the selection have it. */
  readonly tags: readonly (Tag & { readonly count: number })[];
  /** Samples of the selection. */
  readonly samples: number;
  /** What is said where there are none. */
  readonly none: string;
  /** A letter was typed on a chip: it begins a new tag. */
  readonly onType: (letter: string) => void;
}

interface ChipProps {
  readonly tag: Props['tags'][number];
  readonly samples: number;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onAdd: (() => void) | null;
  readonly onRemove: () => void;
  readonly more: readonly TagAction[];
}

const Chip = ({ tag, samples, isStop, onFocus, onKeyDown, onAdd, onRemove, more }: ChipProps) => (
  <span className={styles.slot} role="listitem">
    <Menu
      trigger={
        <TagButton
          data-chip
          text={tag.text}
          category={tag.category}
          look={onAdd === null ? 'plain' : 'partial'}
          tabIndex={isStop ? 0 : -1}
          title={`${countText(tag.count)} of ${countText(samples)}`}
          aria-keyshortcuts={onAdd === null ? 'Delete' : 'Plus Delete'}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          {...(onAdd === null ? {} : { count: tag.count, of: samples })}
        />
      }
    >
      {onAdd !== null && (
        <MenuItem onSelect={onAdd} keys="+">
          Add to all {countText(samples)}
        </MenuItem>
      )}
      <MenuItem onSelect={onRemove} keys="Del">
        {onAdd === null
          ? `Remove from all ${countText(samples)}`
          : `Remove from the ${countText(tag.count)} that have it`}
      </MenuItem>
      <MenuSeparator />
      {more.map(({ label, run }) => (
        <MenuItem key={label} onSelect={run}>
          {label}
        </MenuItem>
      ))}
    </Menu>
    <span className={styles.acts}>
      {onAdd !== null && (
        <button
          type="button"
          className={styles.act}
          tabIndex={-1}
          aria-label={`Add ${tag.text} to all`}
          onClick={onAdd}
        >
          <Plus size={11} />
        </button>
      )}
      <button
        type="button"
        className={styles.act}
        tabIndex={-1}
        aria-label={`Remove ${tag.text} from all`}
        onClick={onRemove}
      >
        <X size={11} />
      </button>
    </span>
  </span>
);

export const SelectionTags = ({ title, note, tags, samples, none, onType }: Props) => {
  const store = useAppStore();
  const { requests } = useCommandCentre();
  const { ask, rename, onKey } = useTagActions();
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const stop = tags.some(({ text }) => text === current) ? current : tags[0]?.text;

  const chips = (): readonly HTMLElement[] => [
    ...(box.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? []),
  ];
  /** The chip is about to go to the other list, or to go away: the keys then apply to the one beside it. */
  const leaveChip = (from: EventTarget): void => {
    const all = chips();
    const at = all.findIndex((chip) => chip === from);
    const beside = all[at + 1] ?? all[at - 1];
    if (beside === undefined) requests.send('sheet.focus');
    else beside.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, { text, count }: Props['tags'][number]): void => {
    const key = selectionChipKey(event);
    if (key === null || (key.does === 'add' && count === samples)) return;
    event.preventDefault();
    event.stopPropagation();
    switch (key.does) {
      case 'go':
        return chips()
          .at(key.to(chips().indexOf(event.currentTarget), chips().length - 1))
          ?.focus();
      case 'add':
        leaveChip(event.currentTarget);
        return void addTagsAndSay(store, [text]);
      case 'remove':
        leaveChip(event.currentTarget);
        return void removeTagAndSay(store, text);
      case 'leave':
        return void requests.send('sheet.focus');
      case 'type':
        return onType(key.letter);
    }
  };
  return (
    <Section title={title} note={note}>
      {tags.length === 0 && <p className={styles.quiet}>{none}</p>}
      <div ref={box} className={styles.chips} role="list">
        {tags.map((tag) => (
          <Chip
            key={tag.text}
            tag={tag}
            samples={samples}
            isStop={tag.text === stop}
            onFocus={() => setCurrent(tag.text)}
            onKeyDown={(event) => onKeyDown(event, tag)}
            onAdd={tag.count === samples ? null : () => void addTagsAndSay(store, [tag.text])}
            onRemove={() => void removeTagAndSay(store, tag.text)}
            more={[ask(tag.text, tag.category), rename(tag.text, 'selection'), onKey(tag.text)]}
          />
        ))}
      </div>
    </Section>
  );
};
