/** Syntax that has a meaning in a prompt, and none to a trainer. */
import { none, type ProblemKindRow } from '../problemKind.ts';
import { named, plural } from '../sentences.ts';
import { textsOf } from '../spelling.ts';

export const promptSyntax = {
  kind: 'prompt-syntax',
  severity: 'hint',
  title: 'Prompt syntax in tags',
  about:
    'Weights, networks and wildcards mean something in a prompt. Trainers read them letter by letter (kohya reads weights with weighted_captions, variants with enable_wildcard). Proofsheet leaves them as they are.',
  mend: 'person',
  todo: 'Remove it, or keep it where your trainer reads it.',
  shows: 'tags',
  message: ({ words }) =>
    `${named(words)} ${plural(words, 'is', 'are')} prompt syntax; the trainer reads ${plural(words, 'it', 'them')} letter by letter.`,
  find: ({ tags }) => {
    const found = tags.filter(({ syntax }) => syntax !== null);
    return found.length === 0 ? none : [{ words: textsOf(found), against: [] }];
  },
} as const satisfies ProblemKindRow;
