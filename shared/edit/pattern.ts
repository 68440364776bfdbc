/** The user's regular expressions, and their replacements. */

/** Why a pattern is not a regular expression, or null. */
export const patternProblem = (pattern: string): string | null => {
  try {
    RegExp(pattern, 'u');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

interface Groups {
  readonly count: number;
  readonly names: ReadonlySet<string>;
}

/** @param pattern one without a problem */
const groupsOf = (pattern: string): Groups => {
  // With an empty alternative it matches the empty text, and the match has all groups.
  const match = new RegExp(`${pattern}|`, 'u').exec('');
  return {
    count: (match?.length ?? 1) - 1,
    names: new Set(Object.keys(match?.groups ?? {})),
  };
};

const groupCount = (count: number): string =>
  count === 0 ? 'the pattern has no group' : `the pattern has ${count === 1 ? '1 group' : `${count} groups`}`;

/** The part of `$12` that names a group, as JavaScript reads it: `$12`, or `$1` and a 2. */
const namesGroup = (digits: string, count: number): boolean =>
  [digits.slice(0, 2), digits.slice(0, 1)].some((part) => Number(part) >= 1 && Number(part) <= count);

/**
 * Groups in the notation of other languages, and groups that do not exist: all of them would be written into
 * the captions literally. `$$` is a dollar sign.
 */
const reference = /\\g<([^>]*)>|\\k<([^>]*)>|\\(\d)|\$(?:\$|<([^>]*)>|(\d{1,2}))/g;

/** The notation of a group here. @param meant its number or name, or its notation here already */
const placeOf = (meant: string): string => {
  if (meant.startsWith('$')) return meant;
  return /^\d*$/.test(meant) ? `$${meant}` : `$<${meant}>`;
};

/** Why a replacement does not mean what was probably intended, or null. */
export const replacementProblem = (pattern: string, replacement: string): string | null => {
  const { count, names } = groupsOf(pattern);
  for (const [whole, python, backwards, digit, name, digits] of replacement.matchAll(reference)) {
    const meant = python ?? backwards ?? digit;
    if (meant !== undefined) {
      const here = meant === '0' ? '$&' : placeOf(meant);
      const what = meant === '0' ? 'the whole match' : 'that group';
      return `${whole} is not read here: write ${here} for ${what}.`;
    }
    if (name !== undefined && !names.has(name)) return `${whole}: the pattern has no group of that name.`;
    if (digits !== undefined && Number(digits) === 0)
      return `${whole} is not read here: write $& for the whole match.`;
    if (digits !== undefined && !namesGroup(digits, count))
      return `${whole}: ${groupCount(count)}. Write $$${digits} for a dollar sign.`;
  }
  return null;
};

/** Why a `replace` cannot work as intended, or null. */
export const replaceProblem = (pattern: string, replacement: string): string | null =>
  patternProblem(pattern) ?? replacementProblem(pattern, replacement);

/** @throws SyntaxError where `patternProblem` names one */
export const compiled = (pattern: string, ignoreCase: boolean): RegExp =>
  new RegExp(pattern, ignoreCase ? 'giu' : 'gu');
