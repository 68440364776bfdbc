/** For tests of the engine: real folders, a real engine, and its own event stream to wait on. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createParser } from 'eventsource-parser';
import sharp from 'sharp';
import { expect, onTestFinished } from 'vitest';
import {
  changesDataset,
  contract,
  type Body,
  type EndpointName,
  type Params,
  type Query,
  type Reply,
} from '../../shared/api/contract.ts';
import type { DatasetInfo } from '../../shared/api/dataset.ts';
import { apiError, type ApiError } from '../../shared/api/errors.ts';
import { engineEvent, type EngineEvent } from '../../shared/api/events.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import { wireRequest, type RequestInput } from '../../shared/api/request.ts';
import { type SampleRow, sampleRow } from '../../shared/api/sample.ts';
import type { OpenDataset } from './dataset.ts';
import { createEngine, type Engine } from './engine.ts';
import { aliveIds } from './index/aliveIds.ts';
import { createRecent } from './recent.ts';
import { createSettings } from './settings.ts';
import { createVocabulary } from './vocabulary/vocabulary.ts';
import { currentBoot, type Boot } from './work/boot.ts';
import { createEvents } from './work/events.ts';
import { createJobs } from './work/jobs.ts';
import type { LockPlace } from './work/lockFolders.ts';
import { createWorkspace } from './workspace.ts';

/** A folder (its real path) that is removed with the test. */
export const tempFolder = (): string => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'proofsheet-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const locks = mkdtempSync(path.join(tmpdir(), 'proofsheet-locks-'));
process.on('exit', () => rmSync(locks, { recursive: true, force: true }));

/** Where the engines of these tests look for one another: not in the tester's home. */
export const testLockPlaces: readonly LockPlace[] = [{ kind: 'runtime', base: locks, folder: locks }];

/** Writes files below `root`, by path with `/`; folders are made. */
export const writeFiles = (root: string, files: Readonly<Record<string, string | Uint8Array>>): void => {
  for (const [relPath, content] of Object.entries(files)) {
    const file = path.join(root, relPath);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
};

/** A real PNG of one colour; by default the smallest there is. */
export const pngOf = (width = 1, height = 1): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c84' } })
    .png()
    .toBuffer();

/** Samples in seven folders: `set0/0.png` with `set0/0.txt`, and so on, 51 tags in all. */
export const samples = (png: Uint8Array, count: number): Record<string, Uint8Array | string> => {
  const files: Record<string, Uint8Array | string> = {};
  for (let i = 0; i < count; i++) {
    files[`set${i % 7}/${i}.png`] = png;
    files[`set${i % 7}/${i}.txt`] = `tag ${i % 50}, 1girl`;
  }
  return files;
};

interface Input<N extends EndpointName> {
  readonly params?: Params<N>;
  readonly query?: Query<N>;
  readonly body?: Body<N>;
  /** The opening that a change is meant for; by default the current one. */
  readonly opening?: OpeningId;
}

export interface TestEngine {
  readonly engine: Engine;
  readonly dataDir: string;
  /** Fails the test when the engine refuses. */
  readonly call: <N extends EndpointName>(name: N, input?: Input<N>) => Promise<Reply<N>>;
  /** The error of a call that must be refused. */
  readonly refused: <N extends EndpointName>(name: N, input?: Input<N>) => Promise<ApiError>;
  /** Opens a folder and waits until it has been read. */
  readonly open: (folder: string) => Promise<DatasetInfo>;
  /** Events since the last `mark`, or the start. */
  readonly seen: readonly EngineEvent[];
  readonly mark: () => void;
  /** The first event since the last `mark` that satisfies `test`, received already or to come. */
  readonly until: (test: (event: EngineEvent) => boolean) => Promise<EngineEvent>;
  readonly close: () => Promise<void>;
}

const requestOf = (name: EndpointName, input: RequestInput): Request => {
  const { address, ...init } = wireRequest(name, input);
  return new Request(new URL(address, 'http://engine'), init);
};

/** Like `startEngine`, and problems and images are looked at unasked, as in the app. */
export const startEagerEngine = (
  dataDir = tempFolder(),
  dataHome: string | null = null,
): Promise<TestEngine> => started(dataDir, dataHome, currentBoot(), true);

/** An engine with a new data folder, or the given one, and without a trash; it is closed with the test. */
export const startEngine = (
  dataDir = tempFolder(),
  dataHome: string | null = null,
  boot = currentBoot(),
): Promise<TestEngine> => started(dataDir, dataHome, boot, false);

const started = async (
  dataDir: string,
  dataHome: string | null,
  boot: Boot,
  unasked: boolean,
): Promise<TestEngine> => {
  const engine = createEngine({
    dataDir,
    dataHome,
    boot,
    unasked,
    otherLockPlaces: testLockPlaces,
    log: () => undefined,
  });
  const seen: EngineEvent[] = [];
  const waiting = new Set<() => void>();
  const stream = await engine.fetch(new Request('http://engine/api/events'));
  const listening = listen(stream, (event) => {
    seen.push(event);
    for (const look of waiting) look();
  });
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => (closed ??= engine.close().then(() => listening));
  onTestFinished(close);

  const openingNow = async (): Promise<OpeningId | undefined> => {
    const response = await engine.fetch(new Request('http://engine/api/dataset'));
    return contract['GET /api/dataset'].response.parse(await response.json()).dataset?.opening;
  };
  const ask = async <N extends EndpointName>(name: N, input: Input<N>): Promise<Response> =>
    engine.fetch(
      requestOf(name, {
        ...input,
        opening: input.opening ?? (changesDataset(name) ? await openingNow() : null),
      }),
    );

  const test: TestEngine = {
    engine,
    dataDir,
    call: async (name, input = {}) => {
      const response = await ask(name, input);
      const body: unknown = await response.json();
      if (!response.ok) throw new Error(`${name}: ${apiError.parse(body).message}`);
      return contract[name].response.parse(body) as Reply<typeof name>;
    },
    refused: async (name, input = {}) => {
      const response = await ask(name, input);
      if (response.ok) throw new Error(`${name} was not refused.`);
      return apiError.parse(await response.json());
    },
    open: async (folder) => {
      test.mark();
      const { dataset } = await test.call('POST /api/dataset/open', { body: { path: folder } });
      if (dataset.phase === 'ready') return dataset;
      await test.until((event) => event.type === 'dataset' && event.dataset?.phase === 'ready');
      const now = await test.call('GET /api/dataset');
      if (now.dataset === null) throw new Error('The dataset was closed.');
      return now.dataset;
    },
    seen,
    mark: () => void seen.splice(0),
    until: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = seen.find(wanted);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close,
  };
  return test;
};

const listen = async (response: Response, onEvent: (event: EngineEvent) => void): Promise<void> => {
  if (response.body === null) throw new Error('The event stream has no body.');
  const parser = createParser({ onEvent: ({ data }) => onEvent(engineEvent.parse(JSON.parse(data))) });
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) parser.feed(chunk);
};

