/** A caption without an artist in a dataset that names them. */
import { isArtist } from '../people.ts';
import { none, plain, type ProblemKindRow } from '../problemKind.ts';

export const noArtist = {
  kind: 'no-artist',
  severity: 'warning',
  title: 'No artist',
  about: 'Most of the dataset names its artist. Without it the style is learnt as part of the other tags.',
  mend: 'person',
  todo: 'Add the artist’s tag.',
  shows: 'tags',
  message: () => 'No tag names an artist.',
  find: ({ tags, usual }) => (usual.artist && tags.length > 0 && !tags.some(isArtist) ? plain : none),
} as const satisfies ProblemKindRow;
