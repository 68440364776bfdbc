/**
 * Characters that are invisible but read by every tokenizer: control characters, zero-width ones, unusual
 * spaces. `long hair` with a no-break space is another tag to the trainer than `long hair`.
 */

interface OddCharacters {
  readonly name: string;
  readonly signs: RegExp;
  /** What replaces them. */
  readonly instead: '' | ' ';
}

/** Line breaks of all kinds and tabs are not among them: those separate tags. */
const table: readonly OddCharacters[] = [
  // oxlint-disable-next-line no-control-regex
  { name: 'a control character', signs: /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g, instead: '' },
  { name: 'a zero-width character', signs: /[\u00ad\u180e\u200b\u2060\ufeff]/g, instead: '' },
  {
    name: 'a mark of the writing direction',
    signs: /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    instead: '',
  },
  // Between letters of other scripts, and in emoji, these join.
  {
    name: 'a zero-width joiner',
    signs: /(?<![^\0-\u007f])[\u200c\u200d]|[\u200c\u200d](?![^\0-\u007f])/g,
    instead: '',
  },
  { name: 'a no-break space', signs: /[\u00a0\u202f\u2007]/g, instead: ' ' },
  { name: 'a space of another width', signs: /[\u2000-\u2006\u2008-\u200a\u205f\u3000]/g, instead: ' ' },
];

/** Nearly every caption is found by this to have none. */
const any =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\xa0\xad\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2060\u2066-\u2069\u3000\ufeff]/;

/** The names of those in a text. */
export const oddCharactersIn = (text: string): readonly string[] =>
  any.test(text) ? table.filter(({ signs }) => text.search(signs) >= 0).map(({ name }) => name) : [];

/** The same without spaces: in an NL caption a no-break space, or a full one between Chinese words, is as it should be. */
export const unseenCharactersIn = (text: string): readonly string[] =>
  any.test(text)
    ? table.filter(({ signs, instead }) => instead === '' && text.search(signs) >= 0).map(({ name }) => name)
    : [];

/** @param isMeant those that are removed */
const without = (text: string, isMeant: (odd: OddCharacters) => boolean): string => {
  if (!any.test(text)) return text;
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(mark.length);
  return (
    mark + table.filter(isMeant).reduce((clean, { signs, instead }) => clean.replaceAll(signs, instead), body)
  );
};

/** A byte order mark at the beginning stays. */
export const withoutUnseenCharacters = (text: string): string =>
  without(text, ({ instead }) => instead === '');

/** A byte order mark at the beginning stays. */
export const withoutOddCharacters = (text: string): string => without(text, () => true);

/** The text with their code points in place of them, for reading: `smi[U+0000]le`. */
export const oddCharactersShown = (text: string): string =>
  any.test(text)
    ? text.replaceAll(
        new RegExp(any, 'g'),
        (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
      )
    : text;
