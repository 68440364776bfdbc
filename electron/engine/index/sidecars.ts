/** Which files are the captions of which image, and with which suffixes a dataset names them. */
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import {
  endsWithSuffix,
  hasKnownSuffix,
  knownSuffixes,
  suffixesOf,
} from '../../../shared/caption/sidecarSuffixes.ts';

const tagsCandidates = knownSuffixes.filter(({ holds }) => holds !== 'nl').map(({ suffix }) => suffix);
const nlCandidates = knownSuffixes.filter(({ holds }) => holds === 'nl').map(({ suffix }) => suffix);

/** Whether a file could be a caption: by the suffixes that hold, or by one that might. */
export const isCaptionName = (name: string, suffixes: CaptionSuffixes | null): boolean =>
  hasKnownSuffix(name) ||
  (suffixes !== null && (endsWithSuffix(name, suffixes.tags) || endsWithSuffix(name, suffixes.nl)));

/** One folder's file names, as pairing needs them. */
export interface FolderFiles {
  /** Names of images without their extensions. */
  readonly stems: ReadonlySet<string>;
  /** Files that could be captions. */
  readonly others: ReadonlySet<string>;
  /** Stems of images that are links out of the dataset: no samples, and yet their captions have an image. */
  readonly linked?: ReadonlySet<string>;
}

/** Counts, folder by folder, how many caption files of each suffix have an image of the same stem. */
export const createSuffixVote = () => {
  const votes = new Map<string, number>();
  return {
    add: ({ stems, others }: FolderFiles): void => {
      for (const name of others) {
        for (const { suffix } of suffixesOf(name)) {
          if (!stems.has(name.slice(0, -suffix.length))) continue;
          votes.set(suffix, (votes.get(suffix) ?? 0) + 1);
        }
      }
    },
    /** The suffixes with the most votes; where several have as many, those of `before`, or the usual ones. */
    result: (before: CaptionSuffixes | null): CaptionSuffixes => {
      const wholeNames = [...votes.keys()].filter(
        (suffix) => !tagsCandidates.includes(suffix) && !nlCandidates.includes(suffix),
      );
      return {
        tags: mostVoted([...tagsCandidates, ...wholeNames.toSorted()], votes, before?.tags),
        nl: mostVoted(nlCandidates, votes, before?.nl),
      };
    },
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
 * with the default suffixes `a_nl.txt` is the NL caption of `a`, or the tags of an image named `a_nl.png`.
 */
const nlStem = (name: string, suffixes: CaptionSuffixes): string | undefined =>
  name.endsWith(suffixes.nl) && name.length > suffixes.nl.length
    ? name.slice(0, -suffixes.nl.length)
    : undefined;

/**
 * The usual names of an image's caption files. `tags` is null when that file is the NL caption of another image.
 * @param hasImage whether the same folder holds an image of this stem
 */
export const captionNames = (
  stem: string,
  suffixes: CaptionSuffixes,
  hasImage: (stem: string) => boolean,
): { readonly tags: string | null; readonly nl: string } => {
  const tags = stem + suffixes.tags;
  const other = nlStem(tags, suffixes);
  return { tags: other !== undefined && hasImage(other) ? null : tags, nl: stem + suffixes.nl };
};

/** Whether `name` is a caption file under a usual name, and which stems it would belong to, likeliest first. */
export const captionOwners = (name: string, suffixes: CaptionSuffixes): readonly string[] => {
  const owners: string[] = [];
  const nl = nlStem(name, suffixes);
  if (nl !== undefined) owners.push(nl);
  if (name.endsWith(suffixes.tags) && name.length > suffixes.tags.length) {
    owners.push(name.slice(0, -suffixes.tags.length));
  }
  return owners;
};

/**
 * Stems whose captions depend on whether there is an image named `stem`: itself, and the one whose tags file would be
 * its NL caption.
 */
export const dependentStems = (stem: string, suffixes: CaptionSuffixes): readonly string[] => {
  const nl = stem + suffixes.nl;
  return nl.endsWith(suffixes.tags) ? [stem, nl.slice(0, -suffixes.tags.length)] : [stem];
};
