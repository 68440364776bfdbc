/** Commands of the roster's page. */
import type { Command } from '../command.ts';

export const rosterCommands = [
  { id: 'roster.next', label: 'Next character', keys: ['J'], when: 'roster', menu: null },
  { id: 'roster.previous', label: 'Previous character', keys: ['K'], when: 'roster', menu: null },
  {
    id: 'roster.samples',
    label: 'Samples of the character',
    keys: ['O'],
    when: 'roster',
    menu: null,
    words: 'show images sheet',
  },
  {
    id: 'roster.detail',
    label: 'What merges into the character',
    keys: ['L'],
    when: 'roster',
    menu: null,
    words: 'outfits tags unfold details',
  },
  {
    id: 'roster.rename',
    label: 'Rename the character everywhere...',
    keys: ['R'],
    when: 'roster',
    menu: null,
  },
  {
    id: 'roster.paste',
    label: 'Paste a roster...',
    keys: ['P'],
    when: 'roster',
    menu: null,
    words: 'list expected characters edit',
  },
  { id: 'roster.filter', label: 'Filter the roster', keys: ['F'], when: 'roster', menu: null },
] as const satisfies readonly Command[];
