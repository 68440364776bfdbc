/** Placed images with their captions. */
import { type Captions, writeCaptions } from './captions.ts';
import type { Placed } from './drafts.ts';

export interface Sample extends Placed {
  readonly captions: Captions;
  readonly tagsFile: string | null;
  readonly nlFile: string | null;
}

/** Gives every image its caption files. */
export const captioned = (seed: number, placed: readonly Placed[]): readonly Sample[] =>
  placed.map((p): Sample => {
    const { draft, folder, stem } = p;
    // An equal copy, and a picture beside another of its name, have the same captions to the byte.
    const same = draft.copy?.how === 'equal' || draft.copy?.how === 'shared-caption';
    const original = same ? placed.find((other) => other.draft === draft.copy?.of) : undefined;
    const captions = writeCaptions({
      seed,
      picture: draft.picture,
      artist: draft.artist,
      trouble: draft.trouble,
      extra: (original ?? p).extra,
      copy: draft.copy !== undefined && !same,
    });
    return {
      ...p,
      captions,
      tagsFile: captions.tags === null ? null : `${folder}/${stem}.txt`,
      nlFile: captions.nl === null ? null : `${folder}/${stem}_nl.txt`,
    };
  });
