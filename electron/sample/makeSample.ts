/**
 * Makes the sample dataset: `DIR/batch-NN/ef_NNNN.png` (or .jpg, .webp) with `.txt` and `_nl.txt`, and
 * `DIR/truth.json` beside the image folders. `DIR` is the dataset to open; the scan ignores truth.json, which
 * is not a caption.
 */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { thrownCode } from '../../shared/thrownCode.ts';
import { type SampleTruth, sampleTruth } from '../../shared/api/sampleTruth.ts';
import { EngineError } from '../engine/errors.ts';
import { makeFolder, ordinary } from '../engine/work/makeFolder.ts';
import { drawPicture } from './art/drawPicture.ts';
import { handEdits } from './handEdits.ts';
import { planSample, type PlannedImage, type SamplePlan } from './plan.ts';
import { createRandom } from './random.ts';
import { raster } from './raster.ts';

const truthName = 'truth.json';

export interface MakeSampleOptions {
  /** Created if it does not exist. Must be empty, or hold an earlier sample, whose files are then made anew. */
  readonly dir: string;
  readonly seed: number;
  /** How many image files. */
  readonly size: number;
  /** Also captions of an earlier sample that were changed by hand. */
  readonly overwrite?: boolean;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export interface MadeSample {
  /** Image files, broken ones included. */
  readonly samples: number;
  /** Absolute path of truth.json. */
  readonly truth: string;
}

const isMissing = (error: unknown): boolean => thrownCode(error) === 'ENOENT';

/** The file system's error as a sentence about the folder; any other error unchanged. */
const explained = (error: unknown, dir: string): unknown => {
  switch (thrownCode(error) ?? '') {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new EngineError(
        'dataset-unreadable',
        `${dir} may not be written to. Choose another folder for the sample dataset, or change its permissions.`,
        { path: dir },
      );
    case 'ENOTDIR':
      return new EngineError(
        'dataset-not-a-folder',
        `${dir} lies in a file. Choose a folder for the sample dataset.`,
        {
          path: dir,
        },
      );
    case 'ENOENT':
      return new EngineError(
        'dataset-missing',
        `${dir} cannot be made there. Choose another folder for the sample dataset.`,
        { path: dir },
      );
    case 'ENOSPC':
      return new EngineError('internal', `The disk of ${dir} is full. The sample dataset needs some 70 MB.`, {
        path: dir,
      });
    default:
      return error;
  }
};

/** @returns null where the folder holds no sample of Proofsheet's */
const readTruth = async (dir: string): Promise<SampleTruth | null> => {
  try {
    const parsed = sampleTruth.safeParse(JSON.parse(await readFile(join(dir, truthName), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null;
    throw error;
  }
};

/** @returns what was made in a folder, or null where there is no complete sample */
export const findSample = async (dir: string): Promise<MadeSample | null> => {
  const truth = await readTruth(dir);
  return truth?.complete === true ? { samples: truth.samples.length, truth: join(dir, truthName) } : null;
};

const filesOf = (truth: SampleTruth): readonly string[] => [
  ...truth.samples.flatMap(({ relPath, tagsFile, nlFile }) =>
    [relPath, tagsFile, nlFile].filter((f) => f !== null),
  ),
  ...truth.plants.flatMap((plant) => (plant.kind === 'orphan-caption' ? [plant.file] : [])),
];

/** Removes the files of an earlier run, and nothing else. */
const removeSample = async (dir: string, truth: SampleTruth): Promise<void> => {
  const files = filesOf(truth);
  for (const file of files) await rm(join(dir, file), { force: true });
  for (const folder of new Set(files.map((file) => file.slice(0, file.lastIndexOf('/'))))) {
    const rest = await readdir(join(dir, folder)).catch((error: unknown) => {
      if (isMissing(error)) return ['gone'];
      throw error;
    });
    if (rest.length === 0) await rm(join(dir, folder), { recursive: true });
  }
  await rm(join(dir, truthName), { force: true });
};

/** How many files an error names; the others are counted. */
const named = 5;

const refuseLoss = (dir: string, edited: readonly string[]): void => {
  if (edited.length === 0) return;
  const more = edited.length > named ? ` and ${edited.length - named} more` : '';
  const what = edited.length === 1 ? '1 file' : `${edited.length} files`;
  throw new EngineError(
    'bad-request',
    `${what} in ${dir} would be lost: ${edited.slice(0, named).join(', ')}${more}. They are not as they were drawn. ` +
      'Choose another folder, or overwrite them with --overwrite.',
    { path: dir },
  );
};

const prepare = async ({ dir, overwrite = false }: MakeSampleOptions, next: SamplePlan): Promise<void> => {
  const there = await stat(dir).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (there === null) {
    makeFolder(dir, ordinary);
    return;
  }
  if (!there.isDirectory()) {
    throw new EngineError(
      'dataset-not-a-folder',
      `${dir} is a file. Choose a folder for the sample dataset.`,
      { path: dir },
    );
  }
  if ((await readdir(dir)).length === 0) return;
  const truth = await readTruth(dir);
  if (truth === null) {
    throw new EngineError(
      'bad-request',
      `${dir} is not empty. Choose an empty folder for the sample dataset, or one that does not exist yet.`,
      { path: dir },
    );
  }
  if (!overwrite) refuseLoss(dir, await handEdits(dir, truth, next));
  await removeSample(dir, truth);
};

const notAnImage =
  '<!doctype html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The image was removed.</p>\n';

const render = async (seed: number, image: PlannedImage): Promise<Uint8Array> => {
  if (image.damage === 'not an image') return new TextEncoder().encode(notAnImage);
  const svg = drawPicture(image.picture, createRandom(seed, `drawing/${image.picture.key}`));
  const bytes = await raster(svg, image.encoding, image.retouch);
  return image.damage === 'truncated' ? bytes.subarray(0, Math.floor(bytes.length * 0.45)) : bytes;
};

/** Draws as many at a time as there are processors: sharp works in its own threads. */
const renderAll = async (
  plan: SamplePlan,
  { dir, seed, onProgress, signal }: MakeSampleOptions,
): Promise<void> => {
  const queue = plan.images.values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const image of queue) {
      signal.throwIfAborted();
      await writeFile(join(dir, image.relPath), await render(seed, image));
      done += 1;
      onProgress(done, plan.images.length);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: availableParallelism() + 1 }, work));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
};

/**
 * Same seed and size, same bytes. When it is cancelled or fails, the files made so far are removed.
 * @throws EngineError `bad-request` (not empty, edited by hand, not a size), `dataset-not-a-folder`, `dataset-unreadable`, `cancelled`
 */
export const makeSample = async (options: MakeSampleOptions): Promise<MadeSample> => {
  const { dir, seed, size, signal } = options;
  if (!Number.isSafeInteger(seed) || !Number.isInteger(size) || size < 1 || size > 100_000) {
    throw new EngineError(
      'bad-request',
      'A sample dataset needs a whole number as its seed, and a size from 1 to 100,000.',
    );
  }
  const plan = planSample(seed, size);
  await prepare(options, plan).catch((error: unknown) => {
    throw explained(error, dir);
  });
  const truth = join(dir, truthName);
  const tell = (complete: boolean): Promise<void> =>
    writeFile(truth, `${JSON.stringify({ ...plan.truth, complete } satisfies SampleTruth, null, 1)}\n`);
  try {
    // Written first, so that a run that was killed leaves a folder that is known as a sample.
    await tell(false);
    for (const folder of plan.folders) await mkdir(join(dir, folder), { recursive: true });
    for (const { relPath, bytes } of plan.captions) {
      signal.throwIfAborted();
      await writeFile(join(dir, relPath), bytes);
    }
    await renderAll(plan, options);
    await tell(true);
  } catch (error) {
    await removeSample(dir, { ...plan.truth, complete: false });
    if (signal.aborted)
      throw new EngineError('cancelled', 'Making the sample dataset was cancelled; its files were removed.');
    throw explained(error, dir);
  }
  return { samples: plan.images.length, truth };
};
