/** The texts of the page. */
import type { MislabelsState, Suspect } from '../../shared/api/mislabels.ts';
import { amount, countText } from '../ui/display/numbers.ts';

/** The summary in one sentence. */
export const verdict = ({ phase, counts, judged }: MislabelsState): string => {
  if (phase !== 'found') return 'Looking for wrong labels...';
  if (judged === 0) return 'No label can be judged.';
  const { likely, look } = counts;
  const of = `of ${amount(judged, 'label')} judged`;
  if (likely + look === 0) return `No label is suspect, ${of}.`;
  if (likely === 0) return `${countText(look)} worth a look, ${of}.`;
  if (look === 0) return `${countText(likely)} very likely wrong, ${of}.`;
  return `${countText(likely)} very likely wrong and ${countText(look)} worth a look, ${of}.`;
};

export const tierWords = { likely: 'Very likely wrong', look: 'Worth a look' } as const;

/** For the history of edits and for buttons: "to Alesh", "as suggested". */
export const targetWords = (suspects: readonly Suspect[]): string => {
  const names = new Set(suspects.map(({ suggested }) => suggested.name));
  const [only] = names;
  return names.size === 1 && only !== undefined ? `to ${only}` : 'as suggested';
};
