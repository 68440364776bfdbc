/**
 * Labels as cl_tagger and Camie tagger have them: numbers to tags (`idx_to_tag`, or `tag_to_idx`) and tags to categories
 * (`tag_to_category`, by name or by a number that `categories` explains); or an object with tag and category a label.
 */
import { z } from 'zod';
import type { TaggerLabels } from '../../../../../shared/captioning/tagger/labels.ts';
import { categoryNamed, categoryNumbered } from '../../../../../shared/captioning/tagger/tagCategories.ts';
import { expectForm, parseJson } from './json.ts';
import { labelsByNumber, unknownCategory, type LabelReader } from './reader.ts';

const label = z.coerce.number().int().nonnegative().max(10_000_000);
const word = z.union([z.string(), z.number()]).transform(String);
const tagOf = z.union([
  z.array(z.string()).transform((tags) => [...tags.entries()]),
  z.record(z.string(), z.string()).transform((tags) => Object.entries(tags)),
]);
const maps = z.object({
  idx_to_tag: tagOf.optional(),
  tag_to_idx: z.record(z.string(), label).optional(),
  tag_to_category: z.record(z.string(), word).default({}),
  categories: z.unknown().optional(),
});
const one = z.object({ tag: z.string(), category: word });
const objects = z.union([
  z.array(one).transform((list) => [...list.entries()]),
  z.record(z.string().regex(/^\d+$/), one).transform((list) => Object.entries(list)),
]);
const numbered = z.record(z.string(), z.string());

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const hasMaps = (value: object): boolean => 'idx_to_tag' in value || 'tag_to_idx' in value;

/** Whether a value holds a label of its own, which tells this form from all others. */
const hasObjects = (value: object): boolean => {
  const [first] = Object.values(value) as readonly unknown[];
  return isObject(first) && 'tag' in first;
};

const readMaps = (value: object, file: string): TaggerLabels => {
  const { idx_to_tag, tag_to_idx, tag_to_category, categories } = expectForm(maps, value, file);
  const explained = numbered.safeParse(categories).data ?? {};
  const entries =
    idx_to_tag ?? Object.entries(tag_to_idx ?? {}).map(([tag, number]) => [number, tag] as const);
  return labelsByNumber(
    entries.map(([number, tag]) => {
      const given = tag_to_category[tag] ?? 'general';
      const name = explained[given] ?? given;
      const category = categoryNamed(name) ?? categoryNumbered(name);
      if (category === undefined) throw unknownCategory(file, `tag_to_category.${tag}`, name);
      return [expectForm(label, number, file), tag, category] as const;
    }),
  );
};

const readObjects = (value: object, file: string): TaggerLabels =>
  labelsByNumber(
    expectForm(objects, value, file).map(([number, { tag, category: name }]) => {
      const category = categoryNamed(name) ?? categoryNumbered(name);
      if (category === undefined) throw unknownCategory(file, `${number}.category`, name);
      return [Number(number), tag, category] as const;
    }),
  );

const readValue = (value: unknown, file: string): TaggerLabels | null => {
  if (!isObject(value)) return null;
  if (hasMaps(value)) return readMaps(value, file);
  return hasObjects(value) ? readObjects(value, file) : null;
};

export const readVocabulary: LabelReader = (text, file) => readValue(parseJson(text, file), file);

const nest = z.object({ dataset_info: z.object({ tag_mapping: z.unknown() }) });

/** Within `dataset_info.tag_mapping`. */
export const readNestedVocabulary: LabelReader = (text, file) => {
  const { data } = nest.safeParse(parseJson(text, file));
  return data === undefined ? null : readValue(data.dataset_info.tag_mapping, `${file} (tag_mapping)`);
};
