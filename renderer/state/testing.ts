/** An engine made of a list, for tests of the store: samples are their ids, and a query is a part of their names. */
import { z } from 'zod';
import type { DatasetInfo } from '../../shared/api/dataset.ts';
import type { EditReport } from '../../shared/api/edits.ts';
import type { EngineEvent } from '../../shared/api/events.ts';
import { openingId } from '../../shared/api/ids.ts';
import { sampleRow, scope, type SampleRow } from '../../shared/api/sample.ts';
import { settings } from '../../shared/api/settings.ts';
import { viewRequest, type ViewRequest } from '../../shared/api/view.ts';
import { edit } from '../../shared/edit/edit.ts';
import { labelOf } from '../../shared/edit/label.ts';
import { createCall, type Call } from '../api/call.ts';
import { createAppStore } from './appStore.ts';
import { createEventFeed } from './connect.ts';
import type { AppStore } from './types.ts';
import type { KeptWindow } from './keptWindowSchema.ts';

const opening = openingId.parse('d1');

export const rowOf = (id: number, name = `sample ${id}`): SampleRow =>
  sampleRow.parse({
    id,
    opening,
    relPath: `${name}.png`,
    width: 2,
    height: 3,
    format: 'png',
    fileSize: 1,
    mtime: 0,
    version: '1',
    problem: null,
    tags: { state: 'missing' },
    nl: { state: 'missing' },
    explicit: false,
    mark: null,
  });

export const datasetOf = (change: Partial<DatasetInfo> = {}): DatasetInfo => ({
  id: 'd',
  opening,
  path: '/d',
  name: 'd',
  phase: 'ready',
  revision: 1,
  samples: 0,
  captions: {
    tags: { present: 0, missing: 0, empty: 0 },
    nl: { present: 0, missing: 0, empty: 0 },
  },
  orphans: 0,
  unreadable: 0,
  unreadCaptions: 0,
  skipped: 0,
  suffixes: { tags: '.txt', nl: '_nl.txt' },
  watching: true,
  notice: null,
  ...change,
});

