/** Settings of one export format: a schema, and the words from which the dialog builds a field for each of them. */
import type { z } from 'zod';

/** A switch. */
interface SwitchWords {
  readonly label: string;
  readonly hint?: string;
}

/** One of several words. */
interface ChoiceWords<Value extends string> extends SwitchWords {
  readonly choices: Readonly<Record<Value, string>>;
}

/** A number, from `least` to `most`. */
interface NumberWords extends SwitchWords {
  readonly least: number;
  readonly most: number;
  readonly whole?: true;
}

export type FieldWords = SwitchWords | ChoiceWords<string> | NumberWords;

/** The words that a value of this type needs; `[Value]`: those of a choice are for all of its values together. */
type WordsFor<Value> = [Value] extends [boolean]
  ? SwitchWords
  : [Value] extends [number]
    ? NumberWords
    : [Value] extends [string]
      ? ChoiceWords<Value>
      : never;

export interface FormatSettings {
  /** Their place in the settings: `--set KEY.captions=files`. */
  readonly key: string;
  readonly schema: z.ZodObject;
  readonly words: Readonly<Record<string, FieldWords>>;
  /** A summary under the folded head of the section. */
  gist(own: Readonly<Record<string, unknown>>): string;
}

/** Settings with words for each of them: the compiler reports missing ones. */
export const formatSettings = <const Key extends string, Schema extends z.ZodObject>(settings: {
  readonly key: Key;
  readonly schema: Schema;
  readonly words: { readonly [Name in keyof z.infer<Schema>]: WordsFor<z.infer<Schema>[Name]> };
  gist(own: z.infer<Schema>): string;
}) => settings;
