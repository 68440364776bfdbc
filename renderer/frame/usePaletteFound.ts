/** What the palette finds for the typed text: commands, earlier edits and datasets, tags, and what cannot be used here. */
import { useState } from 'react';
import type { CommandRow } from '../../shared/commands/commands.ts';
import { keymapOf } from '../../shared/commands/keymap.ts';
import { whyNot } from '../../shared/commands/whyNot.ts';
import { parseQuery } from '../../shared/query/parse.ts';
import { useCompletions } from '../api/queries.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { commandLabel } from '../commands/commandLabel.ts';
import { ranked } from '../commands/rank.ts';
import { recentRows } from '../commands/recentCommands.ts';
import { situationOf } from '../commands/situation.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { useRecentsFor } from './PaletteRecents.tsx';
import type { Refused } from './PaletteRefused.tsx';
import { repeatValue, useRepeats } from './PaletteRepeats.tsx';

const tagsShown = 8;
/** Of commands that cannot be used now. */
const refusedShown = 5;

/** What the palette offers for a text, in the order in which it is shown. */
export const usePaletteFound = (text: string) => {
  const typed = text.trim();
  const store = useAppStore();
  const { desktop } = useCommandCentre();
  const opened = useApp((state) => state.dataset !== null);
  const { data } = useCompletions(opened && typed !== '' ? typed : null, undefined, tagsShown);
  const tags = typed === '' ? [] : (data ?? []);
  // Fixed while the palette is open: the open palette itself must not change what is possible.
  const [{ possible, refused }] = useState(() => {
    const { settings, tagKeys } = store.getState();
    const situation = situationOf(store.getState(), desktop);
    const named = (row: CommandRow): CommandRow =>
      row.slot === undefined ? row : { ...row, label: commandLabel(row, tagKeys) };
    const rows = keymapOf(settings.keys)
      .rows.filter(({ id }) => id !== 'palette.open')
      .map((row) => ({ row: named(row), why: whyNot(row, situation) }));
    return {
      possible: rows.flatMap(({ row, why }) => (why === null ? [row] : [])),
      refused: new Map(rows.flatMap(({ row, why }) => (why === null ? [] : [[row, why] as const]))),
    };
  });
  const recent = recentRows(
    useApp((state) => state.settings.recentCommands),
    possible,
  );
  const found = ranked(possible, typed);
  const elsewhere: readonly Refused[] =
    typed === ''
      ? []
      : ranked([...refused.keys()], typed)
          .slice(0, refusedShown)
          .map((row) => ({ row, why: refused.get(row) ?? '' }));
  const again = useRepeats(typed, possible);
  const recents = useRecentsFor(typed);
  const asked = opened && typed !== '' && parseQuery(typed).ok;
  const first =
    (typed === '' ? recent[0]?.id : undefined) ??
    found[0]?.id ??
    (again[0] === undefined ? undefined : repeatValue(again[0])) ??
    (tags[0] === undefined ? undefined : `tag ${tags[0].key}`) ??
    elsewhere[0]?.row.id ??
    'query';
  const counts = [found, again, tags, recents, elsewhere].map(({ length }) => length);
  const nothing = !asked && counts.every((count) => count === 0);
  return { typed, opened, possible, recent, found, again, recents, tags, asked, elsewhere, first, nothing };
};
