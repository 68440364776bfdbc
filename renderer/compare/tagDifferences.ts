/** Which tags samples share, and which only some of them have. Pure. */
import type { Tag } from '../../shared/api/caption.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { tagKey } from '../../shared/caption/identity.ts';

/** A tag that not all have. */
export interface TagDifference extends Tag {
  readonly key: string;
  /** For each sample whether it has it. */
  readonly has: readonly boolean[];
}

export interface TagDifferences {
  /** In the order and the spelling of the first sample. */
  readonly shared: readonly Tag[];
  /** In the order in which they are met, sample by sample. */
  readonly differing: readonly TagDifference[];
}

export const tagsOf = ({ tags }: SampleRow): readonly Tag[] => (tags.state === 'present' ? tags.tags : []);

export const tagDifferences = (rows: readonly SampleRow[]): TagDifferences => {
  const keys = rows.map((row) => new Set(tagsOf(row).map(({ text }) => tagKey(text))));
  const met = new Map<string, Tag>();
  for (const tag of rows.flatMap(tagsOf)) {
    const key = tagKey(tag.text);
    if (!met.has(key)) met.set(key, tag);
  }
  const all = [...met].map(([key, tag]) => ({
    text: tag.text,
    category: tag.category,
    key,
    has: keys.map((own) => own.has(key)),
  }));
  return {
    shared: all.filter(({ has }) => has.every(Boolean)),
    differing: all.filter(({ has }) => !has.every(Boolean)),
  };
};