/** Nothing may be logged. */
const silent = (line: string): void => expect(line).toBe('');

/** What one feature stands on, without the rest of the engine. The caller closes it. */
export const startWorkspace = (dataDir = tempFolder()) => {
  const events = createEvents();
  const jobs = createJobs(events);
  const settings = createSettings(dataDir, events, silent);
  const workspace = createWorkspace({
    dataDir,
    events,
    jobs,
    settings,
    vocabulary: createVocabulary(silent),
    recent: createRecent(dataDir, silent),
    lockPlaces: testLockPlaces,
    boot: currentBoot(),
    log: silent,
  });
  /** Opens a folder and waits until it has been read. */
  const open = async (folder: string): Promise<OpenDataset> => {
    const ready = new Promise<void>((resolve) => {
      events.subscribe((event) => {
        if (event.type === 'dataset' && event.dataset?.phase === 'ready') resolve();
      });
    });
    await workspace.open(folder);
    await ready;
    return workspace.current();
  };
  return { events, jobs, settings, workspace, log: silent, open };
};

/** @throws when no sample has the path */
export const idOf = ({ columns }: OpenDataset, relPath: string): number => {
  const found = aliveIds(columns).find((id) => columns.relPath(id) === relPath);
  if (found === undefined) throw new Error(`There is no ${relPath}.`);
  return found;
};

/** A row as the sheet shows it, of an image without captions. */
export const rowOf = (id: number, more: Partial<SampleRow> = {}): SampleRow => ({
  ...sampleRow.parse({
    id,
    opening: 'opening',
    relPath: `${id}.png`,
    width: 100,
    height: 100,
    format: 'png',
    fileSize: 1000,
    mtime: 0,
    version: '1',
    problem: null,
    tags: { state: 'missing' },
    nl: { state: 'missing' },
    explicit: false,
    mark: null,
  }),
  ...more,
});
