/** What is said of a dataset as a whole: its numbers, and the files that need a word. */
import type { CaptionSuffixes, DatasetInfo, FileReport } from '../../../shared/api/dataset.ts';
import { captionFlags, type CaptionFlags } from './columns.ts';
import type { SampleColumns } from './sampleColumns.ts';
import { captionPath } from './captionPaths.ts';
import type { FileProblem } from '../../../shared/model/fileProblem.ts';

/** Caption files of all samples, in numbers. One that cannot be read is there. */
export const captionCounts = ({ columns, flagCount }: SampleColumns): DatasetInfo['captions'] => {
  const counts = ({ present, empty, unreadable }: CaptionFlags) => {
    const there = flagCount(present) + flagCount(unreadable);
    return { present: there, missing: columns.count - there, empty: flagCount(empty) };
  };
  return { tags: counts(captionFlags.tags), nl: counts(captionFlags.nl) };
};

/** All that could not be read, by path. A caption that two images share is one file, and listed once. */
export const unreadableFiles = (
  { columns, problems, companions }: SampleColumns,
  fileProblems: readonly FileProblem[],
  suffixes: CaptionSuffixes,
): FileReport['unreadable'] => {
  const found = new Map(fileProblems.map(({ relPath, reason }) => [relPath, reason]));
  for (const { id, image, tags, nl } of problems.values()) {
    const relPath = columns.relPath(id);
    if (image !== null) found.set(relPath, image);
    const unusual = companions.get(id) ?? null;
    if (tags !== null) found.set(captionPath(relPath, 'tags', suffixes, unusual), tags);
    if (nl !== null) found.set(captionPath(relPath, 'nl', suffixes, unusual), nl);
  }
  return [...found]
    .map(([relPath, reason]) => ({ relPath, reason }))
    .toSorted((a, b) => (a.relPath < b.relPath ? -1 : 1));
};
