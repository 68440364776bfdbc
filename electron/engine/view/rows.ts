/** The sheet's rows: facts from the columns, texts from the index. */
import type { NlCaption, Tag, TagsCaption } from '../../../shared/api/caption.ts';
import { sampleId, type OpeningId } from '../../../shared/api/ids.ts';
import type { SampleMark } from '../../../shared/api/edits.ts';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { FoundSample } from '../../../shared/api/view.ts';
import { withoutByteOrderMark } from '../../../shared/caption/byteOrderMark.ts';
import { isExplicitRating } from '../../../shared/caption/category.ts';
import { flag, type Columns, type Texts } from '../index/columns.ts';
import { versionOf } from '../index/version.ts';
import type { MarkSource } from './marks.ts';
import type { Paths } from '../index/paths.ts';

export interface RowSources {
  readonly opening: OpeningId;
  readonly columns: Columns;
  readonly texts: Texts;
  readonly paths: Paths;
  readonly marks: MarkSource;
}

export interface Rows {
  /** One row for every id, also for samples that are gone: a view keeps its positions. */
  rows(ids: readonly number[]): SampleRow[];
  /** As `find` prints them; samples that are gone are left out. */
  found(ids: readonly number[]): FoundSample[];
}

/** Captions as the sheet shows them. */
const createCaptions = ({ columns, texts }: RowSources) => {
  const has = (id: number, bits: number): boolean => ((columns.flags[id] ?? 0) & bits) !== 0;

  const tagsOf = (id: number): Tag[] => {
    const numbers = columns.tagsOf(id);
    return columns
      .spellingsOf(id)
      .map((text, i) => ({ text, category: columns.tags.category(numbers[i] ?? -1) }));
  };

  const isExplicit = (id: number): boolean =>
    columns.tagsOf(id).some((tag) => isExplicitRating(columns.tags.key(tag)));

  const tagsCaption = (id: number): TagsCaption => {
    if (has(id, flag.tagsPresent)) return { state: 'present', tags: tagsOf(id) };
    if (!has(id, flag.tagsUnreadable)) return { state: 'missing' };
    const text = texts.facts(id)?.tags.text ?? '';
    return { state: 'unreadable', reason: texts.problems(id).tags ?? 'It cannot be read.', text };
  };

  const nlCaption = (id: number, nl: ReadonlyMap<number, string>): NlCaption => {
    if (has(id, flag.nlPresent)) return { state: 'present', text: nl.get(id) ?? '' };
    if (!has(id, flag.nlUnreadable)) return { state: 'missing' };
    const text = texts.facts(id)?.nl.text ?? '';
    return { state: 'unreadable', reason: texts.problems(id).nl ?? 'It cannot be read.', text };
  };
  return { has, isExplicit, tagsCaption, nlCaption };
};

export const createRows = (sources: RowSources): Rows => {
  const { opening, columns, texts, paths, marks } = sources;
  const { has, isExplicit, tagsCaption, nlCaption } = createCaptions(sources);
  const goneRow = (id: number): SampleRow => ({
    id: sampleId.parse(id),
    opening,
    relPath: paths.lastKnown(id),
    width: 0,
    height: 0,
    format: 'unknown',
    fileSize: 0,
    mtime: 0,
    version: 'gone',
    problem: 'This file is gone.',
    tags: { state: 'missing' },
    nl: { state: 'missing' },
    explicit: false,
    mark: null,
  });

  const rowOf = (
    id: number,
    nl: ReadonlyMap<number, string>,
    marked: ReadonlyMap<number, SampleMark>,
  ): SampleRow => {
    const file = { fileSize: columns.fileSize[id] ?? 0, mtime: columns.mtime[id] ?? 0 };
    return {
      id: sampleId.parse(id),
      opening,
      relPath: columns.relPath(id),
      width: columns.width[id] ?? 0,
      height: columns.height[id] ?? 0,
      format: columns.format(id),
      ...file,
      version: versionOf(file),
      problem: has(id, flag.broken) ? (texts.problems(id).image ?? 'It cannot be read.') : null,
      tags: tagsCaption(id),
      nl: nlCaption(id, nl),
      explicit: isExplicit(id),
      mark: marked.get(id) ?? null,
    };
  };

  return {
    rows: (ids) => {
      const nl = texts.nl(ids);
      const marked = marks.all();
      return ids.map((id) => (has(id, flag.alive) ? rowOf(id, nl, marked) : goneRow(id)));
    },
    found: (ids) => {
      const alive = ids.filter((id) => has(id, flag.alive));
      const captions = texts.nl(alive);
      return alive.map((id) => {
        const nl = captions.get(id);
        return {
          relPath: columns.relPath(id),
          tags: [...columns.spellingsOf(id)],
          nl: nl === undefined ? null : withoutByteOrderMark(nl),
          width: columns.width[id] ?? 0,
          height: columns.height[id] ?? 0,
          fileSize: columns.fileSize[id] ?? 0,
        };
      });
    },
  };
};
