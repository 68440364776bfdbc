/**
 * What a kind of edit is: its schema, its words, its rule, and its fields in the bulk dialog and on the
 * command line.
 */
import type { z } from 'zod';
import type { CaptionKind } from '../api/caption.ts';
import type { BulkForm } from './bulkForm.ts';
import type { Applied, CaptionTexts, EditContext } from './changes.ts';

export interface NothingFacts {
  /** Samples in the scope. */
  readonly scope: number;
  /** How many of them have a tag that the edit names; null where it names none to look for. */
  readonly having: number | null;
}

/** A command of the command line: `proofsheet NAME DIR WORDS`. */
export interface EditCommand {
  readonly name: string;
  readonly about: string;
  readonly words: readonly { readonly name: string; readonly about: string }[];
  /** It takes `--only tags` and `--only nl`. */
  readonly takesOnly?: true;
  /** The edit without its kind. @param captions which of the two are meant */
  readonly input: (
    words: readonly string[],
    captions: { readonly tags: boolean; readonly prose: boolean },
  ) => Readonly<Record<string, unknown>>;
}

export interface EditKind<Kind extends string, Schema extends z.ZodObject> {
  readonly kind: Kind;
  readonly schema: Schema;
  /** For history, reports and previews. */
  label(edit: z.infer<Schema>): string;
  /** Why it would change nothing, in a sentence. */
  nothing(edit: z.infer<Schema>, facts: NothingFacts): string;
  /** Which captions it reads and may change. */
  captions(edit: z.infer<Schema>): readonly CaptionKind[];
  /**
   * Its changes for one sample's captions. Missing: it is not an edit of texts, and is done elsewhere.
   * @throws SyntaxError for an invalid pattern; RangeError for a text that is not one tag
   */
  apply?(edit: z.infer<Schema>, captions: CaptionTexts, context: EditContext): Applied;
  /** The tags that it names, each of which must be one tag; missing: none. */
  tagsNamed?(edit: z.infer<Schema>): readonly string[];
  /** The tags that it may write, as they were typed; missing: none. */
  tagsWritten?(edit: z.infer<Schema>): readonly string[];
  /** The tags whose samples it can be limited to; missing: any caption may change. */
  tagsTouched?(edit: z.infer<Schema>): readonly string[];
  /** The tags whose names it looks for in NL captions; missing: none. */
  namesSought?(edit: z.infer<Schema>): readonly string[];
  /** Its fields in the bulk dialog; missing: it is not offered there. */
  readonly bulk?: BulkForm<z.infer<Schema>>;
  readonly command?: EditCommand;
}
