/** Why a picture did not come, in the engine's words: an `img` element only knows that it did not. */
import { failureOf } from './call.ts';

/** @returns null where it comes by now */
export const explainPicture = async (src: string): Promise<string | null> => {
  try {
    const response = await fetch(src);
    if (response.ok) return null;
    return (await failureOf(response)).message;
  } catch {
    // The engine is away: whoever shows pictures knows by the event stream.
    return null;
  }
};
