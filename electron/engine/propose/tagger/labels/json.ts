/** A file of labels as JSON, with words for what is broken in it. */
import type { z } from 'zod';
import { brokenLabels } from './reader.ts';

/** V8 names a line, or quotes what stands around the fault, or says that the text ends too early. */
const placeIn = (why: string): string => {
  const line = /line \d+ column \d+/.exec(why)?.[0];
  if (line !== undefined) return line;
  const near = /, (?:\.{3})?"(.*)"(?:\.{3})? is not valid JSON$/s.exec(why)?.[1];
  return near === undefined ? 'its end' : `near ${near.trim()}`;
};

export const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw brokenLabels(file, placeIn(why), `it is no JSON (${why.split(', ', 1)[0] ?? why})`);
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
