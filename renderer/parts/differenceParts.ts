/** What two texts have in common and what not, piece by piece, for reading. Pure. */
import { diffArrays, diffWordsWithSpace } from 'diff';

export interface Part {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/**
 * Below this share of common text, in many pieces, two texts are shown as a whole: words that are in both
 * would only confuse.
 */
const leastInCommon = 0.75;
const manyPieces = 6;

const isAnother = (parts: readonly Part[], before: string, after: string): boolean => {
  const common = parts.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  return parts.length > manyPieces && common < leastInCommon * Math.min(before.length, after.length);
};

const separators = /(,[^\S\r\n]*|[\r\n]+)/;

/** @param unit `tags`: compared tag by tag; `nl`: word by word, or whole where little is left */
export const partsOf = (before: string, after: string, unit: 'tags' | 'nl'): readonly Part[] => {
  const parts =
    unit === 'nl'
      ? diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({ added, removed, value }))
      : diffArrays(before.split(separators), after.split(separators)).map(({ added, removed, value }) => ({
          added,
          removed,
          value: value.join(''),
        }));
  const marked = parts.map(({ added, removed, value }): Part => ({
    kind: removed ? 'gone' : added ? 'new' : 'same',
    text: value,
  }));
  if (unit === 'tags' || !isAnother(marked, before, after)) return marked;
  return [
    { kind: 'gone', text: before },
    { kind: 'same', text: '\n' },
    { kind: 'new', text: after },
  ];
};

/** The same for two columns: each text with what only it has. `another`: too little is in both to mark it. */
export const sidesOf = (
  before: string,
  after: string,
  unit: 'tags' | 'nl',
): { readonly before: readonly Part[]; readonly after: readonly Part[]; readonly another: boolean } => {
  const parts = partsOf(before, after, unit);
  const another = parts.every(({ kind, text }) => kind !== 'same' || text.trim() === '');
  if (another) {
    return {
      before: [{ kind: 'same', text: before }],
      after: [{ kind: 'same', text: after }],
      another: before.trim() !== '',
    };
  }
  return {
    before: parts.filter(({ kind }) => kind !== 'new'),
    after: parts.filter(({ kind }) => kind !== 'gone'),
    another: false,
  };
};
