/**
 * Prompts with places for what is known of a sample: `{characters}`, `{tags:50}`. What stands in `[[` and `]]` falls away
 * when a place in it stays empty. `{{` and `}}` are braces.
 */
import type { TagCategory } from '../api/caption.ts';
import type { CaptionFacts } from './captionFacts.ts';

/** What is wrong with a template, and where: offsets into its text. */
export interface TemplateError {
  readonly message: string;
  readonly position: number;
  readonly length: number;
}

interface Place {
  readonly kind: 'place';
  readonly name: PlaceName;
  /** How many tags at most; null: all. */
  readonly most: number | null;
}
type Piece = string | Place;

/** Pieces that stay or fall away together; `optional`: they stood in double brackets. */
interface Group {
  readonly optional: boolean;
  readonly pieces: readonly Piece[];
}
export type Template = readonly Group[];

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly error: TemplateError };

const all = (): boolean => true;
const ofCategory =
  (wanted: TagCategory) =>
  (category: TagCategory): boolean =>
    category === wanted;

/** Places for tags, and which tags each takes. */
const tagPlaces = {
  tags: all,
  characters: ofCategory('character'),
  copyright: ofCategory('copyright'),
  artist: ofCategory('artist'),
  general: ofCategory('general'),
} as const;
const textPlaces = ['nl', 'path'] as const;

type TagPlaceName = keyof typeof tagPlaces;
export type PlaceName = TagPlaceName | (typeof textPlaces)[number];

const isTagPlace = (name: string): name is TagPlaceName => Object.hasOwn(tagPlaces, name);
const isPlace = (name: string): name is PlaceName =>
  isTagPlace(name) || textPlaces.some((place) => place === name);

/** For help and for error messages: each as it is written, and what it becomes. */
export const templatePlaces: readonly { readonly place: PlaceName; readonly about: string }[] = [
  { place: 'tags', about: 'all tags; {tags:50}: the first 50' },
  { place: 'characters', about: 'the tags that name characters' },
  { place: 'copyright', about: 'the tags that name the work' },
  { place: 'artist', about: 'the tags that name artists' },
  { place: 'general', about: 'the tags of all that is seen; {general:20}: the first 20' },
  { place: 'nl', about: 'the present NL caption' },
  { place: 'path', about: 'the image’s path in the dataset' },
];

class Wrong extends Error {
  readonly error: TemplateError;
  constructor(message: string, position: number, length: number) {
    super(message);
    this.error = { message, position, length };
  }
}

const known = templatePlaces.map(({ place }) => `{${place}}`).join(', ');

/** @param inside what stands between the braces; `position` of the opening one */
const readPlace = (inside: string, position: number): Place => {
  const length = inside.length + 2;
  const colon = inside.indexOf(':');
  const name = colon < 0 ? inside : inside.slice(0, colon);
  const number = colon < 0 ? null : inside.slice(colon + 1);
  if (!isPlace(name))
    throw new Wrong(
      `“{${inside}}” is not known. There are ${known}; write {{ and }} for braces.`,
      position,
      length,
    );
  if (number === null) return { kind: 'place', name, most: null };
  if (!isTagPlace(name))
    throw new Wrong(`“{${inside}}”: only places for tags can have a number.`, position, length);
  if (!/^[1-9]\d{0,4}$/.test(number))
    throw new Wrong(
      `“{${inside}}”: behind the colon stands how many tags at most, such as {${name}:50}.`,
      position,
      length,
    );
  return { kind: 'place', name, most: Number(number) };
};

/** Braces and brackets that mean something; all other text stands for itself. */
const sign = /\{\{|\}\}|\{[^{}]*\}|\[\[|\]\]|[{}]/g;

const readGroups = (text: string): Template => {
  const groups: Group[] = [];
  let pieces: Piece[] = [];
  let opened: number | null = null;
  let from = 0;
  const close = (optional: boolean): void => {
    if (optional || pieces.length > 0) groups.push({ optional, pieces });
    pieces = [];
  };
  for (const { 0: found, index } of text.matchAll(sign)) {
    if (index > from) pieces.push(text.slice(from, index));
    from = index + found.length;
    if (found === '{{' || found === '}}') pieces.push(found.charAt(0));
    else if (found === '[[') {
      if (opened !== null) throw new Wrong('“[[” cannot stand within “[[ ]]”.', index, 2);
      close(false);
      opened = index;
    } else if (found === ']]') {
      if (opened === null) throw new Wrong('There is no “[[” before this “]]”.', index, 2);
      close(true);
      opened = null;
    } else if (found === '{') throw new Wrong('This “{” is not closed; write {{ for a brace.', index, 1);
    else if (found === '}')
      throw new Wrong('There is no “{” before this “}”; write }} for a brace.', index, 1);
    else pieces.push(readPlace(found.slice(1, -1), index));
  }
  if (opened !== null) throw new Wrong('This “[[” is not closed by “]]”.', opened, 2);
  if (from < text.length) pieces.push(text.slice(from));
  close(false);
  return groups;
};

export const parseTemplate = (text: string): ParsedTemplate => {
  try {
    return { ok: true, template: readGroups(text) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, error: error.error };
    throw error;
  }
};

/** What is wrong with a template; null: nothing. */
export const templateErrorOf = (text: string): TemplateError | null => {
  const parsed = parseTemplate(text);
  return parsed.ok ? null : parsed.error;
};

/** A tag as a model is told it: escapes are of prompts for other models. */
const plainTag = (text: string): string => text.replaceAll('\\', '');

const valueOf = ({ name, most }: Place, { tags, nl, relPath }: CaptionFacts): string => {
  if (name === 'nl') return nl?.trim() ?? '';
  if (name === 'path') return relPath;
  const takes = tagPlaces[name];
  const taken = tags.filter(({ category }) => takes(category));
  return (most === null ? taken : taken.slice(0, most))
    .map(({ text }) => plainTag(text))
    .filter((text) => text !== '')
    .join(', ');
};

/** The prompt for one sample. What is filled in stands for itself, whatever it holds. */
export const fillTemplate = (template: Template, facts: CaptionFacts): string =>
  template
    .map(({ optional, pieces }) => {
      const texts = pieces.map((piece) => (typeof piece === 'string' ? piece : valueOf(piece, facts)));
      const lacks = pieces.some((piece, at) => typeof piece !== 'string' && texts[at] === '');
      return optional && lacks ? '' : texts.join('');
    })
    .join('');
