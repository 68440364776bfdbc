/** The lists under the query field: what is drawn, and how choosing changes the text. */
import { fields } from '../../shared/query/fields.ts';
import { countText } from '../ui/display/numbers.ts';
import { withSuggestion, type Suggestion } from './suggest.ts';
import type { Option } from './Suggestions.tsx';

export interface Choice {
  readonly option: Option;
  /** The field after choosing it. `done`: it is a whole query, nothing more to choose. */
  readonly after: { readonly text: string; readonly cursor: number; readonly done: boolean };
}

const begin: ReadonlySet<string> = new Set(['char', 'tag', 'nl', 'missing', 'width', 'sort']);
const recentShown = 5;

/** For an empty field: earlier queries, and the most used fields. */
export const beginnings = (recent: readonly string[]): readonly Choice[] => [
  ...recent.slice(0, recentShown).map((query): Choice => {
    const option = {
      key: `recent ${query}`,
      group: 'Earlier',
      label: query,
      typed: '',
      hint: null,
      count: null,
    };
    return {
      option: { ...option, mark: 'history' },
      after: { text: query, cursor: query.length, done: true },
    };
  }),
  ...fields
    .filter((field) => begin.has(field.name))
    .map((field): Choice => {
      const text = `${field.name}:`;
      const option = {
        key: text,
        group: 'Begin with a word, or with',
        label: text,
        typed: '',
        hint: field.sentence,
      };
      return {
        option: { ...option, count: null, mark: null },
        after: { text, cursor: text.length, done: false },
      };
    }),
];

/** For the word at the cursor. */
export const completions = (
  text: string,
  typed: string,
  suggestions: readonly Suggestion[],
): readonly Choice[] =>
  suggestions.map((suggestion) => {
    const { key, label, hint, count, category } = suggestion;
    return {
      option: {
        key,
        group: null,
        label,
        typed,
        hint,
        count: count === null ? null : countText(count),
        mark: category,
      },
      after: { ...withSuggestion(text, suggestion), done: !suggestion.insert.endsWith(':') },
    };
  });
