/** A sample in words, for screen readers and marks. */
import type { NlCaption, TagsCaption } from '../../shared/api/caption.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import type { UsualCaptions } from '../../shared/caption/usualCaptions.ts';
import { markWords } from '../commands/markLabels.ts';

/** What is wrong with a caption, or null. A kind of caption that no sample has is not reported as missing. */
export interface CaptionFault {
  readonly tone: 'problem' | 'notice';
  readonly sign: 'caret' | 'mark';
  readonly words: string;
  /** More about it. */
  readonly reason?: string;
}

export const tagsFault = (tags: TagsCaption, usual: UsualCaptions): CaptionFault | null => {
  if (tags.state === 'missing' && !usual.tags) return null;
  if (tags.state === 'missing') return { tone: 'problem', sign: 'caret', words: 'no tags' };
  if (tags.state === 'unreadable') {
    return { tone: 'notice', sign: 'mark', words: 'tags cannot be read', reason: tags.reason };
  }
  return tags.tags.length === 0 ? { tone: 'problem', sign: 'caret', words: 'tags are empty' } : null;
};

export const nlFault = (nl: NlCaption, usual: UsualCaptions): CaptionFault | null => {
  if (nl.state === 'missing' && !usual.nl) return null;
  if (nl.state === 'missing') return { tone: 'problem', sign: 'caret', words: 'no NL caption' };
  if (nl.state === 'unreadable') {
    return { tone: 'notice', sign: 'mark', words: 'NL caption cannot be read', reason: nl.reason };
  }
  return nl.text.trim() === '' ? { tone: 'problem', sign: 'caret', words: 'NL caption is empty' } : null;
};

export const sizeWords = (row: SampleRow): string =>
  row.width > 0 && row.height > 0 ? `${row.width} × ${row.height}` : 'size unknown';

const tagsWords = (row: SampleRow, usual: UsualCaptions): string | null => {
  if (row.tags.state !== 'present' || row.tags.tags.length === 0)
    return tagsFault(row.tags, usual)?.words ?? null;
  return row.tags.tags.length === 1 ? '1 tag' : `${row.tags.tags.length} tags`;
};

const nlWords = (row: SampleRow, usual: UsualCaptions): string | null =>
  nlFault(row.nl, usual)?.words ?? (row.nl.state === 'missing' ? null : 'NL caption');

/** The accessible name of a sample's cell. */
export const nameOf = (row: SampleRow | undefined, position: number, usual: UsualCaptions): string => {
  if (row === undefined) return `Sample ${position + 1}, not read yet`;
  const captions = [tagsWords(row, usual), nlWords(row, usual)].filter((words) => words !== null);
  const parts = [row.relPath, sizeWords(row), ...captions];
  if (row.problem !== null) parts.push('the image cannot be shown');
  if (row.mark !== null) parts.push(markWords(row.mark));
  return parts.join(', ');
};
