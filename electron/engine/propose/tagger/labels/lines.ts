/** Labels as JoyTag's `top_tags.txt` has them: one a line, of no category. */
import { brokenLabels, labelsByNumber, type LabelReader } from './reader.ts';

export const readLines: LabelReader = (text, file) => {
  const names = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (names.length === 0) throw brokenLabels(file, 'line 1', 'it is empty');
  return labelsByNumber(names.map((name, label) => [label, name, 'general'] as const));
};
