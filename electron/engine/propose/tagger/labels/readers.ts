/** The readers of labels, by the form that they read. */
import type { LabelForm } from '../../../../../shared/captioning/tagger/profile.ts';
import { readCsv } from './csv.ts';
import { readLines } from './lines.ts';
import type { LabelReader } from './reader.ts';
import { readTagsSplit } from './tagsSplit.ts';
import { readNestedVocabulary, readVocabulary } from './vocabulary.ts';

export const labelReaders: Readonly<Record<LabelForm, LabelReader>> = {
  csv: readCsv,
  'tags-split': readTagsSplit,
  vocabulary: readVocabulary,
  'nested-vocabulary': readNestedVocabulary,
  lines: readLines,
};

/** Forms that a file may have, by its name: of labels that were named by hand. */
export const formsOf = (file: string): readonly LabelForm[] => {
  const lower = file.toLowerCase();
  if (lower.endsWith('.csv')) return ['csv'];
  return lower.endsWith('.json') ? ['tags-split', 'nested-vocabulary', 'vocabulary'] : ['lines'];
};
