/** Which files are the captions of which picture, and with which suffixes a dataset names them. */
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';

/** The usual ones first. */
const tagsCandidates = ['.txt', '.caption', '.tags'];
const nlCandidates = ['_nl.txt', '.nl.txt', '.nl.caption', '-nl.txt', '_nl.caption', '.nl', '_caption.txt'];
const candidates = [...tagsCandidates, ...nlCandidates];

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.'));

/** By what they end with: most names can be but few of them. */
const candidatesByEnd = new Map(
  candidates.map((suffix) => {
    const end = lastPart(suffix);
    return [end, candidates.filter((other) => lastPart(other) === end)];
  }),
);

/** Whether a file could be a caption: by the suffixes that hold, or by one that might. */
export const isCaptionName = (name: string, suffixes: CaptionSuffixes | null): boolean =>
  (candidatesByEnd.get(lastPart(name))?.some((suffix) => name.endsWith(suffix)) ?? false) ||
  (suffixes !== null && (name.endsWith(suffixes.tags) || name.endsWith(suffixes.nl)));

/** One folder's file names, as pairing needs them. */
export interface FolderFiles {
  /** Names of pictures without their extensions. */
  readonly stems: ReadonlySet<string>;
  /** Files that could be captions. */
  readonly others: ReadonlySet<string>;
}

/** Counts, folder by folder, how many caption files of each suffix have a picture of the same stem. */
export const createSuffixVote = () => {
  const votes = new Map<string, number>();
  return {
    add: ({ stems, others }: FolderFiles): void => {
      for (const name of others) {
        for (const suffix of candidatesByEnd.get(lastPart(name)) ?? []) {
          if (!name.endsWith(suffix) || !stems.has(name.slice(0, -suffix.length))) continue;
          votes.set(suffix, (votes.get(suffix) ?? 0) + 1);
        }
      }
    },
    /** The suffixes with the most votes; where several have as many, those of `before`, or the usual ones. */
    result: (before: CaptionSuffixes | null): CaptionSuffixes => ({
      tags: mostVoted(tagsCandidates, votes, before?.tags),
      nl: mostVoted(nlCandidates, votes, before?.nl),
    }),
  };
};

const mostVoted = (
  names: readonly string[],
  votes: ReadonlyMap<string, number>,
  before: string | undefined,
): string => {
  let best = before ?? names[0] ?? '';
  for (const suffix of names) {
    if ((votes.get(suffix) ?? 0) > (votes.get(best) ?? 0)) best = suffix;
  }
  return best;
};

/**
 * The stem whose natural-language caption `name` could be, when it could be taken for tags as well:
 * with the default suffixes `a_nl.txt` is the prose of `a`, or the tags of a picture named `a_nl.png`.
 */
const proseStem = (name: string, suffixes: CaptionSuffixes): string | undefined =>
  name.endsWith(suffixes.nl) && name.length > suffixes.nl.length
    ? name.slice(0, -suffixes.nl.length)
    : undefined;

/**
 * The names of a picture's caption files. `tags` is null when that file is the prose of another picture.
 * @param hasImage whether the same folder holds a picture of this stem
 */
export const captionNames = (
  stem: string,
  suffixes: CaptionSuffixes,
  hasImage: (stem: string) => boolean,
): { readonly tags: string | null; readonly nl: string } => {
  const tags = stem + suffixes.tags;
  const other = proseStem(tags, suffixes);
  return { tags: other !== undefined && hasImage(other) ? null : tags, nl: stem + suffixes.nl };
};

/** Whether `name` is a caption file, and which stems it would belong to, likeliest first. */
export const captionOwners = (name: string, suffixes: CaptionSuffixes): readonly string[] => {
  const owners: string[] = [];
  const prose = proseStem(name, suffixes);
  if (prose !== undefined) owners.push(prose);
  if (name.endsWith(suffixes.tags) && name.length > suffixes.tags.length) {
    owners.push(name.slice(0, -suffixes.tags.length));
  }
  return owners;
};

/**
 * Stems whose captions depend on whether there is a picture named `stem`: itself, and the one whose tags file
 * would be its prose.
 */
export const dependentStems = (stem: string, suffixes: CaptionSuffixes): readonly string[] => {
  const nl = stem + suffixes.nl;
  return nl.endsWith(suffixes.tags) ? [stem, nl.slice(0, -suffixes.tags.length)] : [stem];
};
