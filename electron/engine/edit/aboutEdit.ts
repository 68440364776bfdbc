/** What an edit was about, for the history: which sample or how many, and which tags. From the journal's word alone. */
import { tagKey } from '../../../shared/caption/identity.ts';
import { parseTags } from '../../../shared/caption/tagCaption.ts';
import { unpackEntries } from '../project/patch.ts';
import type { Journal } from './journal.ts';
import type { ChangeRow, EditRow } from './journalRows.ts';

/** Tags that are named; more are counted. */
const named = 4;

/** Bytes: an edit of more entries is of too many samples to name one. */
const mostEntries = 64_000;

const decoder = new TextDecoder();

const tagsOf = (bytes: Uint8Array | null): ReadonlyMap<string, string> =>
  new Map(bytes === null ? [] : parseTags(decoder.decode(bytes)).map(({ text }) => [tagKey(text), text]));

/** Those of `of` that `without` does not have, in words; empty for none. */
const listed = (
  word: string,
  of: ReadonlyMap<string, string>,
  without: ReadonlyMap<string, string>,
): readonly string[] => {
  const tags = [...of].filter(([key]) => !without.has(key)).map(([, text]) => text);
  if (tags.length === 0) return [];
  const more = tags.length > named ? ` and ${tags.length - named} more` : '';
  return [`${word} ${tags.slice(0, named).join(', ')}${more}`];
};

const tagWords = ({ before, after }: ChangeRow): string => {
  const [was, is] = [tagsOf(before), tagsOf(after)];
  return [...listed('added', is, was), ...listed('removed', was, is)].join('; ');
};

/** "a.png", "a.png and 11 others". */
const some = (first: string, count: number): string =>
  count === 1
    ? first
    : `${first} and ${(count - 1).toLocaleString('en-US')} ${count === 2 ? 'other' : 'others'}`;

/** The samples whose marks were set. */
const markedWords = ({ after }: ChangeRow): string => {
  if (after === null || after.byteLength > mostEntries) return '';
  const samples = new Set(
    unpackEntries(after)
      .filter(({ path }) => path[0] === 'marks' || (path[0] === 'mislabels' && path[1] === 'kept'))
      .map(({ path }) => path.at(-1) ?? ''),
  );
  const [first] = samples;
  return first === undefined ? '' : some(first, samples.size);
};

/** "a.txt: added hat; removed smile", "a.png and 11 others"; empty where there is nothing to say. */
export const aboutEdit = (journal: Pick<Journal, 'changes'>, { id, files }: EditRow): string => {
  const [first] = journal.changes(id, 0, 1);
  if (first === undefined) return '';
  if (first.kind === 'project') return markedWords(first);
  // Its captions and masks are files too, and go with it: its label says how many images there are.
  if (first.kind === 'move') return first.relPath;
  if (files > 1) return some(first.relPath, files);
  const tags = first.kind === 'tags' ? tagWords(first) : '';
  return tags === '' ? first.relPath : `${first.relPath}: ${tags}`;
};
