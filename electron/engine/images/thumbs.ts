/** Thumbnails on demand: from the cache, or decoded when their turn comes and then kept. */
import { stat } from 'node:fs/promises';
import type { ThumbSize } from '../../../shared/api/imagePaths.ts';
import { EngineError } from '../errors.ts';
import { versionOf } from '../index/version.ts';
import type { Codec } from './codec.ts';
import { createDecodeQueue } from './decodeQueue.ts';
import { fileProblem, type ImageFile } from './problem.ts';
import type { ThumbCache, ThumbKey } from './thumbCache.ts';

interface ThumbRequest {
  /** `name` is the path in the dataset, by which the thumbnail is kept. */
  readonly image: ImageFile;
  /** As the index knows the file; see `versionOf`. */
  readonly version: string;
  readonly size: ThumbSize;
  /** Aborts when the thumbnail is not needed any more. */
  readonly signal: AbortSignal;
}

export interface Thumb {
  readonly webp: Uint8Array;
  /** False when the file is no longer the version that was asked for: it is shown, but not kept. */
  readonly current: boolean;
}

export interface Thumbs {
  /** @throws EngineError `image-broken`, `not-found`, `busy` or `cancelled` */
  get(request: ThumbRequest): Promise<Thumb>;
  /** Whether `get` would have to decode. */
  isMissing(key: ThumbKey): boolean;
  /** Whether more may be kept without removing any. */
  hasRoom(): boolean;
  close(): void;
}

export interface ThumbsOptions {
  readonly codec: Codec;
  readonly cache: ThumbCache;
  /** Decodes at the same time. */
  readonly atOnce: number;
}

/** A screen needs far fewer; more means that the user scrolled far and the requests were not cancelled. */
const queueLimit = 256;
/** Broken images whose reason is remembered, so that scrolling does not decode them over and over. */
const failureLimit = 2000;

/**
 * How many images to decode at the same time: one a core, but libuv's threads also read files, and some must
 * be left for that.
 * @param cores of the machine
 * @param threads of libuv (UV_THREADPOOL_SIZE, 4 when it is not set)
 */
export const decodesAtOnce = (cores: number, threads: number): number =>
  Math.max(1, Math.min(cores, threads - 1));

/** A file that is broken at one size is broken at the other. */
const fileKey = (relPath: string, version: string): string => `${version}:${relPath}`;

export const createThumbs = ({ codec, cache, atOnce }: ThumbsOptions): Thumbs => {
  const queue = createDecodeQueue<Thumb>({ atOnce, limit: queueLimit });
  const failures = new Map<string, EngineError>();
  let closed = false;

  const remember = (key: string, error: unknown): void => {
    if (!(error instanceof EngineError) || error.code !== 'image-broken' || error.detail['retry']) return;
    const oldest = failures.size >= failureLimit ? failures.keys().next().value : undefined;
    if (oldest !== undefined) failures.delete(oldest);
    failures.set(key, error);
  };

  const decode = async (key: string, { image, version, size }: ThumbRequest): Promise<Thumb> => {
    const facts = await stat(image.file).catch((error: unknown) => {
      throw fileProblem(image, error);
    });
    const current = versionOf({ fileSize: facts.size, mtime: facts.mtimeMs }) === version;
    try {
      const webp = await codec.makeThumb(image, size);
      if (current && !closed) cache.put({ relPath: image.name, version, size }, webp);
      return { webp, current };
    } catch (error) {
      if (current) remember(key, error);
      throw error;
    }
  };

  return {
    get: async (request) => {
      const { image, version, size, signal } = request;
      const webp = cache.get({ relPath: image.name, version, size });
      if (webp) return { webp, current: true };
      const key = fileKey(image.name, version);
      const failure = failures.get(key);
      if (failure) throw failure;
      return queue.run(`${size}:${key}`, () => decode(key, request), signal);
    },
    isMissing: (key) => !failures.has(fileKey(key.relPath, key.version)) && !cache.has(key),
    hasRoom: () => cache.hasRoom(),
    close: () => {
      closed = true;
      cache.close();
    },
  };
};
