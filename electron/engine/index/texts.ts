/** Whole texts and full-text search, through a connection of its own that only reads. */
import Database from 'better-sqlite3';
import type { CaptionKind } from '../../../shared/api/caption.ts';
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { Companions } from '../../../shared/model/companions.ts';
import { captionPath, stemPath } from './captionPaths.ts';
import type { CaptionFacts, Texts } from './columns.ts';
import { flag } from './columns.ts';
import { nlTextsOf } from './nlTexts.ts';
import type { SampleProblems } from '../../../shared/model/fileProblem.ts';

export interface ClosableTexts extends Texts {
  close(): void;
}

interface Sources {
  readonly indexFile: string;
  readonly problems: ReadonlyMap<number, SampleProblems>;
  readonly companions: ReadonlyMap<number, Companions>;
  readonly suffixes: () => CaptionSuffixes;
}

interface FactsRow {
  readonly relPath: string;
  readonly flags: number;
  readonly orientation: number;
  readonly pages: number;
  readonly tagsSize: number;
  readonly tagsMtime: number;
  readonly nlSize: number;
  readonly nlMtime: number;
  readonly tags: string | null;
  readonly nl: string | null;
}

/** More ids than this are asked for in pieces. */
const idsAQuery = 500;

/** Ids as JSON, in pieces of a query. */
function* pieces(ids: readonly number[]): Generator<string> {
  for (let at = 0; at < ids.length; at += idsAQuery) yield JSON.stringify(ids.slice(at, at + idsAQuery));
}

export const openTexts = ({ indexFile, problems, companions, suffixes }: Sources): ClosableTexts => {
  const db = new Database(indexFile, { readonly: true });
  const readable = `flags & ${flag.nlPresent}`;
  const facts = db.prepare<[number], FactsRow>(
    `SELECT relPath, flags, orientation, pages, tagsSize, tagsMtime, nlSize, nlMtime, tags, nl
     FROM sample JOIN caption USING (id) WHERE id = ?`,
  );
  const someNl = db.prepare<[string], { id: number; nl: string }>(
    `SELECT sample.id, nl FROM json_each(?) AS wanted JOIN sample ON sample.id = wanted.value
     JOIN caption ON caption.id = sample.id
     WHERE ${readable}`,
  );
  const someCaptions = db.prepare<[string], { id: number; tags: string | null; nl: string | null }>(
    'SELECT caption.id, tags, nl FROM json_each(?) AS wanted JOIN caption ON caption.id = wanted.value',
  );
  // '.' comes right before '/': every name that continues the stem with a dot.
  const besides = db.prepare<[string, string, string], string>(
    "SELECT relPath FROM sample WHERE relPath = ? OR (relPath >= ? || '.' AND relPath < ? || '/')",
  );
  besides.pluck();

  const sharing = (relPath: string): string[] => {
    const stem = stemPath(relPath);
    return besides.all(stem, stem, stem).filter((other) => other !== relPath && stemPath(other) === stem);
  };

  return {
    nl: (ids) => {
      const found = new Map<number, string>();
      for (const piece of pieces(ids)) for (const { id, nl } of someNl.all(piece)) found.set(id, nl);
      return found;
    },
    captions: (ids) => {
      const found = new Map<number, { readonly tags: string | null; readonly nl: string | null }>();
      for (const piece of pieces(ids))
        for (const { id, ...captions } of someCaptions.all(piece)) found.set(id, captions);
      return found;
    },
    ...nlTextsOf(db),
    facts: (id) => {
      const row = facts.get(id);
      if (row === undefined) return undefined;
      const sharedWith = sharing(row.relPath);
      const unusual = companions.get(id) ?? null;
      const file = (
        caption: CaptionKind,
        size: number,
        mtime: number,
        text: string | null,
      ): CaptionFacts => ({
        relPath: captionPath(row.relPath, caption, suffixes(), unusual),
        fileSize: Math.max(0, size),
        mtime,
        text,
        sharedWith: size < 0 ? [] : sharedWith,
      });
      return {
        orientation: row.orientation,
        pages: row.pages,
        sameName: sharedWith,
        tags: file('tags', row.tagsSize, row.tagsMtime, row.tags),
        nl: file('nl', row.nlSize, row.nlMtime, row.nl),
      };
    },
    problems: (id) => problems.get(id) ?? { image: null, tags: null, nl: null },
    close: () => db.close(),
  };
};
