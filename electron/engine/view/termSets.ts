/** The set of samples that one term of a query matches. */
import { fileNameOf } from '../../../shared/paths.ts';
import { type State, type Term, literalOf } from '../../../shared/query/ast.ts';
import { foldPath } from '../../../shared/query/measures.ts';
import { captionFlags, type CaptionFlags, type Columns, type Texts, flag } from '../index/columns.ts';
import type { FoundSamples } from '../index/findings.ts';
import type { OriginSource } from '../index/origins.ts';
import { type BitSet, addAll, addBit, complement, emptySet, setOf, subtract } from './bitset.ts';
import { byRevision } from '../work/byRevision.ts';
import { comparisonOf } from './comparison.ts';
import { type MarkSource, markedSet } from './marks.ts';
import type { Measures } from './measures.ts';
import type { Paths } from '../index/paths.ts';
import { nlMatching } from './nlTerms.ts';
import { keysNamed, tagsContaining, tagsNamed } from './tagTerms.ts';
import { wholePattern } from './wildcards.ts';
import { writtenBy } from './writers.ts';

export interface TermSources {
  readonly columns: Columns;
  readonly texts: Texts;
  readonly paths: Paths;
  readonly measures: Measures;
  readonly marks: MarkSource;
  readonly findings: FoundSamples;
  readonly origins: Pick<OriginSource, 'all'>;
}

const stateFlags: Record<State, number> = {
  broken: flag.broken,
  unreadable: flag.tagsUnreadable | flag.nlUnreadable,
  animated: flag.animated,
  transparent: flag.alpha,
};
/** There is such a file. */
const anyCaption = ({ present, unreadable }: CaptionFlags): number => present | unreadable;

/** Returns, by id, whether a sample's path, name or extension matches. */
const matchesPath = (
  paths: Paths,
  { field, value }: Extract<Term, { kind: 'path' }>,
): ((id: number) => boolean) => {
  if (field === 'ext') {
    const { extensions, extensionOf } = paths.facts();
    const [first, ...rest] = value;
    const undotted =
      first?.kind === 'text' ? [{ ...first, text: first.text.replace(/^\./, '') }, ...rest] : value;
    const pattern = wholePattern(undotted, foldPath);
    const meant = extensions.map((extension) => pattern.test(extension));
    return (id) => meant[extensionOf[id] ?? -1] ?? false;
  }
  const literal = literalOf(value);
  const text = literal === null ? '' : foldPath(literal);
  const pattern = wholePattern(value, foldPath);
  const isMeant = literal === null ? (of: string) => pattern.test(of) : (of: string) => of.includes(text);
  const subject = (path: string): string => (field === 'path' ? path : fileNameOf(path));
  const folded = paths.facts().folded();
  return (id) => isMeant(subject(folded[id] ?? ''));
};

export interface TermSets {
  /** All samples of the dataset; not to be changed. */
  readonly everything: () => BitSet;
  /**
   * A set that the caller owns. NL captions are searched in SQLite, which may have samples that the columns
   * do not have yet, or no more.
   * @param inCaptions the matches in NL captions, if these have been searched already
   */
  readonly ofTerm: (term: Term, inCaptions?: ArrayLike<number>) => BitSet;
}

export const createTermSets = (sources: TermSources): TermSets => {
  const { columns, texts, paths, measures, marks, findings, origins } = sources;
  const where = (holds: (id: number) => boolean): BitSet => {
    const set = emptySet(columns.slots);
    for (let id = 1; id < columns.slots; id++) if (holds(id)) addBit(set, id);
    return set;
  };
  const withFlags = (bits: number): BitSet => {
    const { flags } = columns;
    return where((id) => ((flags[id] ?? 0) & bits) !== 0);
  };
  const everything = byRevision(
    () => columns.revision,
    () => withFlags(flag.alive),
  );

  const withTags = (tags: readonly number[]): BitSet => {
    const set = emptySet(columns.slots);
    for (const tag of tags) addAll(set, columns.tags.samples(tag));
    return set;
  };

  /** A truncated image shows only when it is decoded: that is a finding. */
  const stateSet = (state: State): BitSet => {
    const set = withFlags(stateFlags[state]);
    if (state === 'broken') addAll(set, findings.ids('problem', 'broken-image'));
    return set;
  };

  const ofTerm = (term: Term, inCaptions?: ArrayLike<number>): BitSet => {
    switch (term.kind) {
      case 'bare': {
        const set = withTags(tagsContaining(columns.tags, term.value));
        addAll(set, inCaptions ?? nlMatching(texts, term));
        return set;
      }
      case 'nl':
        return setOf(inCaptions ?? nlMatching(texts, term), columns.slots);
      case 'tag':
        return withTags(tagsNamed(columns.tags, term.field, term.value));
      case 'path':
        return where(matchesPath(paths, term));
      case 'number':
      case 'range': {
        const holds = comparisonOf(term);
        const measure = measures.of(term.field);
        return where((id) => holds(measure(id)));
      }
      case 'missing': {
        const set = withFlags(anyCaption(captionFlags[term.caption]));
        complement(set, everything());
        return set;
      }
      case 'empty':
        return withFlags(captionFlags[term.caption].empty);
      case 'is':
        return stateSet(term.state);
      case 'mark':
        return markedSet(marks, term.mark, everything(), columns.slots);
      case 'saved':
        throw new Error('A saved query is replaced by its conditions first.');
      case 'by': {
        const written = origins.all();
        if (literalOf(term.value)?.toLowerCase() === 'hand') {
          const { tags, nl } = captionFlags;
          const set = withFlags(anyCaption(tags) | anyCaption(nl));
          subtract(set, setOf([...written.keys()], columns.slots));
          return set;
        }
        return setOf(writtenBy(written, term.value), columns.slots);
      }
      case 'doubt': {
        const set = emptySet(columns.slots);
        const doubts = findings.doubts(term.field);
        for (const key of keysNamed([...doubts.keys()], term.value)) {
          const ids = doubts.get(key) ?? [];
          for (const id of ids) if (id < columns.slots) addBit(set, id);
        }
        return set;
      }
      case 'finding':
        return setOf(findings.ids(term.field, term.value), columns.slots);
    }
  };
  return { everything, ofTerm };
};
