/** What is known of the images, in memory by sample id: bytes, not objects, as there may be 100,000. */
import { flag, type Columns } from '../../index/columns.ts';
import { grown } from '../../index/growable.ts';
import { pictureState, type FilePiece, type PicturePiece } from './protocol.ts';
import { recordBytes, unpackFacts, type PictureFacts } from './record.ts';

export interface PictureSheet {
  /** Grows with everything that is added. */
  readonly size: number;
  /** Samples whose file, as it is now, has not been measured; in order. */
  unknown(columns: Columns): readonly number[];
  /** Those among them whose kept measures have not been looked up yet either. */
  fresh(columns: Columns): readonly number[];
  filesOf(columns: Columns, ids: readonly number[]): FilePiece;
  /** @param files those that were measured: by now the samples' files may have changed */
  add(ids: readonly number[], files: FilePiece, found: PicturePiece): void;
  isMeasured(columns: Columns, id: number): boolean;
  facts(columns: Columns, id: number): PictureFacts | null;
  problem(columns: Columns, id: number): string | null;
}

const alive = ({ flags }: Columns, id: number): boolean => ((flags[id] ?? 0) & flag.alive) !== 0;

const all = (columns: Columns, wanted: (id: number) => boolean): readonly number[] => {
  const ids: number[] = [];
  for (let id = 1; id < columns.slots; id += 1) if (alive(columns, id) && wanted(id)) ids.push(id);
  return ids;
};

export const createSheet = (): PictureSheet => {
  let size = 0;
  let states: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let records: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let sizes: Float64Array<ArrayBuffer> = new Float64Array(0);
  let mtimes: Float64Array<ArrayBuffer> = new Float64Array(0);
  const relPaths: string[] = [];
  const problems = new Map<number, string>();

  /** The file is the one that `states` describes. */
  const same = (columns: Columns, id: number): boolean =>
    alive(columns, id) &&
    sizes[id] === columns.fileSize[id] &&
    mtimes[id] === columns.mtime[id] &&
    relPaths[id] === columns.relPath(id);
  const current = (columns: Columns, id: number): boolean =>
    (states[id] ?? 0) !== pictureState.unknown && same(columns, id);

  const isMeasured = (columns: Columns, id: number): boolean =>
    current(columns, id) && states[id] === pictureState.measured;

  return {
    isMeasured,
    get size() {
      return size;
    },
    unknown: (columns) => all(columns, (id) => !current(columns, id)),
    fresh: (columns) => all(columns, (id) => !same(columns, id)),
    filesOf: (columns, ids) => ({
      relPaths: ids.map((id) => columns.relPath(id)),
      sizes: Float64Array.from(ids, (id) => columns.fileSize[id] ?? 0),
      mtimes: Float64Array.from(ids, (id) => columns.mtime[id] ?? 0),
    }),
    add: (ids, files, found) => {
      const slots = ids.reduce((most, id) => Math.max(most, id + 1), 0);
      states = grown(states, slots);
      records = grown(records, slots * recordBytes);
      sizes = grown(sizes, slots);
      mtimes = grown(mtimes, slots);
      for (const [i, id] of ids.entries()) {
        states[id] = found.states[i] ?? pictureState.unknown;
        records.set(found.records.subarray(i * recordBytes, (i + 1) * recordBytes), id * recordBytes);
        sizes[id] = files.sizes[i] ?? 0;
        mtimes[id] = files.mtimes[i] ?? 0;
        relPaths[id] = files.relPaths[i] ?? '';
        problems.delete(id);
      }
      for (const [i, problem] of found.problems) {
        const id = ids[i];
        if (id !== undefined) problems.set(id, problem);
      }
      size += 1;
    },
    facts: (columns, id) => {
      if (!isMeasured(columns, id)) return null;
      return unpackFacts(records.slice(id * recordBytes, (id + 1) * recordBytes));
    },
    problem: (columns, id) => (current(columns, id) ? (problems.get(id) ?? null) : null),
  };
};
