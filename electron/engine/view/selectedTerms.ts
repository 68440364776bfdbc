/** The terms on the top level of a query: filters always show these, so that a click can take them out again. */
import { tagKey } from '../../../shared/caption/identity.ts';
import { literalOf, type Condition, type TagField } from '../../../shared/query/ast.ts';
import { printTerm } from '../../../shared/query/print.ts';

export interface SelectedTerms {
  /** Whether a term in canonical form, or its opposite, is in the query. */
  readonly has: (term: string) => boolean;
  /** Fields of tags that the query has a term of, if only for a part of a name. */
  readonly fields: ReadonlySet<TagField>;
  /** Tags that the query has or excludes, by identity key. */
  readonly tags: readonly { readonly field: TagField; readonly key: string }[];
}

const topLevel = (where: Condition | null): readonly Condition[] => {
  if (where === null) return [];
  return where.kind === 'and' ? where.parts : [where];
};

export const selectedTerms = (where: Condition | null): SelectedTerms => {
  const asked = topLevel(where);
  const conditions = asked.map((part) => (part.kind === 'not' ? part.part : part));
  const terms = new Set(conditions.map(printTerm));
  return {
    has: (term) => terms.has(term),
    fields: new Set(asked.flatMap((condition) => (condition.kind === 'tag' ? [condition.field] : []))),
    tags: conditions.flatMap((condition) => {
      if (condition.kind !== 'tag') return [];
      const literal = literalOf(condition.value);
      return literal === null ? [] : [{ field: condition.field, key: tagKey(literal) }];
    }),
  };
};
