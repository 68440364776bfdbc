/** All commands in one list, those chosen last first; the last bulk edits; and the dataset's tags as queries. */
import { Command } from 'cmdk';
import { useRef, useState } from 'react';
import type { Completion } from '../../shared/api/view.ts';
import type { CommandRow } from '../../shared/commands/commands.ts';
import { keymapOf, shownKey } from '../../shared/commands/keymap.ts';
import { keyText } from '../../shared/commands/keys.ts';
import { menus } from '../../shared/commands/menu.ts';
import { tagTerm } from '../../shared/query/tagTerm.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { CategoryMark } from '../parts/TagChip.tsx';
import { amount } from '../ui/display/numbers.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import styles from './Palette.module.css';
import { PaletteRecents } from './PaletteRecents.tsx';
import { PaletteRefused } from './PaletteRefused.tsx';
import { PaletteRepeats } from './PaletteRepeats.tsx';
import { usePaletteFound } from './usePaletteFound.ts';
import { remembered } from '../commands/recentCommands.ts';

export const Palette = () => {
  const open = useApp((state) => state.overlay === 'palette');
  const close = useApp((state) => state.closeOverlay);
  const chosen = useRef<(() => void) | null>(null);

  // The command runs when the palette is closed and the focus is back: it may move the focus itself.
  const onClosed = (): void => {
    const act = chosen.current;
    chosen.current = null;
    act?.();
  };
  const choose = (act: () => void): void => {
    chosen.current = act;
    close();
  };
  return (
    <Dialog open={open} onClose={close} onClosed={onClosed} title="All commands" bare>
      <PaletteList onChoose={choose} />
    </Dialog>
  );
};

const PaletteList = ({ onChoose }: { readonly onChoose: (act: () => void) => void }) => {
  const store = useAppStore();
  const centre = useCommandCentre();
  const [text, setText] = useState('');
  const [moved, setMoved] = useState<{ readonly text: string; readonly value: string } | null>(null);
  const byUser = useRef(false);
  const { typed, opened, tags, asked, first, ...offered } = usePaletteFound(text);
  const run = (id: CommandRow['id']) => () => {
    const { settings, changeSettings } = store.getState();
    changeSettings({ recentCommands: [...remembered(settings.recentCommands, id)] });
    centre.run(id);
  };
  const ask = (query: string) => () => onChoose(() => void store.getState().runQuery(query));
  return (
    <Command
      label="All commands"
      shouldFilter={false}
      loop
      className={styles.palette}
      // Tags arrive a moment after the letters: until the user moves, the first item is the active one.
      value={moved?.text === text ? moved.value : first}
      onValueChange={(value) => byUser.current && setMoved({ text, value })}
      onPointerMove={() => (byUser.current = true)}
      onKeyDown={(event) => (byUser.current = event.key.startsWith('Arrow'))}
    >
      <Command.Input
        className={styles.input}
        data-first-field
        placeholder={opened ? 'Find a command or a tag' : 'Find a command'}
        // The palette was opened for typing.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        onValueChange={setText}
      />
      <Command.List className={styles.list} label="Commands">
        <Commands typed={typed} {...offered} onRun={(id) => onChoose(run(id))} />
        <PaletteRepeats edits={offered.again} onChoose={onChoose} />
        <PaletteRecents recents={offered.recents} onChoose={onChoose} />
        <PaletteTags tags={tags} onAsk={ask} />
        <PaletteRefused refused={offered.elsewhere} onChoose={(id) => onChoose(() => centre.run(id))} />
        {asked && (
          <Command.Group heading="Query" className={styles.group}>
            <Command.Item value="query" className={styles.item} onSelect={ask(typed)}>
              <span className={styles.label}>Search for “{typed}”</span>
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
      {/* Beside the list: a listbox holds options only. */}
      {offered.nothing && (
        <p className={styles.empty} role="status">
          No matching command
        </p>
      )}
    </Command>
  );
};

interface CommandsProps {
  readonly typed: string;
  readonly possible: readonly CommandRow[];
  /** Those that match the typed text, the best first. */
  readonly found: readonly CommandRow[];
  /** Those that were chosen last. */
  readonly recent: readonly CommandRow[];
  readonly onRun: (id: CommandRow['id']) => void;
}

/**
 * With nothing typed those that were chosen last, and all that is possible, in the order of the menus and of the table;
 * then the matches.
 */
const Commands = ({ typed, possible, found, recent, onRun }: CommandsProps) => {
  const item = (row: CommandRow) => <CommandItem key={row.id} row={row} onSelect={() => onRun(row.id)} />;
  if (typed === '') {
    const others = possible.filter((row) => !recent.includes(row));
    const inMenus = menus.map(({ name, label, groups }) => ({
      name,
      label,
      rows: groups.flat().flatMap(({ id }) => others.find((row) => row.id === id) ?? []),
    }));
    const groups = [
      { name: 'recent', label: 'Recent', rows: recent },
      // Of the page in front, and of the comparison: others cannot be used now.
      { name: 'here', label: 'Here', rows: inMenus.find(({ name }) => name === 'page')?.rows ?? [] },
      ...inMenus.filter(({ name }) => name !== 'page'),
    ];
    return groups
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, label, rows }) => (
        <Command.Group key={name} heading={label} className={styles.group}>
          {rows.map(item)}
        </Command.Group>
      ));
  }
  if (found.length === 0) return null;
  return (
    <Command.Group heading="Commands" className={styles.group}>
      {found.map(item)}
    </Command.Group>
  );
};

const CommandItem = ({ row, onSelect }: { readonly row: CommandRow; readonly onSelect: () => void }) => {
  const { platform } = useCommandCentre();
  const key = useApp((state) => shownKey(keymapOf(state.settings.keys), row, state.tagKeySlots));
  return (
    <Command.Item value={row.id} className={styles.item} onSelect={onSelect}>
      <span className={styles.label}>{row.label}</span>
      {key !== undefined && <Keys keys={keyText(key, platform)} />}
    </Command.Item>
  );
};

interface TagsProps {
  readonly tags: readonly Completion[];
  readonly onAsk: (query: string) => () => void;
}

const PaletteTags = ({ tags, onAsk }: TagsProps) => {
  if (tags.length === 0) return null;
  return (
    <Command.Group heading="Show samples with" className={styles.group}>
      {tags.map((tag) => (
        <TagItem key={tag.key} tag={tag} onSelect={onAsk(tagTerm(tag.key, tag.category))} />
      ))}
    </Command.Group>
  );
};

const TagItem = ({ tag, onSelect }: { readonly tag: Completion; readonly onSelect: () => void }) => (
  <Command.Item value={`tag ${tag.key}`} className={styles.item} onSelect={onSelect}>
    <CategoryMark category={tag.category} />
    <span className={styles.label}>{tag.key}</span>
    <span className={styles.count}>{amount(tag.count, 'sample')}</span>
  </Command.Item>
);
