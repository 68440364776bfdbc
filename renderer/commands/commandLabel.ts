/** A command's name in lists of commands, without the dots of one that asks for something first. */
import type { CommandRow } from '../../shared/commands/commands.ts';

/** @param tagKeys the tags of the tag keys: the command of one that has a tag is called after it */
export const commandLabel = (
  { label, slot }: Pick<CommandRow, 'label' | 'slot'>,
  tagKeys: ReadonlyMap<number, string>,
): string => {
  const tag = slot === undefined ? undefined : tagKeys.get(slot);
  return tag === undefined ? label.replace(/\.\.\.$/, '') : `Toggle “${tag}” (tag key ${slot})`;
};
