/** Labels as `selected_tags.csv` has them: a row a label, with `name` and `category`, a number of danbooru's. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { categoryNamed, categoryNumbered } from '../../../../../shared/captioning/tagger/tagCategories.ts';
import { brokenLabels, labelsByNumber, unknownCategory, type LabelReader } from './reader.ts';

const rows = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
);

const parsed = (text: string, file: string): z.infer<typeof rows> => {
  try {
    return rows.parse(parse(text, { columns: true, info: true, bom: true, skip_empty_lines: true }));
  } catch (error) {
    if (error instanceof CsvError) {
      throw brokenLabels(file, `line ${String(error['lines'])}`, error.message.replace(/\.$/, ''));
    }
    throw error;
  }
};

export const readCsv: LabelReader = (text, file) => {
  const found = parsed(text, file);
  const [first] = found;
  if (first === undefined || !('name' in first.record) || !('category' in first.record)) {
    throw brokenLabels(file, 'line 1', 'it needs the columns “name” and “category”');
  }
  return labelsByNumber(
    found.map(({ record: { name = '', category: word = '' }, info: { lines } }, label) => {
      const category = categoryNumbered(word) ?? categoryNamed(word);
      if (category === undefined) throw unknownCategory(file, `line ${lines}`, word);
      return [label, name, category] as const;
    }),
  );
};
