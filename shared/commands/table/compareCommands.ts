/** Commands of the view that compares images. */
import type { Command } from '../command.ts';

export const compareCommands = [
  {
    id: 'compare.open',
    label: 'Compare images',
    keys: ['C'],
    when: 'selection',
    menu: { name: 'go', group: 2 },
    synonyms: ['side by side', 'survey', 'difference', 'flicker', 'overlay', 'selected images'],
  },
  {
    id: 'compare.next',
    label: 'Compare: next image',
    keys: ['ArrowRight', 'J', 'Space', 'C'],
    when: 'compare',
    menu: { name: 'page', group: 1, within: 'Comparison' },
    synonyms: ['flicker', 'following'],
  },
  {
    id: 'compare.previous',
    label: 'Compare: previous image',
    keys: ['ArrowLeft', 'K'],
    when: 'compare',
    menu: { name: 'page', group: 1, within: 'Comparison' },
    synonyms: ['back'],
  },
  {
    id: 'compare.over',
    label: 'Compare: one over the other, or side by side',
    keys: ['O'],
    when: 'compare',
    menu: { name: 'go', group: 2 },
    synonyms: ['flicker', 'overlay', 'blink', 'layers'],
  },
  {
    id: 'compare.link',
    label: 'Compare: link zoom and position',
    keys: ['L'],
    when: 'compare',
    menu: { name: 'go', group: 2 },
    synonyms: ['sync', 'together', 'pan'],
  },
  {
    id: 'compare.captions',
    label: 'Compare: all of the captions, or only what differs',
    keys: ['A'],
    when: 'compare',
    menu: { name: 'go', group: 2 },
    synonyms: ['all tags', 'nl', 'difference'],
  },
  {
    id: 'compare.drop',
    label: 'Compare: take this image out of the comparison',
    keys: ['Backspace'],
    when: 'compare',
    menu: { name: 'page', group: 1, within: 'Comparison' },
    synonyms: ['fewer', 'leave out'],
  },
  {
    id: 'compare.take',
    label: 'Compare: choose this image',
    keys: ['Enter'],
    when: 'compare',
    menu: { name: 'page', group: 1, within: 'Comparison' },
    synonyms: ['go to', 'keep', 'best', 'pick'],
  },
] as const satisfies readonly Command[];
