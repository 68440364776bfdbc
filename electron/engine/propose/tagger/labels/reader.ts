/** What reads a tagger's labels of one form, and how it says that a file is broken. */
import type { TaggerLabels } from '../../../../../shared/captioning/tagger/labels.ts';
import { TaggerProblem } from '../../../../../shared/captioning/tagger/resolve.ts';
import type { TaggerCategory } from '../../../../../shared/captioning/tagger/taggerSpec.ts';

/**
 * @param file its name, for sentences
 * @returns null for a text of another form
 * @throws TaggerProblem where it is of this form, but broken; it names file and place
 */
export type LabelReader = (text: string, file: string) => TaggerLabels | null;

/** @param place where it is, in words: `line 5` */
export const brokenLabels = (file: string, place: string, what: string): TaggerProblem =>
  new TaggerProblem(`${file}, ${place}: ${what}. Download the file again.`);

export const unknownCategory = (file: string, place: string, category: string): TaggerProblem =>
  brokenLabels(file, place, `the category “${category}” is not known`);

/** Labels by their numbers; one without a name means nothing. */
export const labelsByNumber = (
  entries: Iterable<readonly [label: number, name: string, category: TaggerCategory]>,
): TaggerLabels => {
  const names: string[] = [];
  const categories: TaggerCategory[] = [];
  for (const [label, name, category] of entries) {
    while (names.length <= label) {
      names.push('');
      categories.push('general');
    }
    names[label] = name;
    categories[label] = category;
  }
  return { names, categories };
};
