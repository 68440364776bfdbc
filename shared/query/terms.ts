/**
 * A term as a switch in a query's text: what a click on a facet does. Everything else in the text stays as typed,
 * but for the white space and the `AND` beside a term that goes.
 */
import { foldTag, tagKey } from '../caption/identity.ts';
import type { Condition, Value } from './ast.ts';
import { parseLocated, type Conjunct, type Parsed } from './parse.ts';
import { printTerm } from './print.ts';

const mapValue = (value: Value, change: (text: string) => string): Value =>
  value.map((part) => (part.kind === 'text' ? { ...part, text: change(part.text) } : part));

/** The form that conditions with one meaning share: tags go by identity, texts by lower case. */
const canonical = (condition: Condition): Condition => {
  const { kind } = condition;
  if (kind === 'and' || kind === 'or') return { kind, parts: condition.parts.map(canonical) };
  if (kind === 'not') {
    const { part } = condition;
    return part.kind === 'not' ? canonical(part.part) : { kind, part: canonical(part) };
  }
  if (kind === 'tag' || kind === 'doubt') {
    return {
      ...condition,
      value: mapValue(condition.value, condition.value.length === 1 ? tagKey : foldTag),
    };
  }
  if (kind === 'path' || kind === 'bare' || kind === 'nl' || kind === 'by') {
    return { ...condition, value: mapValue(condition.value, (text) => text.toLowerCase().normalize('NFC')) };
  }
  if (kind === 'saved') return { kind, name: condition.name.toLowerCase().normalize('NFC') };
  return condition;
};

const meaning = (condition: Condition): string => printTerm(canonical(condition));

const opposite = (condition: Condition): Condition =>
  condition.kind === 'not' ? condition.part : { kind: 'not', part: condition };

/** The conditions that a text asks for together: one for `tag:x`, two for `width:64 height:64`. */
const wanted = (parsed: Parsed): readonly Condition[] =>
  parsed.conjuncts.length > 0
    ? parsed.conjuncts.map((conjunct) => conjunct.condition)
    : parsed.query.where === null
      ? []
      : [parsed.query.where];

const holds = (conjuncts: readonly Conjunct[], condition: Condition): boolean =>
  conjuncts.some((conjunct) => meaning(conjunct.condition) === meaning(condition));

/** Whether `text` asks for `term` (both are queries; every part of `term` must stand on the top level of `text`). */
export const hasTerm = (text: string, term: string): boolean => {
  const query = parseLocated(text);
  const asked = parseLocated(term);
  if (!query.ok || !asked.ok) return false;
  const conditions = wanted(asked);
  return conditions.length > 0 && conditions.every((condition) => holds(query.conjuncts, condition));
};

/** The text without these conjuncts; the others keep their spelling and their order. */
const without = (text: string, parsed: Parsed, conditions: readonly Condition[]): string => {
  const gone = new Set(conditions.map(meaning));
  const kept = parsed.conjuncts.filter((conjunct) => !gone.has(meaning(conjunct.condition)));
  if (kept.length === parsed.conjuncts.length) return text;
  return [...kept, ...(parsed.sortPlace === null ? [] : [parsed.sortPlace])]
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');
};

/** An `OR` on the top level goes into parentheses before something is put beside it; its order stays outside. */
const grouped = (text: string, parsed: Parsed): string => {
  if (parsed.query.where?.kind !== 'or' || parsed.conjuncts.length > 0) return text;
  const place = parsed.sortPlace;
  if (place === null) return `(${text.trim()})`;
  const rest = `${text.slice(0, place.start).trimEnd()} ${text.slice(place.end).trimStart()}`;
  return `(${rest.trim()}) ${text.slice(place.start, place.end)}`;
};

const printPart = (condition: Condition): string =>
  condition.kind === 'or' ? `(${printTerm(condition)})` : printTerm(condition);

/**
 * `text` with `term` added, or taken out where it asks for it already. Where it asks for the opposite, that goes.
 * A text that does not parse gets the term appended, and stays the error it is.
 */
export const toggleTerm = (text: string, term: string): string => {
  const query = parseLocated(text);
  const asked = parseLocated(term);
  if (!query.ok || !asked.ok) return `${text.trimEnd()} ${term}`.trim();
  const conditions = wanted(asked);
  if (hasTerm(text, term)) return without(text, query, conditions);
  const rest = grouped(without(text, query, conditions.map(opposite)), query);
  const missing = conditions.filter((condition) => !holds(query.conjuncts, condition));
  const asTyped = missing.length === conditions.length && !term.trimStart().startsWith('\\(');
  const added = asTyped ? grouped(term, asked) : missing.map(printPart).join(' ');
  return `${rest.trim()} ${added.trim()}`.trim();
};

/** The term that excludes what `term` asks for, and the other way round. A text that does not parse stays. */
export const negateTerm = (term: string): string => {
  const parsed = parseLocated(term);
  if (!parsed.ok || parsed.query.where === null) return term;
  return printTerm(opposite(parsed.query.where));
};

/** Conditions of which one usually takes another's place: `char:ember` and `char:yvonne`. */
const kindOf = (condition: Condition): string =>
  condition.kind === 'tag' ? `${condition.kind} ${condition.field}` : meaning(condition);

/** `text` with `term` in the place of all that it asks for of the same field. Exclusions stay. */
export const replaceTerm = (text: string, term: string): string => {
  const query = parseLocated(text);
  const asked = parseLocated(term);
  if (!query.ok || !asked.ok) return toggleTerm(text, term);
  const kinds = new Set(wanted(asked).map(kindOf));
  const replaced = query.conjuncts.filter(({ condition }) => kinds.has(kindOf(condition)));
  return toggleTerm(
    without(
      text,
      query,
      replaced.map(({ condition }) => condition),
    ),
    term,
  );
};
