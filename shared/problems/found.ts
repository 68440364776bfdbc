/** One problem that was found, as rules tell it, and the sentence that a person reads. */
import { oddCharactersShown } from '../caption/oddCharacters.ts';
import type { ProblemKind } from './kinds.ts';

export interface Found {
  readonly kind: ProblemKind;
  /** Null for a file that is no sample. */
  readonly sample: number | null;
  /** From the dataset's root, with `/`: the sample's picture, or the file that it is about. */
  readonly relPath: string;
  /** The tags as they are spelled there, or the words of the prose, that are meant. */
  readonly words: readonly string[];
  /** What stands against them: the other spelling, the other file, a reason. */
  readonly against: readonly string[];
  /** A number that belongs to it: tokens, a position. */
  readonly number?: number;
}

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

/** Of many only the first are named: a message is a sentence. */
const named = (words: readonly string[], most = 3): string =>
  words.length <= most ? quoted(words) : `${quoted(words.slice(0, most))} and ${words.length - most} more`;

const pairs = ({ words, against }: Found): string => {
  const shown = words.slice(0, 3).map((word, at) => `“${word}” for “${against[at] ?? ''}”`);
  const more = words.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

const plural = (words: readonly string[], one: string, many: string): string =>
  words.length === 1 ? one : many;

const captionName = { tags: 'The tags', nl: 'The NL caption' } as const;

/** The sentence for a person. */
export const messageOf = (found: Found): string => {
  const { words, against, number = 0 } = found;
  const [first = ''] = words;
  switch (found.kind) {
    case 'missing-tags':
      return 'It has no tags.';
    case 'missing-nl':
      return 'It has no NL caption.';
    case 'empty-tags':
      return 'Its tags are empty.';
    case 'empty-nl':
      return 'Its NL caption is empty.';
    case 'not-utf8':
      return `${against[0] ?? 'The caption'} is not UTF-8.`;
    case 'unreadable':
    case 'broken-image':
    case 'outside-link':
      return against[0] ?? 'It cannot be read.';
    case 'orphan':
      return 'No image belongs to this caption.';
    case 'unread-caption':
      return `${named(against)} ${plural(against, 'belongs', 'belong')} to it and ${plural(against, 'is', 'are')} not read.`;
    case 'wrong-type':
      return `This is ${first}.`;
    case 'shared-sidecar':
      return `It shares its captions with ${against.join(', ')}.`;
    case 'case-clash':
      return `Its name differs only in capitals from ${against.join(', ')}.`;
    case 'mixed-spelling':
      return `It writes ${pairs(found)}.`;
    case 'unescaped-parentheses':
      return `Parentheses are not escaped in ${named(words)}.`;
    case 'other-separator':
      return `No comma separates the tags of ${named(words)}.`;
    case 'odd-characters':
      return `${named(words.map(oddCharactersShown))} ${plural(words, 'holds', 'hold')} ${against.join(', ')}.`;
    case 'byte-order-mark':
      return `${captionName[first === 'nl' ? 'nl' : 'tags']} ${first === 'nl' ? 'begins' : 'begin'} with a byte order mark.`;
    case 'old-line-ends':
      return `${captionName[first === 'nl' ? 'nl' : 'tags']} ${first === 'nl' ? 'ends' : 'end'} lines with a carriage return alone.`;
    case 'prompt-syntax':
      return `${named(words)} ${plural(words, 'is', 'are')} prompt syntax; the trainer reads ${plural(words, 'it', 'them')} letter by letter.`;
    case 'near-miss-name':
      return `${quoted(words)} is nearly “${against[0] ?? ''}”.`;
    case 'duplicate-tag':
      return `${named(words)} ${plural(words, 'stands', 'stand')} there more than once.`;
    case 'comma-without-space':
      return `${named(words)} ${plural(words, 'is one tag', 'are one tag each')} to diffusion-pipe.`;
    case 'activation-not-first':
      return `${named(words)} is the ${ordinal(number)} tag; “${against[0] ?? ''}” stands first.`;
    case 'activation-not-kept':
      return `${named(words)} ${plural(words, 'stands', 'stand')} after the first ${number} tags that the trainer keeps.`;
    case 'no-artist':
      return 'No tag names an artist.';
    case 'conflicting-tags':
      return `${quoted(words)} exclude each other.`;
    case 'nl-names-nobody':
      return `The NL caption does not name ${against.join(' or ')}.`;
    case 'nl-names-other':
      return `The NL caption names ${words.join(', ')}; the tags name ${against.join(', ')}.`;
    case 'shared-nl':
      return against.length === 0
        ? 'Its NL caption is that of another sample.'
        : `Its NL caption is the same as that of ${against[0] ?? ''}${number > 1 ? ` and ${number - 1} more` : ''}.`;
    case 'too-long':
      return `Tags and NL caption together have about ${number} tokens (an estimate); the trainer cuts at 512.`;
    case 'tiny-image':
    case 'odd-ratio':
      return `It measures ${first} pixels.`;
    case 'blurry':
      return 'There is hardly a sharp edge in it.';
    case 'dark':
      return 'Even its lightest parts are dark.';
    case 'light':
      return 'Even its darkest parts are nearly white.';
    case 'grey':
      return 'It has no colour.';
    case 'transparent':
      return 'Parts of it are transparent.';
    case 'animated':
      return 'It is animated.';
  }
};

const ordinal = (position: number): string => {
  const tens = position % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th');
  return `${position}${ending}`;
};
