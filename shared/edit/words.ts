/** Words that the labels of several kinds of edits share. */
import type { CaptionKind } from '../api/caption.ts';
import type { TagPlace } from './tagPlace.ts';

export const captionWord: Readonly<Record<CaptionKind, string>> = { tags: 'tags', nl: 'NL captions' };

export const quoted = (text: string): string => `“${text}”`;

export const samplesWord = (count: number): string => (count === 1 ? '1 sample' : `${count} samples`);

export const placeWords = (place: TagPlace): string => {
  switch (place.at) {
    case 'front':
      return 'at the front';
    case 'end':
      return 'at the end';
    case 'after-activation':
      return 'after the activation tags';
    case 'after':
      return `after ${quoted(place.tag)}`;
    case 'position':
      return `at position ${place.position}`;
  }
};

/** " in tags and NL captions". */
export const whereWords = ({ tags, prose }: { readonly tags: boolean; readonly prose: boolean }): string =>
  tags ? (prose ? ' in tags and NL captions' : '') : ' in NL captions';

/** The captions that a rename reads. */
export const captionsIn = ({
  tags,
  prose,
}: {
  readonly tags: boolean;
  readonly prose: boolean;
}): readonly CaptionKind[] => [...(tags ? (['tags'] as const) : []), ...(prose ? (['nl'] as const) : [])];

export const noTag = (tag: string): string => `No caption here has the tag ${quoted(tag)}.`;

export const spelledSo = (spelling: string, having: number): string =>
  having === 1
    ? `${quoted(spelling)} is spelled so already, in the 1 sample that has it.`
    : `${quoted(spelling)} is spelled so already, in all ${having} samples that have it.`;
