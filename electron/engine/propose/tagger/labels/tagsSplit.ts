/** Labels as PixAI's `config.json` has them: a list of all, and how many belong to each category, in their order. */
import { z } from 'zod';
import { categoryNamed } from '../../../../../shared/captioning/tagger/tagCategories.ts';
import { expectForm, parseJson } from './json.ts';
import { brokenLabels, labelsByNumber, unknownCategory, type LabelReader } from './reader.ts';

const isOfThisForm = z.object({ tags: z.unknown(), tags_split: z.unknown() });
const form = z.object({
  tags: z.array(z.string()),
  tags_split: z.array(z.tuple([z.string(), z.number().int().nonnegative()])),
});

export const readTagsSplit: LabelReader = (text, file) => {
  const value = parseJson(text, file);
  const head = isOfThisForm.safeParse(value);
  if (!head.success || head.data.tags === undefined || head.data.tags_split === undefined) return null;
  const { tags, tags_split: parts } = expectForm(form, value, file);
  const categories = parts.flatMap(([word, count], at) => {
    const category = categoryNamed(word);
    if (category === undefined) throw unknownCategory(file, `tags_split.${at}`, word);
    return Array.from({ length: count }, () => category);
  });
  if (categories.length !== tags.length) {
    throw brokenLabels(
      file,
      'tags_split',
      `it counts ${categories.length} tags, but there are ${tags.length}`,
    );
  }
  return labelsByNumber(tags.map((name, label) => [label, name, categories[label] ?? 'general'] as const));
};
