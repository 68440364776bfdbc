/** Numbers of samples that the columns do not hold as such. */
import type { NumberField } from '../../../shared/query/ast.ts';
import { megapixelsOf, ratioOf } from '../../../shared/query/measures.ts';
import { flag, type Columns } from '../index/columns.ts';
import { byRevision } from './byRevision.ts';

export interface Measures {
  /** By id: tags of the caption, repetitions included. */
  tagCounts(): Int32Array;
  /** By id: different tags of the category `character`. */
  characterCounts(): Int32Array;
  /** What a field of a query compares, by id; NaN, with which no comparison holds, where it is not known. */
  of(field: NumberField): (id: number) => number;
}

const ofCounts =
  (counts: Int32Array) =>
  (id: number): number =>
    counts[id] ?? 0;

export const createMeasures = (columns: Columns): Measures => {
  const revision = (): number => columns.revision;

  const tagCounts = byRevision(revision, () => {
    const counts = new Int32Array(columns.slots);
    const { flags } = columns;
    for (let id = 1; id < counts.length; id++) {
      if (((flags[id] ?? 0) & flag.tagsPresent) !== 0) counts[id] = columns.tagsOf(id).length;
    }
    return counts;
  });

  const characterCounts = byRevision(revision, () => {
    const counts = new Int32Array(columns.slots);
    const { tags } = columns;
    for (let tag = 0; tag < tags.size; tag++) {
      if (tags.category(tag) !== 'character') continue;
      for (const id of tags.samples(tag)) counts[id] = (counts[id] ?? 0) + 1;
    }
    return counts;
  });

  const ofSize = (measure: (width: number, height: number) => number): ((id: number) => number) => {
    const { width, height } = columns;
    return (id) => {
      const [w, h] = [width[id] ?? 0, height[id] ?? 0];
      return w > 0 && h > 0 ? measure(w, h) : Number.NaN;
    };
  };

  return {
    tagCounts,
    characterCounts,
    of: (field) => {
      switch (field) {
        case 'width':
          return ofSize((width) => width);
        case 'height':
          return ofSize((_, height) => height);
        case 'ratio':
          return ofSize(ratioOf);
        case 'mp':
          return ofSize(megapixelsOf);
        case 'tags':
          return ofCounts(tagCounts());
        case 'chars':
          return ofCounts(characterCounts());
      }
    },
  };
};
