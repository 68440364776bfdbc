/**
 * What was measured of the images, as one number a sample: gathered in pieces, so that requests are answered
 * meanwhile.
 */
import { setImmediate } from 'node:timers/promises';
import { brokenBit } from '../../../../shared/problems/measured.ts';
import { pictureBits } from '../../../../shared/problems/pictureBits.ts';
import type { OpenDataset } from '../../dataset.ts';
import type { Pictures } from '../pictures/createPictures.ts';

export interface PictureMarks {
  /** By sample id, bits as in pictureBits.ts; 0 where nothing is known or nothing is wrong. */
  now(): Promise<Uint32Array>;
  /** They are to be gathered anew. */
  stale(): void;
}

/** Samples in one piece: a few milliseconds' work. */
const aPiece = 1000;

export const createPictureMarks = ({ columns }: OpenDataset, pictures: Pictures): PictureMarks => {
  let gathered: { readonly revision: number; readonly marks: Uint32Array } | null = null;

  const markOf = (id: number): number => {
    const facts = pictures.facts(id);
    if (facts !== null) return pictureBits(facts);
    return pictures.problem(id) === null ? 0 : brokenBit;
  };

  return {
    now: async () => {
      const { revision, slots } = columns;
      if (gathered?.revision === revision) return gathered.marks;
      const marks = new Uint32Array(slots);
      // While no image has been measured there is nothing to gather.
      const end = pictures.state().measured > 0 ? slots : 0;
      for (let id = 1; id < end; id += 1) {
        if (id % aPiece === 0) await setImmediate();
        marks[id] = markOf(id);
      }
      gathered = { revision, marks };
      return marks;
    },
    stale: () => {
      gathered = null;
    },
  };
};
