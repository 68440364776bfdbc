/** Caption files under suffixes that the field knows and this dataset does not read: what people decide about, by suffix. */
import type { FileReport } from '../../../shared/api/dataset.ts';
import { suffixesOf } from '../../../shared/caption/sidecarSuffixes.ts';
import { splitPath } from '../../../shared/paths.ts';
import { flag } from './columns.ts';
import { stemPath } from './captionPaths.ts';
import type { SampleColumns } from './sampleColumns.ts';

type OtherCaptions = FileReport['otherCaptions'][number];

const bits = {
  tags: flag.tagsPresent | flag.tagsUnreadable,
  nl: flag.nlPresent | flag.nlUnreadable,
} as const;

export const otherCaptions = ({ columns, companions }: SampleColumns): readonly OtherCaptions[] => {
  const bySuffix = new Map<string, Map<string, number>>();
  for (const [id, { unread }] of companions) {
    const relPath = columns.relPath(id);
    const stem = stemPath(relPath);
    const { folder } = splitPath(relPath);
    for (const name of unread) {
      const suffix = (folder + name).slice(stem.length).toLowerCase();
      const files = bySuffix.get(suffix) ?? new Map<string, number>();
      files.set(folder + name, columns.flags[id] ?? 0);
      bySuffix.set(suffix, files);
    }
  }
  return [...bySuffix]
    .map(([suffix, files]): OtherCaptions => {
      const flags = [...files.values()];
      const without = (caption: 'tags' | 'nl'): number =>
        flags.filter((of) => (of & bits[caption]) === 0).length;
      const holds = suffixesOf(`x${suffix}`).find((known) => known.suffix === suffix)?.holds ?? 'either';
      // Beside tags it is most likely an NL caption; alone it is what the others have.
      const guess = without('tags') * 2 >= flags.length ? 'tags' : 'nl';
      const as = holds === 'either' ? guess : holds;
      return { suffix, as, alone: without(as), files: [...files.keys()].toSorted() };
    })
    .toSorted((a, b) => b.files.length - a.files.length || (a.suffix < b.suffix ? -1 : 1));
};

export const maskCounts = ({ companions }: SampleColumns): FileReport['masks'] => {
  let images = 0;
  let files = 0;
  for (const { masks } of companions.values()) {
    if (masks.length > 0) images += 1;
    files += masks.length;
  }
  return { images, files };
};
