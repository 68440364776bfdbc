/** Commands of the roster's page. */
import type { Command } from '../command.ts';

export const rosterCommands = [
  {
    id: 'roster.next',
    label: 'Next character',
    keys: ['J'],
    when: 'roster',
    menu: { name: 'page', group: 1, within: 'Roster' },
    synonyms: ['go down', 'following'],
  },
  {
    id: 'roster.previous',
    label: 'Previous character',
    keys: ['K'],
    when: 'roster',
    menu: { name: 'page', group: 1, within: 'Roster' },
    synonyms: ['go up', 'back'],
  },
  {
    id: 'roster.samples',
    label: 'Show samples of the character',
    keys: ['O'],
    when: 'roster',
    menu: { name: 'page', group: 1, within: 'Roster' },
    synonyms: ['images', 'sheet', 'open'],
  },
  {
    id: 'roster.detail',
    label: 'Show what merges into the character',
    keys: ['L'],
    when: 'roster',
    menu: { name: 'page', group: 1, within: 'Roster' },
    synonyms: ['outfits', 'tags', 'unfold', 'details'],
  },
  {
    id: 'roster.rename',
    label: 'Rename the character everywhere...',
    keys: ['R'],
    when: 'roster',
    menu: { name: 'page', group: 1, within: 'Roster' },
    synonyms: ['replace', 'merge', 'bulk', 'batch'],
  },
  {
    id: 'roster.paste',
    label: 'Paste a roster...',
    keys: ['P'],
    when: 'roster',
    menu: { name: 'page', group: 1, within: 'Roster' },
    synonyms: ['list', 'expected characters', 'edit'],
  },
  {
    id: 'roster.filter',
    label: 'Filter the roster',
    keys: ['F'],
    when: 'roster',
    menu: { name: 'page', group: 1, within: 'Roster' },
    synonyms: ['find', 'search', 'narrow'],
  },
] as const satisfies readonly Command[];
