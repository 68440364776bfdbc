/** Problems in words. Pure. */
import type { ProblemsSummary } from '../../shared/api/problems.ts';
import type { Severity } from '../../shared/problems/problemKind.ts';
import { amount, countText } from '../ui/display/numbers.ts';

export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'worth a look',
  hint: 'hint',
};

/**
 * "9 samples and files, 3 kinds of problems", or how far the search is.
 * @param samples with a problem, and files: the number beside the page's name
 */
export const summaryWords = (
  { looking, known, total, kinds }: Pick<ProblemsSummary, 'looking' | 'known' | 'total' | 'kinds'>,
  samples: number | null,
): string => {
  if (!known) return looking ? 'Looking for problems...' : 'Not checked yet';
  if (total === 0) return 'Nothing found';
  const found = kinds.filter(({ count, on }) => on && count > 0).length;
  const where =
    samples === null
      ? amount(total, 'problem')
      : `${countText(samples)} ${samples === 1 ? 'sample or file' : 'samples and files'}`;
  return `${where}, ${countText(found)} ${found === 1 ? 'kind of problem' : 'kinds of problems'}`;
};
