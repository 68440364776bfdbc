/** The names of exported images: a pattern, made safe for every file system, and no two the same. */

/** The placeholders of a pattern. */
export interface NameFacts {
  /** The file's own name without extension. */
  readonly name: string;
  /** Of its folder, from the dataset's root. */
  readonly folder: string;
  readonly character: string | null;
  readonly copyright: string | null;
}

const slot = /\{([a-z]*)(?::(0?)(\d{1,2}))?\}/g;
const slots = ['name', 'folder', 'character', 'copyright', 'n'];

/** Why a pattern cannot be used, as a sentence, or null. */
export const patternProblem = (pattern: string): string | null => {
  const unknown = Array.from(pattern.matchAll(slot), ([, name = '']) => name).find(
    (name) => !slots.includes(name),
  );
  if (unknown !== undefined) return `A name cannot have {${unknown}}; it can have {${slots.join('}, {')}}.`;
  return /[{}]/.test(pattern.replaceAll(slot, '')) ? 'A brace in the pattern of names is not closed.' : null;
};

/** Names that mean a device on Windows. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Bytes: file systems allow 255, and suffixes and numbers are added. */
const longestName = 180;

/** Bytes of a character in UTF-8. */
const bytesOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

const cut = (name: string): string => {
  let bytes = 0;
  let short = '';
  for (const character of name) {
    bytes += bytesOf(character);
    if (bytes > longestName) break;
    short += character;
  }
  return short;
};

/** A name that every file system accepts: no separators of folders, no control characters, not hidden. */
export const safeName = (name: string): string => {
  const plain = name
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\\/<>:"|?*\u0000-\u001F\u007F]/g, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
    .replace(device, '_$&');
  const short = cut(plain).replace(/[\s.]+$/, '');
  return short === '' ? '_' : short;
};

/** A character's tag as a folder or a part of a name: `perlica \(arknights\)` is `perlica_(arknights)`. */
export const tagName = (tag: string | null, none: string): string =>
  tag === null ? none : safeName(tag.replaceAll(/\\+([()])/g, '$1').replaceAll(/\s+/g, '_'));

/**
 * A namer for one export: call it with the samples in their order. It numbers names that would otherwise be
 * the same.
 */
export const createNamer = (pattern: string): ((facts: NameFacts, folder: string) => string) => {
  if (pattern === '') return ({ name }) => name;
  const counts = new Map<string, number>();
  return (facts, folder) => {
    const words: Readonly<Record<string, string>> = {
      name: facts.name,
      folder: facts.folder.replaceAll('/', '_'),
      character: tagName(facts.character, 'no_character'),
      copyright: tagName(facts.copyright, 'no_copyright'),
    };
    const uncounted = pattern.replaceAll(slot, (whole, name: string) => words[name] ?? whole);
    if (!uncounted.includes('{')) return safeName(uncounted);
    const same = `${folder}/${uncounted}`.toLowerCase();
    const n = (counts.get(same) ?? 0) + 1;
    counts.set(same, n);
    const numbered = uncounted.replaceAll(slot, (_, __, zero = '', width = '0') =>
      String(n).padStart(Number(width), zero === '' ? ' ' : '0'),
    );
    return safeName(numbered);
  };
};

const folded = (path: string): string => path.normalize('NFC').toLowerCase();

/**
 * Assigns names, each once: a stem that is taken gets a number (`a_2`), always the same for the same samples
 * in the same order. Capitals and Unicode forms do not make a name different; nor does the extension, as
 * captions are named by the stem; and no caption has the name of another sample's file.
 * @param suffixes of the captions
 */
export const createClaims = (
  suffixes: readonly string[],
): ((folder: string, stem: string, extension: string) => string) => {
  const taken = new Set<string>();
  /** Where to continue the search, by the wanted stem. */
  const last = new Map<string, number>();
  return (folder, stem, extension) => {
    const wanted = folded(`${folder}/${stem}`);
    for (let number = last.get(wanted) ?? 1; ; number += 1) {
      const candidate = number === 1 ? stem : `${stem}_${number}`;
      const path = folded(`${folder}/${candidate}`);
      // A stem is noted with a character that no path has.
      const files = [
        `${path}\0`,
        ...new Set([extension, ...suffixes].map((suffix) => path + folded(suffix))),
      ];
      if (files.some((file) => taken.has(file))) continue;
      for (const file of files) taken.add(file);
      last.set(wanted, number + 1);
      return candidate;
    }
  };
};
