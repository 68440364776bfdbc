/** The caption files of one sample, as bytes, with the planted mistakes. */
import { type Character, characterTag } from './character.ts';
import type { Picture } from './picture.ts';
import { proseOf } from './prose.ts';
import { createRandom } from './random.ts';
import { tagsOf } from './tags.ts';
import type { Trouble } from './troubles.ts';

export interface CaptionRequest {
  readonly seed: number;
  readonly picture: Picture;
  readonly artist: string;
  readonly trouble: Trouble | undefined;
  /** Tags of another tagger, put at the end. */
  readonly extra: readonly string[];
  /** A copy has its own caption: one tag less, other sentences. */
  readonly copy: boolean;
}

export interface Captions {
  /** Null where there is no file. */
  readonly tags: Uint8Array | null;
  readonly nl: Uint8Array | null;
  /** Tags on disk that are not spelled canonically. */
  readonly respelled: readonly { readonly written: string; readonly meant: string }[];
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Swaps the two letters before the last: `perlica` becomes `perlcia`. */
export const mistyped = ({ name }: Character): string =>
  `${name.slice(0, -3)}${name.slice(-2, -1)}${name.slice(-3, -2)}${name.slice(-1)} \\(arknights\\)`;

const unescape = (tag: string): string => tag.replaceAll('\\(', '(').replaceAll('\\)', ')');

const respell = (tag: string, trouble: Trouble | undefined): string => {
  if (trouble?.kind !== 'spelling') return tag;
  return trouble.style === 'unescaped' ? unescape(tag) : unescape(tag).replaceAll(' ', '_');
};

const tagsText = (
  request: CaptionRequest,
): { readonly text: string; readonly respelled: Captions['respelled'] } => {
  const { seed, picture, artist, trouble, extra, copy } = request;
  const meant = tagsOf(picture, artist, extra, createRandom(seed, `tags/${picture.key}`));
  const [first] = picture.figures;
  const own = characterTag(first.character);
  const named = meant.map((tag) => {
    if (tag !== own) return tag;
    if (trouble?.kind === 'wrong-character') return characterTag(trouble.as);
    return trouble?.kind === 'typo' ? mistyped(first.character) : tag;
  });
  const kept = copy ? named.filter((_, i) => i !== 8) : named;
  const pairs = kept.map((tag) => ({ written: respell(tag, trouble), meant: tag }));
  return {
    text: pairs.map(({ written }) => written).join(', '),
    respelled: pairs.filter(({ written, meant: m }) => written !== m),
  };
};

const nlText = ({ seed, picture, trouble, copy }: CaptionRequest): string => {
  const as =
    trouble?.kind === 'wrong-character' || trouble?.kind === 'nl-names-other' ? trouble.as : undefined;
  const text = proseOf(picture, createRandom(seed, `prose${copy ? ' of the copy' : ''}/${picture.key}`), as);
  return trouble?.kind === 'not-utf8' ? `${text} The framing recalls an old café poster.` : text;
};

export const writeCaptions = (request: CaptionRequest): Captions => {
  const { trouble } = request;
  const { text, respelled } = tagsText(request);
  const bytes = (caption: 'tags' | 'nl', content: string): Uint8Array | null => {
    switch (trouble?.kind) {
      case 'missing-caption':
        return trouble.captions.includes(caption) ? null : utf8(content);
      case 'empty-caption':
        return utf8(trouble.caption !== caption ? content : trouble.blank ? ' \n' : '');
      case 'crlf':
        return utf8(trouble.caption === caption ? `${content.replaceAll('. ', '.\r\n')}\r\n` : content);
      case 'bom':
        return utf8(trouble.caption === caption ? `\ufeff${content}` : content);
      case 'not-utf8':
        return caption === 'nl' ? latin1(content) : utf8(content);
      case undefined:
      case 'wrong-character':
      case 'typo':
      case 'spelling':
      case 'nl-names-other':
      case 'broken-image':
      case 'rated-explicit':
      case 'copied':
        return utf8(content);
    }
  };
  return { tags: bytes('tags', text), nl: bytes('nl', nlText(request)), respelled };
};
