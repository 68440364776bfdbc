/** What the scanner knows of each sample, from what was kept of an index instead of from SQLite. */
import { flag } from '../index/columns.ts';
import { pathReader } from '../index/pathTexts.ts';
import { factsOfFiles, type Snapshot } from '../index/snapshotFile.ts';
import type { KnownFacts } from './fileMemory.ts';

/** Of each sample, in the order of ids. */
export function* keptFacts({ columns, files }: Snapshot): Generator<KnownFacts> {
  const { slots, flags, width, height, fileSize, mtime, format, tagsHash, nlHash } = columns;
  const pathOf = pathReader(columns);
  for (let id = 1; id < slots; id += 1) {
    if (((flags[id] ?? 0) & flag.alive) === 0) continue;
    const at = id * factsOfFiles;
    yield {
      id,
      relPath: pathOf(id),
      flags: flags[id] ?? 0,
      format: format[id] ?? 0,
      width: width[id] ?? 0,
      height: height[id] ?? 0,
      imageSize: fileSize[id] ?? 0,
      imageMtime: mtime[id] ?? 0,
      tagsHash: tagsHash[id] ?? 0,
      nlHash: nlHash[id] ?? 0,
      tagsSize: files[at] ?? 0,
      tagsMtime: files[at + 1] ?? 0,
      nlSize: files[at + 2] ?? 0,
      nlMtime: files[at + 3] ?? 0,
      readAt: files[at + 4] ?? 0,
    };
  }
}
