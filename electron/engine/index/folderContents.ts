/** What a dataset's folder holds, in numbers and lists: its samples, and the files that are no part of one. */
import type { CaptionSuffixes, DatasetInfo, FileReport } from '../../../shared/api/dataset.ts';
import type { FileProblem } from '../../../shared/model/fileProblem.ts';
import { maskCounts, otherCaptions } from './otherCaptions.ts';
import { captionCounts, unreadableFiles } from './report.ts';
import type { SampleColumns } from './sampleColumns.ts';

/** Files that belong to no sample, or could not be read. */
export interface FolderFiles {
  readonly orphans: readonly string[];
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly FileProblem[];
}

export interface FolderContents {
  suffixes: CaptionSuffixes;
  setFiles(files: FolderFiles): void;
  files(): FileReport;
  counts(): Pick<
    DatasetInfo,
    'revision' | 'samples' | 'captions' | 'orphans' | 'unreadable' | 'unreadCaptions' | 'skipped' | 'suffixes'
  >;
}

const isHidden = ({ relPath }: FileProblem): boolean => /(?:^|\/)\.[^/]*$/.test(relPath);

/** @param suffixes by which captions are told from other files, until the index or the user knows better */
export const createFolderContents = (samples: SampleColumns, suffixes: CaptionSuffixes): FolderContents => {
  let files: FolderFiles = { orphans: [], problems: [], skipped: [] };
  const unreadable = (): FileReport['unreadable'] =>
    unreadableFiles(samples, files.problems, contents.suffixes);
  const contents: FolderContents = {
    suffixes,
    setFiles: (found) => {
      files = found;
    },
    files: () => ({
      orphans: [...files.orphans],
      unreadable: unreadable(),
      otherCaptions: [...otherCaptions(samples)],
      masks: maskCounts(samples),
      skipped: [...files.skipped],
    }),
    counts: () => ({
      revision: samples.columns.revision,
      samples: samples.columns.count,
      captions: captionCounts(samples),
      orphans: files.orphans.length,
      unreadable: unreadable().length,
      unreadCaptions: otherCaptions(samples).reduce((sum, { alone }) => sum + alone, 0),
      // Hidden files are left out in every folder: only what the user may miss is counted.
      skipped: files.skipped.filter((file) => !isHidden(file)).length,
      suffixes: contents.suffixes,
    }),
  };
  return contents;
};
