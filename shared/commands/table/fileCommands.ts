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
    synonyms: ['directory', 'load', 'recent', 'project'],
  },
  {
    id: 'dataset.sample',
    label: 'Open the sample dataset',
    keys: [],
    when: 'always',
    menu: { name: 'file', group: 1 },
    synonyms: ['example', 'try', 'demo'],
  },
  {
    id: 'dataset.rescan',
    label: 'Rescan folder',
    keys: ['Shift+F5'],
    when: 'dataset',
    menu: { name: 'file', group: 2 },
    inText: true,
    synonyms: ['read again', 'reload', 'index', 'refresh'],
  },
  {
    id: 'export.open',
    label: 'Export...',
    keys: ['Mod+E'],
    when: 'page',
    menu: { name: 'file', group: 2 },
    synonyms: ['save dataset', 'trainer', 'kohya', 'diffusion-pipe', 'write out', 'convert'],
  },
  {
    id: 'captions.import',
    label: 'Import captions...',
    keys: [],
    when: 'page',
    menu: { name: 'file', group: 2 },
    synonyms: ['csv', 'jsonl', 'table', 'load', 'spreadsheet'],
  },
  {
    id: 'dataset.close',
    label: 'Close dataset',
    keys: [],
    when: 'dataset',
    menu: { name: 'file', group: 2 },
    synonyms: ['welcome', 'recent datasets', 'switch'],
  },
  {
    id: 'settings.open',
    label: 'Settings...',
    keys: ['Mod+,'],
    when: 'always',
    menu: { name: 'file', group: 3 },
    inText: true,
    synonyms: ['preferences', 'options', 'suffixes', 'blur'],
  },
] as const satisfies readonly Command[];
