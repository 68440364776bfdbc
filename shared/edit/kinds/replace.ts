/** What matches a regular expression is replaced. */
import { z } from 'zod';
import { captionKind } from '../../api/caption.ts';
import { captionField, textOf } from '../bulkForm.ts';
import { changed, changeOf, inTags } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { compiled, replaceProblem } from '../pattern.ts';
import { replaceInTags } from '../tagEdits.ts';
import { captionWord, quoted } from '../words.ts';

const schema = z.object({
  kind: z.literal('replace'),
  caption: captionKind,
  /** A JavaScript regular expression with the `u` flag. On tags: each tag by itself. */
  pattern: z.string().min(1, 'a pattern is needed'),
  ignoreCase: z.boolean().default(false),
  /** With `$1` and `$<name>`. */
  replacement: z.string(),
});

export const replace: EditKind<'replace', typeof schema> = {
  kind: 'replace',
  schema,
  label: ({ pattern, replacement, caption }) =>
    `Replace /${pattern}/ by ${quoted(replacement)} in ${captionWord[caption]}`,
  nothing: ({ pattern }) => `Nothing here matches /${pattern}/, or it is replaced by itself.`,
  captions: ({ caption }) => [caption],
  apply: ({ caption, pattern, ignoreCase, replacement }, captions) => {
    const { nl } = captions;
    if (caption === 'tags')
      return changed(
        inTags(captions, (text) => replaceInTags(text, compiled(pattern, ignoreCase), replacement)),
      );
    return changed(
      nl === null ? null : changeOf('nl', nl, nl.replace(compiled(pattern, ignoreCase), replacement)),
    );
  },
  bulk: {
    name: 'Replace by pattern',
    about: 'A regular expression, with groups: $1 stands for the first. In tags: inside of each tag.',
    fields: [
      captionField,
      { is: 'line', name: 'pattern', label: 'Pattern', initial: '', focus: () => true },
      { is: 'line', name: 'replacement', label: 'Replacement', initial: '' },
      { is: 'switch', name: 'ignoreCase', label: 'Ignore case', initial: false },
    ],
    input: ({ caption, pattern, ignoreCase, replacement }) => ({ caption, pattern, ignoreCase, replacement }),
    values: ({ caption, pattern, ignoreCase, replacement }) => ({
      caption,
      pattern,
      ignoreCase,
      replacement,
    }),
    lacks: () => 'Type a pattern.',
    problem: (values) => replaceProblem(textOf(values, 'pattern'), textOf(values, 'replacement')),
  },
};
