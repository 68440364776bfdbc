/** The commands that were chosen last in the palette. Pure. */
import { isCommandId, type CommandId, type CommandRow } from '../../shared/commands/commands.ts';

/** How many the palette shows, and how many are kept: some of them cannot be used at the time. */
const shown = 6;
const kept = 20;

/** The kept ids, latest first, after `id` was chosen. */
export const remembered = (ids: readonly string[], id: CommandId): readonly string[] =>
  [id, ...ids.filter((other) => other !== id)].slice(0, kept);

/** Those of them that can be used now, the latest first. Ids of another version are passed over. */
export const recentRows = (ids: readonly string[], possible: readonly CommandRow[]): readonly CommandRow[] =>
  ids
    .filter(isCommandId)
    .flatMap((id) => possible.find((row) => row.id === id) ?? [])
    .slice(0, shown);
