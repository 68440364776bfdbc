/** Intention x files on disk -> changes. Reads the files themselves: a plan is made from what is there, not from the index. */
import type { CaptionKind } from '../../../shared/api/caption.ts';
import type { BlockedFile } from '../../../shared/api/edits.ts';
import { applyEdit, type CaptionEdit, captionsOf } from '../../../shared/edit/applyEdit.ts';
import type { CaptionTexts, EditContext } from '../../../shared/edit/changes.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { decodeCaption, encodeCaption, sizeProblem } from '../scan/decode.ts';
import type { FileWriter } from './fileWrite.ts';
import type { NewChange } from './journalRows.ts';
import { type ChangeDetail, printDetail } from './detail.ts';
import type { PlanSample } from './planSamples.ts';

export interface PlanCounts {
  samples: number;
  merges: number;
  on: number;
  off: number;
  /** The first of them; `blockedFiles` counts all, `unreadable` those that could not be read. */
  readonly blocked: BlockedFile[];
  blockedFiles: number;
  unreadable: number;
  /** Captions that are not what the writer of the edit saw. */
  readonly moved: { readonly relPath: string; readonly reason: string }[];
}

type Read =
  | { readonly text: string | null; readonly bytes: Uint8Array | null }
  | { readonly blocked: string; readonly unreadable: boolean; readonly bytes: Uint8Array | null };

const blockedLimit = 10_000;
export const wouldBeTooLarge = 'It would be too large for a caption (over 4 MB).';

/** Why no caption is written where another lies already. */
export const unreadReason = (unread: readonly string[]): string =>
  `It is not created: the image has ${unread.join(', ')}, which this dataset does not read. Choose what these files are under “Files to look at”.`;

export const readCaption = (writer: FileWriter, relPath: string): Read => {
  const place = writer.look(relPath);
  if ('refused' in place)
    return { blocked: place.refused.message, unreadable: place.onlyWriting !== true, bytes: null };
  const bytes = place.content;
  if (bytes === null) return { text: null, bytes };
  const tooLarge = sizeProblem(bytes.byteLength);
  if (tooLarge !== null) return { blocked: tooLarge, unreadable: true, bytes: null };
  const decoded = decodeCaption(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return decoded.ok ? { text: decoded.text, bytes } : { blocked: decoded.reason, unreadable: true, bytes };
};

/** Reads bytes in an encoding that the user named; throws RangeError for an unknown name. */
const decodeAs = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);

interface Visit {
  readonly writer: FileWriter;
  /** One after the other: nothing holds all of them. */
  readonly samples: Iterable<PlanSample>;
  readonly counts: PlanCounts;
  /** Called for each of them; throws to give up. */
  readonly onSample: (done: number) => void;
  /** Does what the edit does to the captions of the sample at this place. */
  readonly apply: <T>(index: number, work: () => T) => T;
}

export const block = (counts: PlanCounts, relPath: string, reason: string, unreadable = false): void => {
  counts.blockedFiles += 1;
  if (unreadable) counts.unreadable += 1;
  if (counts.blocked.length < blockedLimit) counts.blocked.push({ relPath, reason, unreadable });
};

/** `dup.jpg` and `dup.png` share `dup.txt`: it is edited once. Only files that may be shared are remembered. */
const createOnce = (): ((sample: PlanSample, relPath: string) => boolean) => {
  const seen = new Set<string>();
  return ({ mayShare }, relPath) => {
    if (seen.has(relPath)) return false;
    if (mayShare) seen.add(relPath);
    return true;
  };
};

function* convertChanges(
  { writer, samples, counts, onSample }: Visit,
  edit: Extract<Edit, { kind: 'convert' }>,
): Generator<NewChange> {
  const isFirst = createOnce();
  for (const sample of samples) {
    onSample(sample.index);
    const relPath = sample[edit.caption];
    if (relPath === null || !isFirst(sample, relPath)) continue;
    const read = readCaption(writer, relPath);
    if (!('blocked' in read)) continue;
    if (read.bytes === null) {
      block(counts, relPath, read.blocked, read.unreadable);
      continue;
    }
    try {
      const after = encodeCaption(decodeAs(read.bytes, edit.encoding));
      counts.samples += 1;
      yield {
        kind: edit.caption,
        relPath,
        sample: sample.id,
        before: read.bytes,
        after,
        detail: printDetail({}),
      };
    } catch {
      block(counts, relPath, `It is not ${edit.encoding} either.`);
    }
  }
}

/** The changes of a caption edit, file by file, in the order of the samples; `counts` is filled on the way. */
export function* captionChanges(
  visit: Visit,
  edit: CaptionEdit | Extract<Edit, { kind: 'convert' }>,
  context: EditContext,
): Generator<NewChange> {
  if (edit.kind === 'convert') {
    yield* convertChanges(visit, edit);
    return;
  }
  const { writer, samples, counts, onSample, apply } = visit;
  const reads = new Set<CaptionKind>(captionsOf(edit));
  const isFirst = createOnce();
  for (const paths of samples) {
    onSample(paths.index);
    const found: { tags: Uint8Array | null; nl: Uint8Array | null } = { tags: null, nl: null };
    const texts: { tags: string | null; nl: string | null } = { tags: null, nl: null };
    let readable = false;
    for (const caption of reads) {
      const relPath = paths[caption];
      if (relPath === null || !isFirst(paths, relPath)) continue;
      const read = readCaption(writer, relPath);
      if ('blocked' in read) {
        block(counts, relPath, read.blocked, read.unreadable);
        continue;
      }
      readable = true;
      found[caption] = read.bytes;
      texts[caption] = read.text;
    }
    if (!readable) continue;
    const applied = apply(paths.index, () => applyEdit(edit, texts satisfies CaptionTexts, context));
    if (applied.moved !== undefined) {
      counts.moved.push({ relPath: paths[applied.moved.caption] ?? '', reason: applied.moved.reason });
      continue;
    }
    const changes = applied.changes.filter(({ caption }) => {
      const isSecond = paths.unread.length > 0 && found[caption] === null;
      if (isSecond) block(counts, paths[caption] ?? '', unreadReason(paths.unread));
      return !isSecond;
    });
    if (changes.length > 0) counts.samples += 1;
    for (const { caption, after, merged, mentions } of changes) {
      const relPath = paths[caption];
      if (relPath === null) continue;
      if (merged) counts.merges += 1;
      for (const { on } of mentions) counts[on ? 'on' : 'off'] += 1;
      const detail: ChangeDetail = {
        ...(merged ? { merged } : {}),
        ...(mentions.length > 0 ? { mentions } : {}),
      };
      const bytes = after === null ? null : encodeCaption(after);
      if (bytes !== null && sizeProblem(bytes.length) !== null) {
        block(counts, relPath, wouldBeTooLarge);
        continue;
      }
      yield {
        kind: caption,
        relPath,
        sample: paths.id,
        before: found[caption],
        after: bytes,
        detail: printDetail(detail),
      };
    }
  }
}
