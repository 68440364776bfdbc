/** For tests: an index of samples that the test describes, without files. All of it is the engine's own index. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { SampleMark } from '../../../shared/api/edits.ts';
import { openingId, type OpeningId } from '../../../shared/api/ids.ts';
import { categoriesOf } from '../../../shared/caption/category.ts';
import type { MarkName } from '../../../shared/query/ast.ts';
import type { CategoryOf, PlainCaption, PlainSample } from '../../../shared/query/naive.ts';
import type { Columns, Texts } from '../index/columns.ts';
import type { Paths } from '../index/paths.ts';
import { createSampleColumns } from '../index/sampleColumns.ts';
import { indexMigrations } from '../index/schema.ts';
import { createStore } from '../index/store.ts';
import { openTexts } from '../index/texts.ts';
import type { FoundSamples } from '../index/findings.ts';
import type { OriginSource } from '../index/origins.ts';
import type { MarkSource } from './marks.ts';
import { createKnown } from '../scan/known.ts';
import { createLedger } from '../scan/ledger.ts';
import { missingCaption, type ReadCaption } from '../scan/readFiles.ts';
import { openMigrated } from '../work/sqlite.ts';

/** What a test gives of a sample; by default it is a plain image of 64 x 64 without captions. */
export type TestSample = Partial<Omit<PlainSample, 'tags' | 'nl'>> & {
  readonly relPath: string;
  readonly tags?: string | PlainCaption;
  readonly nl?: string | PlainCaption;
  readonly mtime?: number;
};

export interface TestDataset {
  readonly opening: OpeningId;
  readonly columns: Columns;
  readonly paths: Paths;
  readonly texts: Texts;
  readonly categoryOf: CategoryOf;
  /** As last described. */
  readonly marks: MarkSource;
  /** As last described. */
  readonly findings: FoundSamples;
  readonly origins: Pick<OriginSource, 'all'>;
  /** Adds samples, or changes those of the same path. */
  write(samples: readonly TestSample[]): void;
  remove(...relPaths: string[]): void;
  setMark(relPath: string, mark: MarkName): void;
  idOf(relPath: string): number;
  readonly close: () => void;
}

const readCaption = (caption: string | PlainCaption | undefined): ReadCaption => {
  if (typeof caption === 'string') return readCaption({ state: 'present', text: caption });
  if (caption === undefined || caption.state === 'missing') return missingCaption;
  if (caption.state === 'unreadable')
    return { state: 'unreadable', size: 3, mtime: 1, text: 'bad\ufffd', reason: 'It is not valid UTF-8.' };
  return {
    state: 'present',
    size: Buffer.byteLength(caption.text),
    mtime: 1,
    text: caption.text,
    reason: null,
  };
};

/** As a model without a prompt would have written it. */
const by = (model: string | undefined) => (model === undefined ? null : { model, prompt: '', at: 0 });

const openTestDataset = (samples: readonly TestSample[]): TestDataset => {
  const folder = mkdtempSync(path.join(tmpdir(), 'proofsheet-view-'));
  const indexFile = path.join(folder, 'index.db');
  const db = openMigrated(indexFile, indexMigrations, { synchronous: 'NORMAL' });
  const store = createStore(db);
  const known = createKnown();
  const index = createSampleColumns((keys) => categoriesOf(keys, {}));
  const ledger = createLedger({ store, known, spellings: [], post: (batch) => void index.apply(batch) });
  const { columns, paths } = index;
  const texts = openTexts({
    indexFile,
    problems: index.problems,
    companions: index.companions,
    suffixes: () => ({ tags: '.txt', nl: '_nl.txt' }),
  });

  const markOf = new Map<string, MarkName>();
  const all = (): ReadonlyMap<number, SampleMark> => {
    const now = new Map<number, SampleMark>();
    for (let id = 1; id < columns.slots; id++) {
      const mark = markOf.get(columns.relPath(id));
      if (mark === undefined || mark === 'none') continue;
      now.set(id, { mark: mark === 'outdated' ? null : mark, note: '', outdated: mark === 'outdated' });
    }
    return now;
  };

  const modelsOf = new Map<string, readonly string[]>();
  const origins: Pick<OriginSource, 'all'> = {
    all: () =>
      new Map(
        [...modelsOf].flatMap(([relPath, [tags, nl]]) => {
          const id = known.id(relPath);
          return id === undefined || tags === undefined ? [] : [[id, { tags: by(tags), nl: by(nl) }]];
        }),
      ),
  };
  const foundOf = new Map<string, ReadonlySet<string>>();
  const doubtsOf = new Map<string, TestSample['doubts']>();
  const findings: FoundSamples = {
    ids: (field, value) =>
      [...foundOf].flatMap(([relPath, found]) =>
        found.has(`${field}:${value}`) ? [known.id(relPath) ?? 0].filter((id) => id > 0) : [],
      ),
    doubts: (field) => {
      const doubts = new Map<string, number[]>();
      for (const [relPath, keys] of doubtsOf) {
        const id = known.id(relPath);
        for (const key of id === undefined ? [] : (keys?.[field] ?? []))
          doubts.set(key, [...(doubts.get(key) ?? []), id ?? 0]);
      }
      return doubts;
    },
    known: () => true,
  };

  const write = (of: readonly TestSample[]): void => {
    for (const sample of of) {
      markOf.set(sample.relPath, sample.mark ?? 'none');
      modelsOf.set(sample.relPath, sample.models ?? []);
      doubtsOf.set(sample.relPath, sample.doubts);
      foundOf.set(sample.relPath, sample.findings ?? new Set());
      const { relPath, width = 64, height = 64, fileSize = 1000, mtime = 1_700_000_000_000 } = sample;
      const { broken = false, animated = false, transparent = false } = sample;
      const image = {
        format: 'png',
        width,
        height,
        orientation: 1,
        pages: animated ? 3 : 1,
        alpha: transparent,
        problem: broken ? 'It ends too early.' : null,
        size: fileSize,
        mtime,
      } as const;
      ledger.write(
        { relPath, image, tags: readCaption(sample.tags), nl: readCaption(sample.nl), companions: null },
        0,
      );
    }
    ledger.flush();
  };
  write(samples);
  return {
    opening: openingId.parse('test'),
    columns,
    paths,
    texts,
    marks: { all },
    findings,
    origins,
    categoryOf: (key) => columns.tags.category(columns.tags.find(key)),
    write,
    remove: (...relPaths) => {
      for (const relPath of relPaths) ledger.remove(relPath);
      ledger.flush();
    },
    setMark: (relPath, mark) => void markOf.set(relPath, mark),
    idOf: (relPath) => {
      for (let id = 1; id < columns.slots; id++) if (columns.relPath(id) === relPath) return id;
      throw new Error(`There is no ${relPath}.`);
    },
    close: () => {
      texts.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** A dataset that is closed with the test. */
export const makeTestDataset = (samples: readonly TestSample[]): TestDataset => {
  const dataset = openTestDataset(samples);
  onTestFinished(dataset.close);
  return dataset;
};

/** For a run of a property: a dataset that is closed at its end. */
export const withTestDataset = (
  samples: readonly TestSample[],
  run: (dataset: TestDataset) => void,
): void => {
  const dataset = openTestDataset(samples);
  try {
    run(dataset);
  } finally {
    dataset.close();
  }
};
