/** Samples by the models that wrote their captions. */
import { literalOf, type Value } from '../../../shared/query/ast.ts';
import { foldPath } from '../../../shared/query/measures.ts';
import type { OriginSource, SampleOrigins } from '../index/origins.ts';
import { wholePattern } from './wildcards.ts';

/** Whether a model's name is meant: without wildcards it contains the value. */
const isMeant = (value: Value): ((model: string) => boolean) => {
  const literal = literalOf(value);
  if (literal === null) {
    const pattern = wholePattern(value, foldPath);
    return (model) => pattern.test(foldPath(model));
  }
  const text = foldPath(literal);
  return (model) => foldPath(model).includes(text);
};

/**
 * Ids of samples that have a caption by a model that is meant, or (`machine`) by any. What is done here costs as much as
 * models have written, not as there are samples.
 */
export const writtenBy = (written: ReturnType<OriginSource['all']>, value: Value): readonly number[] => {
  if (literalOf(value)?.toLowerCase() === 'machine') return [...written.keys()];
  const holds = isMeant(value);
  const has = ({ tags, nl }: SampleOrigins): boolean =>
    [tags, nl].some((origin) => origin !== null && holds(origin.model));
  return [...written].filter(([, origins]) => has(origins)).map(([id]) => id);
};
