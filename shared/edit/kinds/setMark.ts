/** A mark of a sample, and its note: they are in the project's file, not in a caption. */
import { z } from 'zod';
import type { EditKind } from '../editKind.ts';
import { mark as markName } from '../mark.ts';

const markLabels = {
  reviewed: 'Mark as reviewed',
  'needs-work': 'Mark as needing work',
  excluded: 'Exclude from exports',
} as const;

const schema = z.object({
  kind: z.literal('set-mark'),
  mark: markName.nullable(),
  note: z.string().max(2000).optional(),
});

export const setMark: EditKind<'set-mark', typeof schema> = {
  kind: 'set-mark',
  schema,
  label: ({ mark }) => (mark === null ? 'Remove mark' : markLabels[mark]),
  nothing: () => 'The samples have this mark already.',
  captions: () => [],
};
