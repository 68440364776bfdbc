/**
 * Which samples are left out for findings: characters below the floor, duplicates, problems. Where the finder
 * has not run, the export is refused: it must not quietly hold what it was asked to leave out.
 */
import type { ExportSettings } from '../../../shared/export/settings.ts';
import { isSeenInImages, kindRow, type ProblemKind } from '../../../shared/problems/kinds.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { flag } from '../index/columns.ts';

/** Findings beside the sets that queries ask for. */
export interface FoundBefore {
  /** Groups of duplicates, the one to keep first; null: not looked for yet. */
  readonly groups: readonly { readonly members: readonly { readonly id: number }[] }[] | null;
  /** Every image has been measured. */
  readonly measured: boolean;
}

/** Why a sample is left out, as a sentence, or null. */
export type LeftOut = (id: number) => string | null;

const notYet = (what: string): EngineError =>
  new EngineError(
    'bad-request',
    `${what} have not been searched for yet: search for them first, then export.`,
  );

/** Of each group only the first sample in scope that can be exported is kept. */
const duplicatesOf = (
  { columns, marks }: OpenDataset,
  ids: readonly number[],
  groups: FoundBefore['groups'],
): LeftOut => {
  if (groups === null) throw notYet('Duplicates');
  const asked = new Set(ids);
  const marked = marks.all();
  const goes = (id: number): boolean =>
    asked.has(id) && ((columns.flags[id] ?? 0) & flag.broken) === 0 && marked.get(id)?.mark !== 'excluded';
  const keptFor = new Map<number, number>();
  for (const { members } of groups) {
    const kept = members.find(({ id }) => goes(id));
    if (kept === undefined) continue;
    for (const { id } of members) if (id !== kept.id) keptFor.set(id, kept.id);
  }
  return (id) => {
    const kept = keptFor.get(id);
    return kept === undefined ? null : `It is a duplicate of ${columns.relPath(kept)}.`;
  };
};

/** One of a sample's characters must reach the floor; one without any character is not left out for that. */
const belowFloor = (dataset: OpenDataset): LeftOut => {
  const { columns } = dataset;
  const { tags } = columns;
  const { floor } = dataset.project().settings.roster;
  return (id) => {
    const characters = Array.from(columns.tagsOf(id)).filter((tag) => tags.category(tag) === 'character');
    const [first] = characters;
    if (first === undefined || characters.some((tag) => tags.count(tag) >= floor)) return null;
    return `${tags.spelling(first)} has ${tags.count(first)} of the ${floor} images that the roster asks for.`;
  };
};

const problemsOf = ({ findings }: OpenDataset, kinds: readonly ProblemKind[], measured: boolean): LeftOut => {
  if (findings.counts().problems === null) throw notYet('Problems');
  if (!measured && kinds.some(isSeenInImages)) throw notYet('Problems of the images themselves');
  const found = new Map<number, ProblemKind>();
  for (const kind of kinds) for (const id of findings.ids('problem', kind)) found.set(id, kind);
  return (id) => {
    const kind = found.get(id);
    return kind === undefined ? null : `It has a problem: ${kindRow(kind).title}.`;
  };
};

/** @throws EngineError `bad-request` where a finder has not run */
export const leftOutByFindings = (
  dataset: OpenDataset,
  ids: readonly number[],
  { floor, duplicates, problems }: ExportSettings['what'],
  { groups, measured }: FoundBefore,
): LeftOut => {
  const filters: readonly LeftOut[] = [
    ...(problems.length === 0 ? [] : [problemsOf(dataset, problems, measured)]),
    ...(floor ? [belowFloor(dataset)] : []),
    ...(duplicates === 'one' ? [duplicatesOf(dataset, ids, groups)] : []),
  ];
  return (id) => {
    for (const why of filters) {
      const reason = why(id);
      if (reason !== null) return reason;
    }
    return null;
  };
};
