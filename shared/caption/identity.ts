/**
 * Tag identity: when two spellings are one tag. `perlica \(arknights\)`, `perlica_(arknights)` and `Perlica
 * (arknights)` share the key `perlica (arknights)`; the spelling on disk stays what it is.
 *
 * Three kinds of tags would be destroyed by the rule "unescape, underscores to spaces" and are kept whole:
 * faces, whose underscore is a mouth (`^_^`), tags with a backslash of their own (`\m/`), and prompt syntax
 * (`(smile:1.2)`). Faces and backslash tags have one key, whichever way they are spelled (`> <`,
 * `\(o\)_\(o\)`, `\\m/`); syntax is its own key.
 */
import { backslashTags, faces } from './faces.ts';
import { syntaxRowOf } from './promptSyntax.ts';

const withoutUnderscores = (text: string): string => text.replaceAll('_', ' ');
const faceBySpaced = new Map(faces.map((face) => [withoutUnderscores(face), face]));
const longestFace = Math.max(...faces.map((face) => face.length));
const keptWhole = new Set([...faces, ...backslashTags]);

/**
 * Tags whose parentheses a query would interpret as groups. A face with only one of a pair (`:)`) is not
 * among them: in a query it is quoted, or it would end a group.
 */
export const tagsWithParentheses: readonly string[] = [...keptWhole].filter(
  (tag) => tag.includes('(') && tag.includes(')'),
);

/** By their form with single backslashes: `\\//` has two of its own. */
const backslashTagBySingle = new Map(backslashTags.map((tag) => [tag.replaceAll(/\\+/g, '\\'), tag]));

/** The backslash tag that a text spells, however often its backslash or its parentheses were escaped on the way. */
export const backslashTagOf = (text: string): string | undefined => {
  const trimmed = text.trim();
  if (!trimmed.startsWith('\\')) return undefined;
  const single = trimmed.toLowerCase().replaceAll(/\\+/g, '\\').replaceAll('\\)', ')');
  return backslashTagBySingle.get(single);
};

const letterOrDigit = /[\p{L}\p{N}]/u;

/** An ASCII digit, or an ASCII letter in lower case. */
const isPlainStart = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** Spaces of a face back to underscores; any other folded text as it is. */
const restoreFace = (folded: string): string => {
  if (!folded.includes(' ')) return folded;
  if (folded.length <= longestFace) {
    const face = faceBySpaced.get(folded);
    if (face !== undefined) return face;
  }
  // Only signs: a face that no list has (`;_;`). Nearly every tag shows at once that it is not one.
  return isPlainStart(folded.charCodeAt(0)) || letterOrDigit.test(folded)
    ? folded
    : folded.replaceAll(' ', '_');
};

/**
 * Text as it is compared inside keys: escapes of parentheses removed, underscores and white space to single
 * spaces, lower case, NFC. Not trimmed: `"long "` is searched as written. Faces are not kept; compare with
 * `foldKey`.
 */
export const foldTag = (text: string): string => {
  const unescaped = text.includes('\\') ? text.replaceAll(/\\+([()])/g, '$1') : text;
  const spaced = /[^\S ]|_|  /.test(unescaped) ? unescaped.replaceAll(/[\s_]+/g, ' ') : unescaped;
  return spaced.toLowerCase().normalize('NFC');
};

/** A key in the form that `foldTag` gives texts, so that the two can be compared: faces lose their underscores. */
export const foldKey = (key: string): string =>
  /[_\p{Lu}]/u.test(key) ? withoutUnderscores(key).toLowerCase() : key;

/** True where the spelling is the key already: plain ASCII without capitals, escapes, underscores or odd spaces. */
const isPlain = (text: string): boolean => {
  const last = text.length - 1;
  for (let i = 0; i <= last; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x60) {
      if (code > 0x7e) return false;
    } else if (code === 0x20) {
      if (i === 0 || i === last || text.charCodeAt(i - 1) === 0x20) return false;
    } else if (code < 0x20 || (code >= 0x41 && code <= 0x5a) || code === 0x5c || code === 0x5f) {
      return false;
    }
  }
  return true;
};

/** Whether a key is a face: one that is listed, or nothing but signs. */
const isFace = (key: string): boolean => keptWhole.has(key) || (key !== '' && !letterOrDigit.test(key));

/** The prompt syntax that a text is (`(smile:1.2)` is a weight); null for every tag. Its key is the text itself. */
export const promptSyntaxOf = (text: string): string | null =>
  isFace(tagKey(text)) ? null : (syntaxRowOf(text.trim())?.name ?? null);

/**
 * The identity key of a tag as spelled anywhere: on disk, in a query, in a roster.
 * Idempotent; empty only for text that is empty or white space.
 */
export const tagKey = (text: string): string => {
  if (isPlain(text)) return restoreFace(text);
  const kept = backslashTagOf(text);
  if (kept !== undefined) return kept;
  const folded = foldTag(text).trim();
  if (folded === '') return text.includes('_') ? '_' : '';
  const face = restoreFace(folded);
  return isFace(face) || syntaxRowOf(text.trim()) === null ? face : text.trim();
};

/**
 * A text that begins with an ASCII letter or digit has a key that begins with the same, in lower case unless
 * it is prompt syntax: only a combining mark after it (none is below U+0300) could make another character of
 * it.
 */
const beginsOtherwise = (text: string, first: number): boolean => {
  const code = text.charCodeAt(0);
  const lower = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
  return lower !== first && isPlainStart(lower) && !(text.charCodeAt(1) >= 0x300);
};

/**
 * Whether a text spells the tag with this key. The same as `tagKey(text) === key`, at a fraction of the time: nearly
 * every other tag shows by its first letter that it is another.
 */
export const tagTest = (key: string): ((text: string) => boolean) => {
  const first = key.charCodeAt(0);
  // Only syntax has a key with a capital: `BREAK`.
  if (first >= 0x41 && first <= 0x5a) return (text) => tagKey(text) === key;
  return (text) => !beginsOtherwise(text, first) && tagKey(text) === key;
};

/** Whether a key is a face, a backslash tag or prompt syntax: written as it is in every style. */
export const isKeptWhole = (key: string): boolean => isFace(key) || syntaxRowOf(key) !== null;

/** A key cut at its last qualifier: `x (swimsuit) (fate)` is `x (swimsuit)` and `fate`. Null where it has none. */
export const splitQualifier = (key: string): { readonly name: string; readonly qualifier: string } | null => {
  if (!key.endsWith(')')) return null;
  const open = key.lastIndexOf(' (');
  if (open <= 0 || open + 3 > key.length - 1) return null;
  return { name: key.slice(0, open), qualifier: key.slice(open + 2, -1) };
};

/**
 * The names of a tag in a query, besides its key: without an artist's `@`, without its qualifiers. `@channel
 * (caststation)` is also `channel (caststation)` and `channel`.
 */
export const namesOfKey = (key: string): readonly string[] => {
  const names = new Set([key]);
  // A set's loop also visits what is added on the way: each name is cut until it has no qualifier.
  if (key.length > 1 && key.startsWith('@') && !isKeptWhole(key)) names.add(key.slice(1));
  for (const name of names) {
    const cut = splitQualifier(name);
    if (cut !== null) names.add(cut.name);
  }
  return [...names];
};
