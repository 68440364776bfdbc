/**
 * The export thread: plans and writes. Synchronous reads and writes, away from the thread that answers
 * requests; images are converted by libvips' own threads meanwhile.
 */
import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { ExportClash, ExportSkip } from '../../../shared/api/export.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import { EngineError } from '../errors.ts';
import { takeLock, TakenError, type Lock } from '../work/lock.ts';
import { serveCalls } from '../work/rpc.ts';
import type { OutFile } from '../../../shared/export/outFile.ts';
import { exportFormatOf } from './formats/formats.ts';
import { sha256Of } from './hash.ts';
import { createExportImages, type ImageTools } from './exportImages.ts';
import { planExport, type PlannedExport } from './plan.ts';
import { stopFlag, type ExportMethods, type Page, type Progress, type ThreadData } from './protocol.ts';
import { trainingRoot } from './trainingRoot.ts';
import { openSource } from './source.ts';
import { entryOf, summaryOf } from './summary.ts';
import { examineTarget, type Target } from './target.ts';
import type { SourceSample } from './sourceSample.ts';

// The main thread passes only this; see exporter.ts.
const data = workerData as ThreadData;
const { dataset, settings } = data;
const format = exportFormatOf(settings.format);
const source = openSource(dataset.root);
const stop = new Int32Array(data.stop);
const stopped = (): boolean => Atomics.load(stop, 0) !== stopFlag.run;

const given: SourceSample[] = [];
let plan: PlannedExport = { planned: [], skipped: [], clashes: [], warnings: [] };

const outSamples = (): readonly OutSample[] => plan.planned.map(({ out }) => out);

const pageOf = <T>(items: readonly T[], { from, count }: Page): T[] => items.slice(from, from + count);

/** Samples between two checks of the flag. */
const samplesALook = 500;

const target = (): Target | null => (data.out === null ? null : examineTarget(data.out, dataset));

/** Two files of one name would be one file. */
const expectApart = (files: readonly OutFile[]): void => {
  const seen = new Set<string>();
  for (const { path } of files) {
    const name = path.normalize('NFC').toLowerCase();
    if (seen.has(name)) {
      throw new EngineError(
        'bad-request',
        `Two files of the export would be called ${path}: choose other names or suffixes.`,
      );
    }
    seen.add(name);
  }
};

/** Loaded only when something is written: most plans are only previewed. */
const imageTools = async (): Promise<ImageTools> => {
  const { createConverter, createDecoder } = await import('../images/codec.ts');
  return { convert: createConverter(), decode: createDecoder() };
};

const lockFolder = (path: string): Lock => {
  const id = `export-${sha256Of(path).slice(0, 16)}`;
  try {
    return takeLock({ id, places: data.lockPlaces, log: () => undefined });
  } catch (error) {
    if (!(error instanceof TakenError)) throw error;
    throw new EngineError('bad-request', `Another export is being written to ${path}: wait for its end.`, {
      path,
    });
  }
};

const methods: ExportMethods = {
  samples: (piece) => void given.push(...piece),
  plan: () => {
    const categories = new Map(data.categories);
    plan = planExport(given, {
      settings,
      layout: format.layout(settings),
      categoryOf: (key) => categories.get(key) ?? 'general',
      source,
      onSample: (done) => {
        if (done % samplesALook === 0 && stopped()) {
          throw new EngineError('cancelled', 'A newer preview has replaced this one.');
        }
      },
    });
    const found = target();
    const files = [...format.files(outSamples(), settings, trainingRoot(settings, found?.path ?? ''))];
    expectApart(files);
    return summaryOf({ settings, format, asked: given.length, plan, target: found, files });
  },
  entries: (page) => {
    const all = page.changed
      ? plan.planned.filter(({ changed }) => changed.tags || changed.nl)
      : plan.planned;
    return {
      entries: pageOf(all, page).map((one) => entryOf(one, source, settings, format.layout(settings))),
      total: all.length,
    };
  },
  skipped: (page) => ({ skipped: pageOf<ExportSkip>(plan.skipped, page), total: plan.skipped.length }),
  clashes: (page) => ({ clashes: pageOf<ExportClash>(plan.clashes, page), total: plan.clashes.length }),
  run: async () => {
    // Checked once more: time has passed since the plan.
    const found = target();
    if (found === null) throw new EngineError('bad-request', 'No folder has been chosen to export to.');
    // Loaded only now: most plans are only previewed.
    const { runExport } = await import('./run.ts');
    const lock = lockFolder(found.path);
    try {
      return await runExport({
        out: found.path,
        owned: found.owned,
        fresh: found.state === 'new' || found.state === 'empty',
        samples: outSamples(),
        skipped: plan.skipped,
        format,
        settings,
        images: createExportImages(source, settings.images, await imageTools()),
        dataset,
        atOnce: availableParallelism() + 1,
        stopped,
        progress: (done, total) => say({ done, total }),
      });
    } finally {
      lock.release();
    }
  },
};

const say = (progress: Progress): void => notify(progress);

if (parentPort === null) throw new Error('This file runs as a worker.');
const notify = serveCalls(parentPort, methods);
