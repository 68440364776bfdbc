/**
 * Changes of `proofsheet.json`: entries, not bytes, so that marking one of 100,000 samples does not journal the whole
 * file, and so that entries which another program wrote meanwhile stay as they are.
 */
import { z } from 'zod';

/** A place in the document and the value there; null: none. */
const entries = z.array(z.object({ path: z.array(z.string()).min(1), value: z.unknown() }));
export type ProjectEntry = z.infer<typeof entries>[number];

export type ProjectDocument = Record<string, unknown>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Entries as bytes for the journal. */
export const packEntries = (list: readonly ProjectEntry[]): Uint8Array =>
  encoder.encode(JSON.stringify(list));
export const unpackEntries = (bytes: Uint8Array | null): readonly ProjectEntry[] =>
  bytes === null ? [] : entries.parse(JSON.parse(decoder.decode(bytes)));

const isObject = (candidate: unknown): candidate is ProjectDocument =>
  typeof candidate === 'object' && candidate !== null && !Array.isArray(candidate);

/** Entries to set, with what history calls that. */
export interface ProjectEdit {
  readonly label: string;
  /** What was asked for, for the journal. */
  readonly intention: unknown;
  readonly after: readonly ProjectEntry[];
}

/** The entry at `path`, or null. */
export const entryAt = (document: ProjectDocument, path: readonly string[]): unknown => {
  let here: unknown = document;
  for (const step of path) {
    if (!isObject(here) || !Object.hasOwn(here, step)) return null;
    here = here[step];
  }
  return here ?? null;
};

/** Sets one entry of this very document. */
export const setEntry = (document: ProjectDocument, path: readonly string[], to: unknown): void => {
  const last = path.at(-1);
  if (last === undefined) return;
  let here = document;
  for (const step of path.slice(0, -1)) {
    const next = here[step];
    if (isObject(next)) here = next;
    else {
      const made: ProjectDocument = {};
      here[step] = made;
      here = made;
    }
  }
  if (to === null) delete here[last];
  else Object.defineProperty(here, last, { value: to, enumerable: true, configurable: true, writable: true });
};

/** The document, and every object on the way to these entries, as others that may be changed. */
const opened = (document: ProjectDocument, places: readonly (readonly string[])[]): ProjectDocument => {
  const copy = { ...document };
  const own = new Set([copy]);
  for (const path of places) {
    let here = copy;
    for (const step of path.slice(0, -1)) {
      const next = here[step];
      if (!Object.hasOwn(here, step) || !isObject(next)) break;
      const mine = own.has(next) ? next : { ...next };
      own.add(mine);
      if (mine !== next) setEntry(here, [step], mine);
      here = mine;
    }
  }
  return copy;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Sets each entry of `after` whose place still holds what `before` says (or holds it already).
 * Returns the new document, the entries that were set, and the places that hold something else, which are left alone.
 */
export const patchProject = (
  document: ProjectDocument,
  before: readonly ProjectEntry[],
  after: readonly ProjectEntry[],
): {
  readonly document: ProjectDocument;
  readonly set: readonly ProjectEntry[];
  readonly conflicts: readonly string[];
} => {
  const patched = opened(
    document,
    after.map(({ path }) => path),
  );
  const set: ProjectEntry[] = [];
  const conflicts: string[] = [];
  for (const [index, { path, value: to }] of after.entries()) {
    const current = entryAt(document, path);
    const expected = before[index]?.value ?? null;
    if (same(current, to)) continue;
    if (same(current, expected)) {
      setEntry(patched, path, to);
      set.push({ path, value: to });
    } else conflicts.push(path.join(' > '));
  }
  return { document: patched, set, conflicts };
};

/** @throws SyntaxError when the text is not a JSON object */
export const parseProject = (text: string): ProjectDocument => {
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed)) throw new SyntaxError('not a JSON object');
  return parsed;
};

export const printProject = (document: ProjectDocument): Uint8Array =>
  encoder.encode(`${JSON.stringify(document, null, 2)}\n`);
