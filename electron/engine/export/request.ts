/**
 * From the open dataset to the input of the export thread, gathered in pieces so that requests are answered
 * meanwhile.
 */
import type { TagCategory } from '../../../shared/api/caption.ts';
import type { OpenDataset } from '../dataset.ts';
import { createCaptionPaths } from '../index/captionPaths.ts';
import { flag } from '../index/columns.ts';
import type { LeftOut } from './byFindings.ts';
import type { SourceSample } from './sourceSample.ts';

/** Samples in one piece: gathered in a few milliseconds. */
const samplesAPiece = 1000;

/** What decoding has told about images. */
export interface Decoded {
  /** The file, as it is now, has been decoded wholly. */
  isWhole(id: number): boolean;
  /** Why it cannot be, in words; null: it can, or was not tried. */
  problem(id: number): string | null;
}

export function* sourceSamples(
  { columns, texts, marks, suffixes }: OpenDataset,
  ids: readonly number[],
  leftOut: LeftOut,
  decoded: Decoded,
): Generator<readonly SourceSample[]> {
  const pathsOf = createCaptionPaths(columns, suffixes);
  const marked = marks.all();
  const sampleOf = (id: number): SourceSample => {
    const relPath = columns.relPath(id);
    const paths = pathsOf(id);
    const flags = columns.flags[id] ?? 0;
    const format = columns.format(id);
    // A file that this program does not decode may be whole all the same.
    const problem = format === 'jxl' ? null : decoded.problem(id);
    return {
      id,
      relPath,
      tagsFile: paths?.tags ?? null,
      nlFile: paths?.nl ?? null,
      format,
      animated: (flags & flag.animated) !== 0,
      width: columns.width[id] ?? 0,
      height: columns.height[id] ?? 0,
      bytes: columns.fileSize[id] ?? 0,
      masks: columns.companions(id)?.masks ?? [],
      found: leftOut(id),
      excluded: marked.get(id)?.mark === 'excluded',
      broken:
        (flags & flag.broken) === 0 ? problem : (texts.problems(id).image ?? 'Its image cannot be read.'),
      whole: decoded.isWhole(id),
    };
  };
  for (let from = 0; from < ids.length; from += samplesAPiece) {
    // Samples may have gone since the scope was resolved.
    const piece = ids.slice(from, from + samplesAPiece).filter((id) => columns.relPath(id) !== '');
    yield piece.map(sampleOf);
  }
}

/** Tags that are not general, with their categories. */
export const categoriesOf = ({ columns: { tags } }: OpenDataset): (readonly [string, TagCategory])[] => {
  const categories: (readonly [string, TagCategory])[] = [];
  for (let tag = 0; tag < tags.size; tag += 1) {
    const category = tags.category(tag);
    if (category !== 'general') categories.push([tags.key(tag), category]);
  }
  return categories;
};
