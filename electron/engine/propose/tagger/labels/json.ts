/** A file of labels as JSON, with words for what is broken in it. */
import type { z } from 'zod';
import { firstLine } from '../problem.ts';
import { brokenLabels } from './reader.ts';

export const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = firstLine(error);
    const place = /line \d+ column \d+|position \d+/.exec(why)?.[0] ?? `character ${text.length}`;
    throw brokenLabels(file, place, `it is no JSON (${why})`);
  }
};

/** @throws TaggerProblem with the place of what is not as it should be */
export const expectForm = <T>(schema: z.ZodType<T>, value: unknown, file: string): T => {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'the whole' : issue.path.join('.');
  throw brokenLabels(file, place, issue?.message ?? 'it is not as it should be');
};
