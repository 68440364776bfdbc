/** Why a file could not be read, by the words of its reason. */
import { brokenBit } from './measured.ts';
import type { CheckedSample } from './sample.ts';

const outside = /leads out of the dataset/;
const encoding = /^It is not (?:valid )?UTF-8/;

export type Reason = 'outside-link' | 'not-utf8' | 'unreadable';

/** The kind of problem for a reason. */
export const reasonOf = (reason: string): Reason => {
  if (outside.test(reason)) return 'outside-link';
  return encoding.test(reason) ? 'not-utf8' : 'unreadable';
};

/** Whether an image can be decoded, as far as is known. */
export const isReadable = ({ reasons, image }: CheckedSample): boolean =>
  (reasons?.image ?? null) === null && (image & brokenBit) === 0;
