/** Why an image could not be loaded, in the engine's words: an `img` element only knows that it failed. */
import { failureOf } from './call.ts';

/** `fine`: it can be loaded by now. `away`: the engine does not answer, so nothing is known about the image. */
export type ImageFate = 'fine' | 'away' | { readonly why: string };

export const fateOfImage = async (src: string): Promise<ImageFate> => {
  try {
    const response = await fetch(src);
    if (response.ok) return 'fine';
    const { code, message } = await failureOf(response);
    return code === 'unreachable' || code === 'refused' ? 'away' : { why: message };
  } catch {
    return 'away';
  }
};

/**
 * @returns null where it can be loaded by now, or where the engine is away, which the event stream reports
 */
export const explainImage = async (src: string): Promise<string | null> => {
  const fate = await fateOfImage(src);
  return typeof fate === 'string' ? null : fate.why;
};