/** A clock that stands still until the test moves it. */
const createClock = () => {
  let now = 0;
  let waiting: readonly { readonly at: number; readonly run: () => void }[] = [];
  return {
    schedule: (run: () => void, milliseconds: number): void => {
      waiting = [...waiting, { at: now + milliseconds, run }];
    },
    pass: (milliseconds: number): void => {
      now += milliseconds;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
};

const editRequest = z.object({ edit, scope });
type EditRequest = z.infer<typeof editRequest>;

interface View {
  readonly ids: readonly number[];
  readonly query: string;
}

export interface ListEngine {
  readonly store: AppStore;
  /** For code that calls it without the store. */
  readonly call: Call;
  /** Another window of it, or the same after a reload. */
  readonly window: (standing: KeptWindow | null) => AppStore;
  /** Tells the store of an event. */
  readonly hear: (event: EngineEvent) => void;
  /** Lets milliseconds pass for the store's timers. */
  readonly pass: (milliseconds: number) => void;
  /** Samples in their order; a test may replace them. */
  samples: SampleRow[];
  revision: number;
  /** Drops all views, as a restarted engine has. */
  readonly restart: () => void;
  /** Edits that were requested. */
  readonly edits: EditRequest[];
  /** Results of the next edits, where not the usual: one file written. */
  outcome: Partial<EditReport>;
  /** Requests so far, as `GET /api/...`; a PATCH with its body. */
  readonly log: string[];
  /** While it is set, answers wait for it. */
  gate: Promise<void> | null;
  /** No request is answered. */
  away: boolean;
  /** Waits until all requests are answered. */
  readonly quiet: () => Promise<void>;
}

/** Of an edit that has written one file. */
export const usualReport: EditReport = {
  edit: 1,
  kind: 'edit',
  target: null,
  label: '',
  state: 'done',
  written: 1,
  unchanged: 0,
  skipped: 0,
  moved: false,
  conflicts: [],
  failures: [],
};

const answer = (status: number, body: unknown): Response => Response.json(body, { status });
const fail = (status: number, code: string, detail = {}): Response =>
  answer(status, { code, message: `It is ${code}.`, detail });

/** @param schedule of the store; by default time passes only by `pass` */
export const createListEngine = (
  samples: readonly SampleRow[],
  schedule?: (run: () => void, milliseconds: number) => void,
): ListEngine => {
  const clock = createClock();
  const views = new Map<string, View>();
  const open = new Set<Promise<unknown>>();
  let made = 0;

  const makeView = (body: ViewRequest): Response => {
    if (body.query.startsWith('(')) return fail(400, 'bad-query', { position: 0, length: 1 });
    const kept = body.keep && views.get(body.keep.view);
    if (body.keep && !kept) return fail(410, 'view-gone');
    const ids = engine.samples.filter((row) => row.relPath.includes(body.query)).map((row) => Number(row.id));
    const id = `v${++made}`;
    views.set(id, { ids, query: body.query });
    const keptIds = new Set(body.keep?.ranges.flatMap(([from, to]) => kept?.ids.slice(from, to) ?? []));
    const place = ids.indexOf(Number(body.anchor));
    return answer(200, {
      id,
      opening,
      query: body.query,
      count: ids.length,
      total: engine.samples.length,
      revision: engine.revision,
      anchor: place < 0 ? null : place,
      kept: ids.flatMap((one, index) => (keptIds.has(one) ? [[index, index + 1]] : [])),
      unknown: [],
    });
  };

  const aboutView = (view: View, what: string, query: URLSearchParams): Response => {
    const rows = view.ids.flatMap((id) => engine.samples.find((row) => Number(row.id) === id) ?? []);
    const from = Number(query.get('from'));
    if (what === 'rows') return answer(200, { rows: rows.slice(from, from + Number(query.get('count'))) });
    if (what === 'ratios') return answer(200, { ratios: rows.map((row) => (row.width / row.height) * 1000) });
    if (what === 'position') {
      const position = view.ids.indexOf(Number(query.get('sample')));
      return answer(200, { position: position < 0 ? null : position });
    }
    const now = new Set(engine.samples.map((row) => Number(row.id)));
    const removed = view.ids.filter((id) => !now.has(id)).length;
    return answer(200, { added: now.size - (view.ids.length - removed), removed });
  };

  const respond = (url: URL, body: string | undefined): Response => {
    const path = url.pathname;
    if (path === '/api/views') return makeView(viewRequest.parse(JSON.parse(body ?? '{}')));
    if (path === '/api/edits') {
      const asked = editRequest.parse(JSON.parse(body ?? '{}'));
      engine.edits.push(asked);
      return answer(200, { ...usualReport, label: labelOf(asked.edit), ...engine.outcome });
    }
    if (path.startsWith('/api/drafts/')) return answer(200, { drafts: [] });
    if (path === '/api/settings') return answer(200, settings.parse({}));
    if (path === '/api/dataset/open') return answer(200, { dataset: datasetOf() });
    const [, id = '', what = ''] = /^\/api\/views\/(\w+)\/(\w+)$/.exec(path) ?? [];
    const view = views.get(id);
    if (view) return aboutView(view, what, url.searchParams);
    return id === '' ? fail(404, 'not-found') : fail(410, 'view-gone');
  };

  const call = createCall((address, init) => {
    const url = new URL(address, 'http://engine');
    const sent = init.method === 'PATCH' && typeof init.body === 'string' ? ` ${init.body}` : '';
    engine.log.push(`${init.method ?? 'GET'} ${url.pathname}${url.search}${sent}`);
    const work = (async () => {
      await engine.gate;
      if (engine.away) throw new TypeError('fetch failed');
      init.signal?.throwIfAborted();
      return respond(url, typeof init.body === 'string' ? init.body : undefined);
    })();
    open.add(work);
    void Promise.allSettled([work]).then(() => setTimeout(() => open.delete(work)));
    return work;
  });

  const window = (standing: KeptWindow | null): AppStore =>
    createAppStore({
      call,
      schedule: schedule ?? clock.schedule,
      leaveField: () => undefined,
      kept: standing,
    });

  const store = window(null);
  const engine: ListEngine = {
    store,
    hear: createEventFeed(store),
    call,
    window,
    pass: clock.pass,
    samples: [...samples],
    revision: 1,
    edits: [],
    outcome: {},
    restart: () => views.clear(),
    log: [],
    gate: null,
    away: false,
    quiet: async () => {
      do {
        await Promise.allSettled(open);
        await new Promise((next) => setTimeout(next));
      } while (open.size > 0);
    },
  };
  return engine;
};

export const manyRows = (count: number): SampleRow[] =>
  Array.from({ length: count }, (_, index) => rowOf(index + 1));

/** What an engine says first on a new connection. */
export const helloOf = (engine: string, change: Partial<DatasetInfo> = {}): EngineEvent => ({
  type: 'hello',
  engine,
  dataset: datasetOf(change),
  jobs: [],
});

/** An engine whose dataset has just been opened by an event, with its first view made. */
export const openedEngine = async (count: number, change: Partial<DatasetInfo> = {}): Promise<ListEngine> => {
  const engine = createListEngine(manyRows(count));
  engine.hear(helloOf('e1', change));
  await engine.quiet();
  return engine;
};
