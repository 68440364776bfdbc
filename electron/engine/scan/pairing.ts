/**
 * Pairs the caption files of a folder with its images, also those that do not have their usual name: a suffix in
 * capitals, or another suffix that the field knows. In most folders there are none, and only the usual names are compared.
 */
import type { CaptionKind } from '../../../shared/api/caption.ts';
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import { endsWithSuffix, suffixesOf } from '../../../shared/caption/sidecarSuffixes.ts';
import type { Companions } from '../../../shared/model/companions.ts';
import { captionNames, captionOwners, type FolderFiles } from '../index/sidecars.ts';

export type UnusualSidecars = Pick<Companions, CaptionKind | 'unread'>;

export interface Pairing {
  /** By stem: captions that are not where one looks first. */
  readonly unusual: ReadonlyMap<string, UnusualSidecars>;
  /** Names of caption files without an image. */
  readonly orphans: readonly string[];
  /** Files whose name differs only in capitals from that of the caption that is read. */
  readonly spare: readonly { readonly name: string; readonly readInstead: string }[];
  /** Whether the folder has any file whose name is not a usual one. */
  readonly hasUnusual: boolean;
}

/** What a name could be. The lower its rank, the rather it is read. */
interface Reading {
  readonly name: string;
  readonly stem: string;
  readonly rank: number;
  /** `undecided`: the suffix is known, and this dataset does not use it. */
  readonly as: CaptionKind | 'undecided' | 'nothing';
}

const ownNl = 0;
const ownTags = 1;
const firstOther = 2;

/** Every reading of a name, the likeliest first. */
export const readingsOf = (name: string, suffixes: CaptionSuffixes): readonly Reading[] => {
  const { tags, nl, others = [] } = suffixes;
  const reading = (suffix: string, rank: number, as: Reading['as']): Reading => ({
    name,
    stem: name.slice(0, -suffix.length),
    rank,
    as,
  });
  const own = [
    ...(endsWithSuffix(name, nl) ? [reading(nl, ownNl, 'nl')] : []),
    ...(endsWithSuffix(name, tags) ? [reading(tags, ownTags, 'tags')] : []),
  ];
  const known = suffixesOf(name)
    .map(({ suffix }) => suffix)
    .filter((suffix) => suffix !== tags.toLowerCase() && suffix !== nl.toLowerCase())
    .map((suffix) => {
      const at = others.findIndex((other) => other.suffix === suffix);
      return reading(suffix, firstOther + (at < 0 ? others.length : at), others[at]?.as ?? 'undecided');
    });
  return [...own, ...known];
};

/** Whether a file may belong to another image than its usual name says, as `a.png.txt` may to `a.png`. */
export const isUnusualName = (name: string, suffixes: CaptionSuffixes): boolean => {
  const { tags, nl } = suffixes;
  if (!name.endsWith(tags) && !name.endsWith(nl)) return true;
  return suffixesOf(name).some(({ suffix }) => suffix !== tags && suffix !== nl);
};

const none: ReadonlySet<string> = new Set();

export const pairSidecars = (
  { stems, others, linked = none }: FolderFiles,
  suffixes: CaptionSuffixes,
): Pairing => {
  const hasImage = (stem: string): boolean => stems.has(stem);
  const orphans: string[] = [];
  const readings: Reading[] = [];
  let hasUnusual = linked.size > 0;
  for (const name of others) {
    hasUnusual ||= isUnusualName(name, suffixes);
    if (captionOwners(name, suffixes).some(hasImage)) continue;
    const all = readingsOf(name, suffixes);
    const reading = all.find(({ stem }) => hasImage(stem));
    if (reading !== undefined) readings.push(reading);
    else if (all.some(({ stem }) => linked.has(stem))) continue;
    else if (all.some(({ as }) => as === 'tags' || as === 'nl')) orphans.push(name);
  }

  const unusual = new Map<string, { tags: string | null; nl: string | null; unread: string[] }>();
  const spare: Pairing['spare'][number][] = [];
  readings.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
  for (const { name, stem, rank, as } of readings) {
    if (as === 'nothing') continue;
    const of = unusual.get(stem) ?? { tags: null, nl: null, unread: [] };
    const usual = as === 'undecided' ? null : captionNames(stem, suffixes, hasImage)[as];
    const readInstead = as === 'undecided' ? null : usual !== null && others.has(usual) ? usual : of[as];
    if (as !== 'undecided' && readInstead === null) of[as] = name;
    else if (readInstead !== null && rank < firstOther) spare.push({ name, readInstead });
    else of.unread.push(name);
    if (of.tags !== null || of.nl !== null || of.unread.length > 0) unusual.set(stem, of);
  }
  return { unusual, orphans, spare, hasUnusual };
};
