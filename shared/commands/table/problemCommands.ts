/** Commands of the page of problems. */
import type { Command } from '../command.ts';

export const problemCommands = [
  { id: 'problems.nextKind', label: 'Next kind of problem', keys: ['J'], when: 'problems', menu: null },
  {
    id: 'problems.previousKind',
    label: 'Previous kind of problem',
    keys: ['K'],
    when: 'problems',
    menu: null,
  },
  { id: 'problems.next', label: 'Next sample with it', keys: ['ArrowDown'], when: 'problems', menu: null },
  {
    id: 'problems.previous',
    label: 'Previous sample with it',
    keys: ['ArrowUp'],
    when: 'problems',
    menu: null,
  },
  {
    id: 'problems.fix',
    label: 'Mend all of a kind...',
    keys: ['Enter', 'F'],
    when: 'problems',
    menu: null,
    words: 'fix preview repair',
  },
  {
    id: 'problems.fixOne',
    label: 'Mend this sample...',
    keys: ['Shift+Enter', 'Shift+F'],
    when: 'problems',
    menu: null,
    words: 'fix preview repair',
  },
  {
    id: 'problems.show',
    label: 'Show the samples on the sheet',
    keys: ['O'],
    when: 'problems',
    menu: null,
    words: 'open query',
  },
  {
    id: 'problems.switch',
    label: 'Look for this kind, or not',
    keys: ['I'],
    when: 'problems',
    menu: null,
    words: 'ignore switch off on hide',
  },
  {
    id: 'problems.pictures',
    label: 'Look at all pictures',
    keys: [],
    when: 'problems',
    menu: null,
    words: 'measure decode blurry dark broken',
  },
] as const satisfies readonly Command[];
