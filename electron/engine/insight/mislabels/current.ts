/** What was found, brought up to date: captions may have been corrected since, samples renamed, suspects kept. */
import type { OpenDataset } from '../../dataset.ts';
import { flag } from '../../index/columns.ts';
import type { Found, FoundSuspect } from './find.ts';
import { overlapsOf, type Overlap } from './overlaps.ts';

export interface CurrentSuspect {
  readonly id: number;
  readonly kept: boolean;
  readonly suspect: FoundSuspect;
}

export interface CurrentFindings {
  /** Of paths that still exist. */
  idOf(relPath: string): number | undefined;
  /** Those whose caption still has the doubted label, most suspect first. */
  readonly suspects: readonly CurrentSuspect[];
  /** Of those that are not kept. */
  readonly overlaps: readonly Overlap[];
}

const idsByPath = ({ columns }: OpenDataset, wanted: ReadonlySet<string>): Map<string, number> => {
  const ids = new Map<string, number>();
  for (let id = 1; id < columns.slots; id++) {
    if (((columns.flags[id] ?? 0) & flag.alive) === 0) continue;
    const relPath = columns.relPath(id);
    if (wanted.has(relPath)) ids.set(relPath, id);
  }
  return ids;
};

export const currentFindings = (dataset: OpenDataset, { suspects }: Found): CurrentFindings => {
  const { columns } = dataset;
  const wanted = new Set(
    suspects.flatMap(({ relPath, nearest }) => [relPath, ...nearest.given, ...nearest.suggested]),
  );
  const ids = idsByPath(dataset, wanted);
  const { kept } = dataset.project().settings.mislabels;
  const says = (id: number, key: string): boolean => columns.tagsOf(id).includes(columns.tags.find(key));
  const current = suspects.flatMap((suspect): CurrentSuspect[] => {
    const id = ids.get(suspect.relPath);
    if (id === undefined || !says(id, suspect.given) || says(id, suspect.suggested)) return [];
    const isKept = kept[suspect.relPath]?.captions === columns.captionHash(id);
    return [{ id, kept: isKept, suspect }];
  });
  const open = current.filter((each) => !each.kept);
  return { idOf: (relPath) => ids.get(relPath), suspects: current, overlaps: overlapsOf(open) };
};
