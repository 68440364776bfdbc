/** Problems in words. Pure. */
import type { ProblemsSummary } from '../../shared/api/problems.ts';
import type { Severity } from '../../shared/problems/problemKind.ts';
import { amount } from '../ui/display/numbers.ts';

export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'worth a look',
  hint: 'hint',
};

/** "12 problems of 3 kinds", or how far the search is. */
export const summaryWords = ({
  looking,
  known,
  total,
  kinds,
}: Pick<ProblemsSummary, 'looking' | 'known' | 'total' | 'kinds'>): string => {
  if (!known) return looking ? 'Looking for problems...' : 'Not checked yet';
  if (total === 0) return 'Nothing found';
  const found = kinds.filter(({ count, on }) => on && count > 0).length;
  return `${amount(total, 'problem')} of ${amount(found, 'kind')}`;
};
