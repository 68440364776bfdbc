/**
 * Own keys for frequent tags. A slot's key has its usual meaning until the slot is given a tag; from then on it toggles
 * that tag wherever samples are in front.
 */
import type { Command } from '../command.ts';

const toggle = <N extends number>(slot: N, key: string) =>
  ({
    id: `tagKey.${slot}`,
    label: `Toggle the tag of tag key ${slot}`,
    keys: [key],
    when: 'selection',
    menu: { name: 'edit', group: 3, within: 'Tag keys' },
    slot,
    synonyms: ['own key', 'frequent tag', 'slot'],
  }) as const;

export const tagKeyCommands = [
  {
    id: 'tagKeys.strip',
    label: 'Tag keys: the strip',
    keys: ['Shift+T'],
    when: 'samples',
    menu: { name: 'view', group: 4 },
    check: true,
    synonyms: ['own keys', 'frequent tags', 'slots', 'bar', 'hide', 'show'],
  },
  {
    id: 'tagKeys.edit',
    label: 'Edit the tag keys',
    keys: ['Shift+K'],
    when: 'samples',
    menu: { name: 'edit', group: 3 },
    synonyms: ['own keys', 'frequent tags', 'slots', 'assign', 'hotkeys'],
  },
  toggle(1, '1'),
  toggle(2, '2'),
  toggle(3, '3'),
  toggle(4, '4'),
  toggle(5, '5'),
  toggle(6, '6'),
  toggle(7, '7'),
  toggle(8, '8'),
  toggle(9, '9'),
  toggle(10, '0'),
  toggle(11, 'Alt+1'),
  toggle(12, 'Alt+2'),
  toggle(13, 'Alt+3'),
  toggle(14, 'Alt+4'),
  toggle(15, 'Alt+5'),
  toggle(16, 'Alt+6'),
  toggle(17, 'Alt+7'),
  toggle(18, 'Alt+8'),
  toggle(19, 'Alt+9'),
  toggle(20, 'Alt+0'),
] as const satisfies readonly Command[];
