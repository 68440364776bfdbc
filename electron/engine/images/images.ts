/** The images of the open dataset, by sample: thumbnails, and the files themselves. */
import { realpathSync } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ThumbSize } from '../../../shared/api/imagePaths.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { flag } from '../index/columns.ts';
import { realFile } from '../index/imageFile.ts';
import { versionOf } from '../index/version.ts';
import type { OpeningWorkspace } from '../workspace.ts';
import type { Events } from '../work/events.ts';
import type { Jobs } from '../work/jobs.ts';
import { createAhead, type Ahead } from './ahead.ts';
import { createCodec, expectImage, readHead } from './codec.ts';
import { fileProblem, type ImageFile } from './problem.ts';
import { contentTypes } from './sniff.ts';
import { openThumbCache, type ThumbKey } from './thumbCache.ts';
import { createThumbs, decodesAtOnce, type Thumb, type Thumbs } from './thumbs.ts';

export interface ImagesOptions {
  readonly workspace: Pick<OpeningWorkspace, 'current' | 'onClose'>;
  readonly events: Events;
  readonly jobs: Pick<Jobs, 'list'>;
  /** Whether thumbnails are made before anything asks for them. */
  readonly unasked: boolean;
  readonly log: (line: string) => void;
}

/** An image in a format that a browser shows: mostly its file, open for reading; the caller closes it. */
type ShownImage = {
  /** Bytes. */
  readonly length: number;
  readonly contentType: string;
  readonly version: string;
} & ({ readonly handle: FileHandle } | { readonly converted: Uint8Array });

export interface Images {
  /** @throws EngineError `no-dataset`, `not-found`, `image-broken`, `busy` or `cancelled` */
  thumb(id: number, size: ThumbSize, signal: AbortSignal): Promise<Thumb & { readonly version: string }>;
  /** Of the mask `number` of a sample, counted from 0. @throws EngineError like `thumb` */
  maskThumb(id: number, number: number, size: ThumbSize, signal: AbortSignal): Promise<Thumb>;
  /** Of an image beside the dataset. @throws EngineError like `thumb` */
  asideThumb(folder: string, relPath: string, size: ThumbSize, signal: AbortSignal): Promise<Thumb>;
  /**
   * @throws EngineError `no-dataset`, `not-found` or `image-broken`: only files whose content is an image are
   * served
   */
  openImage(id: number): Promise<ShownImage>;
  /** The engine was asked for something: what is made ahead waits. */
  stir(): void;
  close(): void;
}

const maxCacheBytes = 2 * 1024 ** 3;
/** Milliseconds without a request before thumbnails are made ahead: longer than between two keys of a hand that works. */
const pause = 1000;

const imageOf = (dataset: OpenDataset, id: number): ImageFile => ({
  file: dataset.imageFile(id),
  name: dataset.columns.relPath(id),
});

/** By what the thumbnail of a sample is kept, as the index knows its file. */
const keyOf = ({ columns }: OpenDataset, id: number, size: ThumbSize): ThumbKey => {
  const { fileSize, mtime } = columns;
  const version = versionOf({ fileSize: fileSize[id] ?? 0, mtime: mtime[id] ?? 0 });
  return { relPath: columns.relPath(id), version, size };
};

const isAlive = ({ columns }: OpenDataset, id: number): boolean =>
  ((columns.flags[id] ?? 0) & flag.alive) !== 0;

interface Opened {
  readonly dataset: OpenDataset;
  readonly thumbs: Thumbs;
  readonly ahead: Ahead | null;
}

