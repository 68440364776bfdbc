/** Numbers of samples that are not columns by themselves. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import { numberFieldKind, type NumberField } from '../../../shared/query/numberFields.ts';
import type { SampleNumbers } from '../../../shared/query/numbers/numberField.ts';
import { flag, type Columns } from '../index/columns.ts';
import { byRevision } from '../work/byRevision.ts';

export interface Measures {
  /** By id: tags of the caption, repetitions included. */
  tagCounts(): Int32Array;
  /** What a field of a query compares, by id; NaN, for which no comparison holds, where it is not known. */
  of(field: NumberField): (id: number) => number;
}

/** By id: tags of the caption. */
const countTags = (columns: Columns): Int32Array => {
  const counts = new Int32Array(columns.slots);
  const { flags } = columns;
  for (let id = 1; id < counts.length; id++) {
    if (((flags[id] ?? 0) & flag.tagsPresent) !== 0) counts[id] = columns.tagsOf(id).length;
  }
  return counts;
};

/** By id: different tags of a category. */
const countCategory = ({ slots, tags }: Columns, category: TagCategory): Int32Array => {
  const counts = new Int32Array(slots);
  for (let tag = 0; tag < tags.size; tag++) {
    if (tags.category(tag) !== category) continue;
    for (const id of tags.samples(tag)) counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
};

export const createMeasures = (columns: Columns): Measures => {
  const revision = (): number => columns.revision;
  const tagCounts = byRevision(revision, () => countTags(columns));
  const categoryCounts = byRevision(revision, () => new Map<TagCategory, Int32Array>());
  const countsOf = (category: TagCategory): Int32Array => {
    const kept = categoryCounts();
    const counts = kept.get(category) ?? countCategory(columns, category);
    kept.set(category, counts);
    return counts;
  };

  /** One object that moves from sample to sample: a query visits all of them. */
  const numbersAt = (): { readonly numbers: SampleNumbers; readonly goTo: (id: number) => void } => {
    const { width, height, fileSize } = columns;
    let id = 0;
    const numbers: SampleNumbers = {
      get width() {
        return width[id] ?? 0;
      },
      get height() {
        return height[id] ?? 0;
      },
      get fileSize() {
        return fileSize[id] ?? 0;
      },
      get tagCount() {
        return tagCounts()[id] ?? 0;
      },
      tagsOf: (category) => countsOf(category)[id] ?? 0,
    };
    return { numbers, goTo: (next) => void (id = next) };
  };

  return {
    tagCounts,
    of: (field) => {
      const { of } = numberFieldKind(field);
      const { numbers, goTo } = numbersAt();
      return (id) => {
        goTo(id);
        return of(numbers) ?? Number.NaN;
      };
    },
  };
};
