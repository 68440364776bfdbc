/** What a kind of edit is: its schema, its words, its rule, and how the bulk dialog and the command line ask for it. */
import type { z } from 'zod';
import type { CaptionKind } from '../api/caption.ts';
import type { BulkForm } from './bulkForm.ts';
import type { Applied, CaptionTexts, EditContext } from './changes.ts';

export interface NothingFacts {
  /** Samples that were asked about. */
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
   * What it makes of one sample's captions. Left out: it is no edit of texts, and is carried out elsewhere.
   * @throws SyntaxError for a pattern that is none; RangeError for a tag that is none
   */
  apply?(edit: z.infer<Schema>, captions: CaptionTexts, context: EditContext): Applied;
  /** The tags that it names, each of which must be one tag; left out: none. */
  tagsNamed?(edit: z.infer<Schema>): readonly string[];
  /** The tags that it may write, as they were typed; left out: none. */
  tagsWritten?(edit: z.infer<Schema>): readonly string[];
  /** The tags by whose samples its work can be narrowed down; left out: any caption may change. */
  tagsTouched?(edit: z.infer<Schema>): readonly string[];
  /** The tags whose names it looks for in NL captions; left out: none. */
  namesSought?(edit: z.infer<Schema>): readonly string[];
  /** How the bulk dialog asks for it; left out: it does not. */
  readonly bulk?: BulkForm<z.infer<Schema>>;
  readonly command?: EditCommand;
}
