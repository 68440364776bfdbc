/**
 * Unexpected effects of the trainer on one sample's captions, each explained in a sentence. Only those that
 * occur for this sample with this mix are reported.
 */
import type { CaptionKind } from '../api/caption.ts';
import { tagKey } from '../caption/identity.ts';
import { sentencesOf } from '../caption/sentences.ts';
import { isDrawn, type MixConfig } from './mixConfig.ts';
import { nlPieces, trainerNl } from './nlPart.ts';
import { roundHalfEven } from './python.ts';
import { dropCount, keptFirst, shufflesAll } from './tagPart.ts';
import { estimateTokens, tokenLimit } from './tokens.ts';
import { variantShares } from './variants.ts';

/** The trainer's view of the sample. */
export interface TrainerFiles {
  /** As the trainer splits them. */
  readonly tags: readonly string[];
  /** Text of the NL file; null where there is none, or none that can be read. */
  readonly nl: string | null;
  /** Caption files that are not valid UTF-8. */
  readonly unreadable: readonly CaptionKind[];
  /** The image is shown turned, by its EXIF data. */
  readonly turned: boolean;
  /** The repeats in the name of its folder; null: none. */
  readonly folderRepeats: number | null;
}

/** With `nl` null also where the mix does not read it. */
interface Read extends TrainerFiles {
  readonly config: MixConfig;
  readonly protectedTags: ReadonlySet<string>;
  /** Their identity keys. */
  readonly protectedKeys: ReadonlySet<string>;
}

/** Null where it does not occur. */
type Rule = (read: Read) => string | null;

