/** An edit is an intention: what is to become of the captions of a scope. `planEdit` turns it into changes of files. */
import { z } from 'zod';
import { captionKind, tagCategory } from '../api/caption.ts';
import { cleaning } from '../caption/cleaning.ts';

const tagText = z.string().trim().min(1, 'a tag is needed');

/** Where a tag goes. `after-activation`: behind the leading character, copyright and artist tags. */
export const tagPlace = z.discriminatedUnion('at', [
  z.object({ at: z.literal('front') }),
  z.object({ at: z.literal('end') }),
  z.object({ at: z.literal('after-activation') }),
  z.object({ at: z.literal('after'), tag: tagText }),
  /** Counted from 1, as people do; past the end means the end. */
  z.object({ at: z.literal('position'), position: z.number().int().positive() }),
]);
export type TagPlace = z.infer<typeof tagPlace>;

export const mark = z.enum(['reviewed', 'needs-work', 'excluded']);
export type Mark = z.infer<typeof mark>;

/** How tags are written. */
export const tagStyleChoice = z.object({
  escaped: z.boolean(),
  underscores: z.boolean(),
  lowercase: z.boolean(),
});

/** Steps that need no word from the user in between: what may be joined into one edit. */
const addStep = z.object({ kind: z.literal('add-tag'), tag: tagText, place: tagPlace });
const removeStep = z.object({ kind: z.literal('remove-tag'), tag: tagText });
/** A JavaScript regular expression with the `u` flag; `$1`, `$<name>` in `replacement`. On tags: each tag by itself. */
const replaceStep = z.object({
  kind: z.literal('replace'),
  caption: captionKind,
  pattern: z.string().min(1, 'a pattern is needed'),
  ignoreCase: z.boolean().default(false),
  replacement: z.string(),
});

export const edit = z.discriminatedUnion('kind', [
  /** One caption's whole text, as it was typed. `expected` is the text that the writer saw (null: no file). */
  z.object({
    kind: z.literal('set-text'),
    caption: captionKind,
    text: z.string(),
    expected: z.string().nullable().optional(),
  }),
  /** One caption's tags, as chips: only what differs from `expected` is touched. */
  z.object({ kind: z.literal('set-tags'), tags: z.array(tagText), expected: z.array(z.string()) }),
  z.object({ kind: z.literal('clear'), caption: captionKind }),
  /** Adds where it is missing. */
  addStep,
  removeStep,
  /** `prose`: also wherever the NL names it. `tags: false`: only there. */
  z.object({
    kind: z.literal('rename-tag'),
    from: tagText,
    to: tagText,
    tags: z.boolean().default(true),
    prose: z.boolean(),
  }),
  z.object({
    kind: z.literal('swap-tags'),
    a: tagText,
    b: tagText,
    tags: z.boolean().default(true),
    prose: z.boolean(),
  }),
  /** Every spelling of this tag becomes the given one. */
  z.object({ kind: z.literal('merge-spellings'), spelling: tagText }),
  replaceStep,
  /** One after the other, as one edit. */
  z.object({
    kind: z.literal('sequence'),
    steps: z.array(z.discriminatedUnion('kind', [addStep, removeStep, replaceStep])).min(1),
  }),
  z.object({ kind: z.literal('move-tag'), tag: tagText, place: tagPlace }),
  /** Stable: within a category tags keep their order. Categories that are not named come last. */
  z.object({ kind: z.literal('sort-tags'), order: z.array(tagCategory).min(1) }),
  /** Escaping, underscores, case, spacing and duplicates; `style` null: the dataset's own. */
  z.object({ kind: z.literal('normalise'), style: tagStyleChoice.nullable().default(null) }),
  /** Byte order marks, line ends, invisible characters, tags that no comma separates. */
  z.object({ kind: z.literal('clean'), caption: captionKind, what: cleaning }),
  /** Writes a caption that is not UTF-8 anew as UTF-8, reading it in the named encoding. */
  z.object({ kind: z.literal('convert'), caption: captionKind, encoding: z.string().min(1) }),
  z.object({ kind: z.literal('set-mark'), mark: mark.nullable(), note: z.string().max(2000).optional() }),
]);
export type Edit = z.infer<typeof edit>;
/** What a caller writes: defaults may be left out. */
export type EditInput = z.input<typeof edit>;
