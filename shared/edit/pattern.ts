/** The regular expressions that a user types. */

/** Why a pattern is no regular expression, or null. */
export const patternProblem = (pattern: string): string | null => {
  try {
    RegExp(pattern, 'u');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** @throws SyntaxError where `patternProblem` names one */
export const compiled = (pattern: string, ignoreCase: boolean): RegExp =>
  new RegExp(pattern, ignoreCase ? 'giu' : 'gu');
