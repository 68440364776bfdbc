/** Commands of the File menu: datasets and settings. */
import type { Command } from '../command.ts';

export const fileCommands = [
  {
    id: 'dataset.open',
    label: 'Open dataset folder...',
    keys: ['Mod+O'],
    when: 'always',
    menu: { name: 'file', group: 1 },
    inText: true,
    words: 'directory load',
  },
  {
    id: 'dataset.sample',
    label: 'Open the sample dataset',
    keys: [],
    when: 'always',
    menu: { name: 'file', group: 1 },
    words: 'example try demo',
  },
  {
    id: 'dataset.rescan',
    label: 'Read the folder again',
    keys: ['Shift+F5'],
    when: 'dataset',
    menu: { name: 'file', group: 2 },
    inText: true,
    words: 'rescan reload index',
  },
  {
    id: 'export.open',
    label: 'Export...',
    keys: ['Mod+E'],
    when: 'page',
    menu: { name: 'file', group: 2 },
    words: 'save dataset trainer kohya diffusion-pipe write out',
  },
  {
    id: 'captions.import',
    label: 'Import captions...',
    keys: [],
    when: 'page',
    menu: { name: 'file', group: 2 },
    words: 'csv jsonl table load spreadsheet',
  },
  {
    id: 'dataset.close',
    label: 'Close dataset',
    keys: [],
    when: 'dataset',
    menu: { name: 'file', group: 2 },
    words: 'welcome recent',
  },
  {
    id: 'settings.open',
    label: 'Settings...',
    keys: ['Mod+,'],
    when: 'always',
    menu: { name: 'file', group: 3 },
    inText: true,
    words: 'preferences options suffixes blur',
  },
] as const satisfies readonly Command[];
