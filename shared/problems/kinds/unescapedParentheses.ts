/** Parentheses without their backslashes. */
import { none, type ProblemKindRow } from '../problemKind.ts';
import { named } from '../sentences.ts';
import { textsOf } from '../spelling.ts';

export const unescapedParentheses = {
  kind: 'unescaped-parentheses',
  severity: 'warning',
  title: 'Parentheses not escaped',
  about:
    'Prompts read bare parentheses as emphasis, so that \\( and \\) are the convention. Faces such as (o)_(o) stay as they are.',
  mend: 'safe',
  todo: 'Escape them.',
  shows: 'tags',
  message: ({ words }) => `Parentheses are not escaped in ${named(words)}.`,
  find: ({ tags }) => {
    const bare = tags.filter((tag) => tag.bare);
    return bare.length === 0 ? none : [{ words: textsOf(bare), against: [] }];
  },
  fix: (_, style) =>
    style.escaped ? { kind: 'normalise' } : { kind: 'normalise', style: { ...style, escaped: true } },
} as const satisfies ProblemKindRow;
