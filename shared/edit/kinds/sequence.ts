/** Several steps, one after the other, as one edit. */
import { z } from 'zod';
import { changed, changeOf, type CaptionTexts } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { addTag } from './addTag.ts';
import { removeTag } from './removeTag.ts';
import { replace } from './replace.ts';

/** Kinds that need no confirmation in between. */
const stepKinds = [addTag, removeTag, replace] as const;
const step = z.discriminatedUnion('kind', [addTag.schema, removeTag.schema, replace.schema]);
type Step = z.infer<typeof step>;

const schema = z.object({ kind: z.literal('sequence'), steps: z.array(step).min(1) });

const kindOf = ({ kind }: Step): EditKind<string, z.ZodObject> => {
  const found = stepKinds.find((each: EditKind<string, z.ZodObject>) => each.kind === kind);
  if (found === undefined) throw new Error(`${kind} is no step.`);
  return found;
};

const labelOf = (of: Step): string => kindOf(of).label(of);

export const sequence: EditKind<'sequence', typeof schema> = {
  kind: 'sequence',
  schema,
  /** Few steps one by one; many tags as their number: a label is one line. */
  label: ({ steps }) => {
    if (steps.length <= 2) return steps.map(labelOf).join('; ');
    const [first] = steps;
    if (steps.every(({ kind }) => kind === 'add-tag')) return `Add ${steps.length} tags`;
    if (steps.every(({ kind }) => kind === 'remove-tag')) return `Remove ${steps.length} tags`;
    return `${first === undefined ? '' : labelOf(first)}; and ${steps.length - 1} more steps`;
  },
  nothing: ({ steps }, facts) => steps.map((each) => kindOf(each).nothing(each, facts)).join(' '),
  tagsNamed: ({ steps }) => steps.flatMap((each) => kindOf(each).tagsNamed?.(each) ?? []),
  captions: ({ steps }) => [...new Set(steps.flatMap((each) => kindOf(each).captions(each)))],
  /** Each step works on the result of the one before. */
  apply: ({ steps }, captions, context) => {
    const now: { -readonly [Caption in keyof CaptionTexts]: CaptionTexts[Caption] } = { ...captions };
    const merged = { tags: false, nl: false };
    for (const each of steps) {
      for (const made of kindOf(each).apply?.(each, now, context).changes ?? []) {
        now[made.caption] = made.after;
        merged[made.caption] ||= made.merged;
      }
    }
    return changed(
      changeOf('tags', captions.tags, now.tags, merged.tags),
      changeOf('nl', captions.nl, now.nl, merged.nl),
    );
  },
  tagsWritten: ({ steps }) => steps.flatMap((each) => kindOf(each).tagsWritten?.(each) ?? []),
};