const some = (items: readonly string[]): string => {
  const shown = items.slice(0, 3).map((item) => `"${item}"`);
  const more = items.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

const readsNl = (config: MixConfig): boolean => isDrawn(config) && config.caption_mode !== 'tags';

const droppable = ({ tags, config, protectedTags }: Read): number =>
  tags.slice(keptFirst(config, tags.length)).filter((tag) => !protectedTags.has(tag)).length;

const dropping =
  (say: (droppable: number, wanted: number, count: number) => string | null): Rule =>
  (read) => {
    const { tags, config } = read;
    const free = droppable(read);
    if (!isDrawn(config) || config.tag_dropout_percent === 0 || free === 0) return null;
    return say(
      free,
      free * config.tag_dropout_percent,
      dropCount(free, tags.length, config.tag_dropout_percent),
    );
  };

const number = (value: number): string => String(Math.round(value * 100) / 100);
const tagsOf = (count: number): string => (count === 1 ? '1 tag' : `${count} tags`);

/** Where the trainer cuts the NL caption at a full stop that does not end a sentence: the text around the cut. */
const falseCuts = (nl: string): readonly string[] => {
  const starts = new Set(sentencesOf(nl).map(({ start }) => start));
  return [...nl.matchAll(/\. +/g)].flatMap(({ 0: stop, index }) => {
    const after = index + stop.length;
    if (after >= nl.length || starts.has(after)) return [];
    const before = /\S*$/.exec(nl.slice(0, index))?.[0] ?? '';
    return [`${before}. ${/^\S*/.exec(nl.slice(after))?.[0] ?? ''}`];
  });
};

const rules = {
  'tags-unreadable': ({ unreadable }) =>
    unreadable.includes('tags') ? 'The tags sidecar is not valid UTF-8: training stops at it.' : null,
  'nl-unreadable': ({ unreadable, config }) =>
    unreadable.includes('nl') && readsNl(config)
      ? 'The NL caption is not valid UTF-8: the trainer ignores it.'
      : null,
  turned: ({ turned }) =>
    turned ? 'The image is turned by its EXIF data; the trainer does not turn it.' : null,
  'folder-repeats': ({ folderRepeats }) =>
    folderRepeats === null || folderRepeats === 1
      ? null
      : `Its folder's name asks for ${folderRepeats} repeats. Of the trainers only kohya reads that; an export writes it as a setting for the others.`,
  'no-caption': ({ tags, nl }) =>
    tags.length === 0 && nl === null ? 'There is nothing to draw from: every caption is empty.' : null,
  'tags-missing': ({ tags, nl }) =>
    tags.length === 0 && nl !== null ? 'There are no tags: every draw is the NL caption only.' : null,
  'nl-missing': ({ tags, nl, config }) =>
    readsNl(config) && nl === null && tags.length > 0
      ? 'There is no NL caption: every draw is tags only.'
      : null,
  'all-shuffled': ({ tags, config }) => {
    if (!isDrawn(config) || tags.length < 2 || !shufflesAll(config, tags.length)) return null;
    const kept = config.shuffle_keep_first_n;
    return kept > 0
      ? `All ${tags.length} tags are shuffled, the first ones too: shuffle_keep_first_n is ${kept}, and there are no more tags than that.`
      : 'All tags are shuffled, the first one too: shuffle_keep_first_n is 0.';
  },
  'drop-nothing': dropping((free, wanted, count) =>
    count === 0 && wanted <= 0.5
      ? `No tag is ever dropped: of ${tagsOf(free)} that may go, ${number(wanted)} is rounded to none.`
      : null,
  ),
  'drop-rounded': dropping((free, wanted, count) =>
    count > 0 && count === wanted - 0.5
      ? `Of ${tagsOf(free)} that may go, ${count} are dropped each time: ${number(wanted)} is rounded to the even number, which is down.`
      : null,
  ),
  'drop-capped': dropping((free, wanted, count) =>
    count < roundHalfEven(wanted)
      ? `Only ${count} of ${tagsOf(free)} that may go are dropped, not ${number(wanted)}: three tags always stay.`
      : null,
  ),
  'protected-spelling': ({ tags, config, protectedTags, protectedKeys }) => {
    if (!isDrawn(config) || config.tag_dropout_percent === 0 || protectedTags.size === 0) return null;
    const missed = tags.filter((tag) => !protectedTags.has(tag) && protectedKeys.has(tagKey(tag)));
    return missed.length === 0
      ? null
      : `${some(missed)} may be dropped: the list of protected tags has another spelling, and is compared letter by letter.`;
  },
  'comma-in-tag': ({ tags, config }) => {
    if (!isDrawn(config)) return null;
    const joined = tags.filter((tag) => /[,\n]/.test(tag)).map((tag) => tag.replaceAll('\n', ' '));
    return joined.length === 0
      ? null
      : `${some(joined)}: one tag to the trainer, which splits at "${config.tag_delimiter}" only.`;
  },
  'byte-order-mark': ({ tags, nl }) =>
    tags[0]?.startsWith('\ufeff') === true || nl?.startsWith('\ufeff') === true
      ? 'The file begins with a byte order mark, which the trainer takes for a part of its first word.'
      : null,
  'double-stop': ({ tags, nl, config }) => {
    if (nl === null || tags.length === 0) return null;
    if (variantShares(true, config).nl_tags === 0) return null;
    const ends = nl.endsWith('.') || (config.nl_shuffle_sentences && nlPieces(nl).length > 1);
    return ends
      ? 'NL caption before tags gives "..": the NL caption ends in a full stop, and the trainer adds one.'
      : null;
  },
  'cut-sentence': ({ nl, config }) => {
    if (nl === null || !config.nl_shuffle_sentences || nlPieces(nl).length < 2) return null;
    const cuts = falseCuts(nl);
    return cuts.length === 0
      ? null
      : `${some(cuts)}: cut in two when sentences are shuffled, as at every full stop followed by a space.`;
  },
  'too-long': ({ tags, nl, config }) => {
    const shares = variantShares(nl !== null, config);
    const both = shares.tags_nl + shares.nl_tags > 0;
    const parts = [tags.join(config.tag_delimiter), nl ?? ''];
    const tokens = Math.max(...(both ? [parts.join('. ')] : parts).map(estimateTokens));
    return tokens > tokenLimit
      ? `About ${tokens} tokens at its longest (an estimate): the trainer cuts off everything after ${tokenLimit}.`
      : null;
  },
} as const satisfies Record<string, Rule>;

export type QuirkKind = keyof typeof rules;

export interface Quirk {
  readonly kind: QuirkKind;
  /** In words for the user. */
  readonly sentence: string;
}

export const quirkKinds: readonly QuirkKind[] = Object.keys(rules).filter(
  (kind): kind is QuirkKind => kind in rules,
);

/** Makes a function that returns a sample's quirks, in the order of the trainer's steps. */
export const quirkFinder = (
  config: MixConfig,
  protectedTags: ReadonlySet<string>,
): ((files: TrainerFiles) => readonly Quirk[]) => {
  const protectedKeys = new Set([...protectedTags].map(tagKey));
  return ({ nl, ...files }) => {
    const drawn = readsNl(config) ? trainerNl(nl) : null;
    const read: Read = { ...files, nl: drawn, config, protectedTags, protectedKeys };
    return quirkKinds.flatMap((kind) => {
      const sentence = rules[kind](read);
      return sentence === null ? [] : [{ kind, sentence }];
    });
  };
};
