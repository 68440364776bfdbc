/** The term that finds one image, so that a page can show it on the sheet. */
import { printTerm } from './print.ts';

/**
 * Its path, and whatever begins with it: a path without a wildcard would also find `sub/a.png` for `a.png`, and the
 * language has no term for "is".
 */
export const imageTerm = (relPath: string): string =>
  printTerm({ kind: 'path', field: 'path', value: [{ kind: 'text', text: relPath }, { kind: 'any' }] });
