/** The images of the open dataset, by sample: thumbnails, and the files themselves. */
import { realpathSync } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ThumbSize } from '../../../shared/api/imagePaths.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { realFile } from '../index/imageFile.ts';
import { versionOf } from '../index/version.ts';
import type { Events } from '../work/events.ts';
import { createCodec, expectImage, readHead } from './codec.ts';
import { fileProblem, type ImageFile } from './problem.ts';
import { contentTypes } from './sniff.ts';
import { openThumbCache } from './thumbCache.ts';
import { createThumbs, decodesAtOnce, type Thumb, type Thumbs } from './thumbs.ts';

export interface ImagesOptions {
  readonly workspace: Workspace;
  readonly events: Events;
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
  close(): void;
}

const maxCacheBytes = 2 * 1024 ** 3;

const imageOf = (dataset: OpenDataset, id: number): ImageFile => ({
  file: dataset.imageFile(id),
  name: dataset.columns.relPath(id),
});

export const createImages = ({ workspace, events, log }: ImagesOptions): Images => {
  const codec = createCodec();
  const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);
  const atOnce = decodesAtOnce(availableParallelism(), threads);
  let opened: { readonly dataset: string; readonly thumbs: Thumbs } | null = null;
  let closed = false;

  const release = (): void => {
    opened?.thumbs.close();
    opened = null;
  };

  /** thumbs.db is opened with the first thumbnail, and closed with the dataset. */
  const thumbsOf = ({ id, dataFolder }: OpenDataset): Thumbs => {
    if (closed) throw new EngineError('cancelled', 'Proofsheet is being closed.');
    if (opened?.dataset === id) return opened.thumbs;
    release();
    const file = join(dataFolder, 'thumbs.db');
    const cache = openThumbCache({ file, maxBytes: maxCacheBytes, log, now: Date.now });
    const thumbs = createThumbs({ codec, cache, atOnce });
    opened = { dataset: id, thumbs };
    return thumbs;
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
    return thumbsOf(dataset).get({ image, version: versionOf({ fileSize, mtime }), size, signal });
  };

  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'dataset' && event.dataset?.id !== opened?.dataset) release();
  });

  return {
    thumb: async (id, size, signal) => {
      const dataset = workspace.current();
      const image = imageOf(dataset, id);
      const { fileSize, mtime } = dataset.columns;
      const version = versionOf({ fileSize: fileSize[id] ?? 0, mtime: mtime[id] ?? 0 });
      const thumb = await thumbsOf(dataset).get({ image, version, size, signal });
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

    close: () => {
      closed = true;
      unsubscribe();
      release();
    },
  };
};
