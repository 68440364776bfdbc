/** What can be offered for the word at the cursor: fields, values of a field, tags of the dataset. */
import type { TagCategory } from '../../shared/api/caption.ts';
import type { Completion } from '../../shared/api/view.ts';
import { foldKey, foldTag } from '../../shared/caption/identity.ts';
import type { CompletionContext } from '../../shared/query/completion.ts';
import { fields, isTagField, type Field } from '../../shared/query/fields.ts';
import { printValue } from '../../shared/query/print.ts';
import { tagTerm } from '../../shared/query/tagTerm.ts';

export interface Suggestion {
  readonly key: string;
  readonly label: string;
  /** How many samples have it. */
  readonly count: number | null;
  readonly category: TagCategory | null;
  /** What it means, in a few words. */
  readonly hint: string | null;
  /** Replaces the text from `from` to `to`. */
  readonly insert: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Whether the word at the cursor is probably unfinished: the beginning of a tag's name finds nothing (names
 * are compared as a whole), and `mis` is more often the start of `missing:` than a word.
 */
export const isUnfinished = (context: CompletionContext | null): boolean => {
  if (context === null || context.value === '') return false;
  if (context.field !== null) return isTagField(context.field) && !/[*?]/.test(context.value);
  return context.value.length > 1 && fields.some(({ name }) => name.startsWith(context.value));
};

/**
 * Whether a tag's name is unfinished: some tags contain the text, but none equals it. Such a query would find
 * nothing, and the sheet would be empty while the user chooses.
 */
export const isOnItsWay = (context: CompletionContext | null, offered: readonly Suggestion[]): boolean => {
  if (context === null || context.field === null || !isTagField(context.field)) return false;
  const typed = foldTag(context.value).trim();
  const names = offered.filter(({ category }) => category !== null).map(({ label }) => foldKey(label));
  return names.length > 0 && !names.some((name) => name === typed || name.startsWith(`${typed} (`));
};

/** The request to the engine. */
export interface Wish {
  readonly text: string;
  /** One category; all when undefined. */
  readonly categories: TagCategory | undefined;
}

const categoryOfField: Readonly<Record<string, TagCategory>> = {
  char: 'character',
  artist: 'artist',
  copyright: 'copyright',
};
/** The field that the cursor is in, if there is one of that name. */
export const fieldAt = (context: CompletionContext | null): Field | null =>
  context === null ? null : (fields.find((field) => field.name === context.field) ?? null);

/** Which tags are wanted at the cursor, or null where tags do not apply. */
export const wishFor = (context: CompletionContext | null): Wish | null => {
  if (context === null || /[*?]/.test(context.value)) return null;
  const { field, value } = context;
  if (field === null) return value === '' ? null : { text: value, categories: undefined };
  const category = categoryOfField[field];
  if (category === undefined && field !== 'tag') return null;
  return { text: value, categories: category };
};

const plain = (
  context: CompletionContext,
  label: string,
  insert: string,
  hint: string | null,
): Suggestion => ({
  key: `${context.field ?? ''}:${label}`,
  label,
  count: null,
  category: null,
  hint,
  insert,
  from: context.from,
  to: context.to,
});

/** Fields that begin with the typed text: `wi` offers `width:`. */
const fieldNames = (context: CompletionContext): readonly Suggestion[] => {
  const typed = context.value.toLowerCase();
  if (context.field !== null || typed === '') return [];
  return fields
    .filter((field) => field.name.startsWith(typed))
    .slice(0, 3)
    .map((field) => plain(context, `${field.name}:`, `${field.name}:`, field.sentence));
};

/** `missing:`, `is:`, `sort:` take one of a few words. */
const choices = (context: CompletionContext): readonly Suggestion[] => {
  const field = fieldAt(context);
  if (field?.takes !== 'choice') return [];
  const reverse = context.value.startsWith('-') ? '-' : '';
  const typed = context.value.slice(reverse.length).toLowerCase();
  const starts = field.values.filter((value) => value.startsWith(typed));
  const inside = field.values.filter((value) => !value.startsWith(typed) && value.includes(typed));
  return [...starts, ...inside].map((value) => plain(context, reverse + value, reverse + value, null));
};

/** `saved:` takes the name of a saved query. */
const names = (context: CompletionContext, saved: readonly string[]): readonly Suggestion[] => {
  if (context.field !== 'saved') return [];
  const typed = context.value.toLowerCase();
  return saved
    .filter((name) => name.toLowerCase().includes(typed))
    .map((name) => plain(context, name, printValue(name), null));
};

const tagOf = (context: CompletionContext, completion: Completion): Suggestion => {
  return {
    key: `tag ${completion.key}`,
    label: completion.key,
    count: completion.count,
    category: completion.category,
    hint: completion.alias === undefined ? null : `also called ${completion.alias}`,
    insert:
      context.field === null ? tagTerm(completion.key, completion.category) : printValue(completion.key),
    from: context.from,
    to: context.to,
  };
};

/**
 * @param completions the engine's answer, perhaps to the letters before: those that do not match any more are
 * left out
 */
export const suggestionsFor = (
  context: CompletionContext | null,
  completions: readonly Completion[],
  saved: readonly string[] = [],
): readonly Suggestion[] => {
  if (context === null) return [];
  const wish = wishFor(context);
  const typed = wish === null ? '' : foldTag(wish.text).trim();
  const tags =
    wish === null
      ? []
      : completions.filter(
          ({ key, alias = '', category }) =>
            (foldKey(key).includes(typed) || alias.includes(typed)) &&
            (wish.categories === undefined || category === wish.categories),
        );
  return [
    ...choices(context),
    ...names(context, saved),
    ...fieldNames(context),
    ...tags.map((tag) => tagOf(context, tag)),
  ];
};

/** The text with a suggestion inserted, and the cursor afterwards: behind a space, unless a value must follow. */
export const withSuggestion = (
  text: string,
  { insert, from, to }: Suggestion,
): { readonly text: string; readonly cursor: number } => {
  const rest = text.slice(to);
  const space = insert.endsWith(':') || rest.startsWith(' ') || rest.startsWith(')') ? '' : ' ';
  const cursor = from + insert.length + (insert.endsWith(':') || rest.startsWith(')') ? 0 : 1);
  return { text: text.slice(0, from) + insert + space + rest, cursor };
};