export const createImages = ({ workspace, events, jobs, unasked, log }: ImagesOptions): Images => {
  const codec = createCodec();
  const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);
  const atOnce = decodesAtOnce(availableParallelism(), threads);
  let opened: Opened | null = null;
  let closed = false;

  const release = (): void => {
    opened?.ahead?.close();
    opened?.thumbs.close();
    opened = null;
  };

  /** Makes those of a dataset ahead. */
  const aheadOf = (dataset: OpenDataset, thumbs: Thumbs): Ahead =>
    createAhead({
      quiet: pause,
      mayWork: () => jobs.list().every(({ state }) => state !== 'running'),
      hasRoom: () => thumbs.hasRoom(),
      slots: () => dataset.columns.slots,
      isMissing: (id, size) => isAlive(dataset, id) && thumbs.isMissing(keyOf(dataset, id, size)),
      make: async (id, size) => {
        try {
          const { version } = keyOf(dataset, id, size);
          const { signal } = new AbortController();
          await thumbs.get({ image: imageOf(dataset, id), version, size, signal });
        } catch {
          // A request for it gets the reason.
        }
      },
    });

  /** thumbs.db is opened with the first thumbnail, and closed with the dataset. */
  const openedOf = (dataset: OpenDataset): Opened => {
    if (closed) throw new EngineError('cancelled', 'Proofsheet is being closed.');
    if (opened?.dataset === dataset) return opened;
    release();
    const file = join(dataset.dataFolder, 'thumbs.db');
    const cache = openThumbCache({ file, maxBytes: maxCacheBytes, log, now: Date.now });
    const thumbs = createThumbs({ codec, cache, atOnce });
    opened = { dataset, thumbs, ahead: unasked ? aheadOf(dataset, thumbs) : null };
    return opened;
  };

  /** Of a file whose size and time the index does not know. */
  const thumbOfFile = async (
    dataset: OpenDataset,
    image: ImageFile,
    size: ThumbSize,
    signal: AbortSignal,
  ): Promise<Thumb> => {
    const { size: fileSize, mtimeMs: mtime } = await stat(image.file).catch((error: unknown) => {
      throw fileProblem(image, error);
    });
    return openedOf(dataset).thumbs.get({ image, version: versionOf({ fileSize, mtime }), size, signal });
  };

  workspace.onClose(async (dataset) => {
    if (opened?.dataset === dataset) release();
  });
  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'samples') opened?.ahead?.changed();
  });

  return {
    thumb: async (id, size, signal) => {
      const dataset = workspace.current();
      const { thumbs, ahead } = openedOf(dataset);
      const image = imageOf(dataset, id);
      const key = keyOf(dataset, id, size);
      if (ahead !== null && thumbs.isMissing(key)) ahead.missed(id, size);
      const { version } = key;
      const thumb = await thumbs.get({ image, version, size, signal });
      return { ...thumb, version };
    },

    maskThumb: async (id, number, size, signal) => {
      const dataset = workspace.current();
      const mask = dataset.columns.companions(id)?.masks[number];
      if (mask === undefined)
        throw new EngineError('not-found', 'This image has no such mask.', { sample: id });
      const image = { file: realFile(dataset.root, mask.relPath), name: mask.relPath };
      return thumbOfFile(dataset, image, size, signal);
    },

    asideThumb: async (folder, relPath, size, signal) => {
      // No path of the dataset is called so: its thumbnails are its own.
      const image = { file: realFile(realpathSync(folder), relPath), name: `../${relPath}` };
      return thumbOfFile(workspace.current(), image, size, signal);
    },

    openImage: async (id) => {
      const image = imageOf(workspace.current(), id);
      const handle = await open(image.file).catch((error: unknown) => {
        throw fileProblem(image, error);
      });
      try {
        const facts = await handle.stat();
        const format = expectImage(image, await readHead(image, handle));
        const contentType = contentTypes[format];
        const version = versionOf({ fileSize: facts.size, mtime: facts.mtimeMs });
        const converted = format === 'webp' ? await codec.uprightWebp(image) : null;
        if (converted === null) return { handle, length: facts.size, contentType, version };
        await handle.close();
        return { converted, length: converted.length, contentType, version };
      } catch (error) {
        await handle.close();
        throw error;
      }
    },

    stir: () => opened?.ahead?.stir(),

    close: () => {
      closed = true;
      unsubscribe();
      release();
    },
  };
};
