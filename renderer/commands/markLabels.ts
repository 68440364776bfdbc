/** A proofreading mark in words. */
import type { SampleMark } from '../../shared/api/edits.ts';

const words = { reviewed: 'reviewed', 'needs-work': 'needs work', excluded: 'excluded' } as const;

/** "needs work"; empty where there is no mark. */
export const markWords = ({ mark, outdated }: Pick<SampleMark, 'mark' | 'outdated'>): string =>
  outdated ? 'changed since review' : mark === null ? '' : words[mark];
