/** Why a picture did not come, in the engine's words: an `img` element only knows that it did not. */
import { failureOf } from './call.ts';

/** `fine`: it comes by now. `away`: the engine does not answer, so nothing is known about the image. */
export type PictureFate = 'fine' | 'away' | { readonly why: string };

export const fateOfPicture = async (src: string): Promise<PictureFate> => {
  try {
    const response = await fetch(src);
    if (response.ok) return 'fine';
    const { code, message } = await failureOf(response);
    return code === 'unreachable' || code === 'refused' ? 'away' : { why: message };
  } catch {
    return 'away';
  }
};

/** @returns null where it comes by now, or where the engine is away, which the event stream tells */
export const explainPicture = async (src: string): Promise<string | null> => {
  const fate = await fateOfPicture(src);
  return typeof fate === 'string' ? null : fate.why;
};
