/** A tag renamed in every caption and back again: by the engine, with other requests meanwhile, and by `sed`. */
import { spawn } from 'node:child_process';
import type { EngineClient } from '../../electron/hosting/engineClient.ts';
import type { EditReport } from '../../shared/api/edits.ts';
import { viewId } from '../../shared/api/ids.ts';
import { createRandom } from './random.ts';
import { newTag, oldTag } from './tagged.ts';

/** Milliseconds between two requests: often enough to be exact, seldom enough not to be the load. */
const pause = 5;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Rewrites every file that has a text, as people do it without Proofsheet. @returns seconds */
export const sedTimed = (from: string, to: string, root: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const command = 'grep -rlZF -- "$1" "$3" | xargs -0 sed -i -e "s/$1/$2/"';
    const child = spawn('sh', ['-c', command, 'sh', from, to, root], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve((performance.now() - began) / 1000);
      else reject(new Error(`grep | xargs sed ended with ${code}.`));
    });
  });

/** What a window requests while an edit runs. */
export type Question = 'state' | 'rows' | 'search';
export type Answers = Readonly<Record<Question, readonly number[]>>;

export interface Timed {
  /** Until the engine answered: files, journal and index agree. */
  readonly seconds: number;
  /** Of these, until the plan was made. */
  readonly planned: number;
  readonly report: EditReport;
  /** Milliseconds that other requests took meanwhile. */
  readonly answers: Answers;
}

const window = 60;

/** Requests over and over, one after the other, until the work is done. */
const asked = async <T>(
  client: EngineClient,
  samples: number,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly answers: Answers }> => {
  const { id } = await client.call('POST /api/views', { body: { query: '' } });
  const answers = { state: [] as number[], rows: [] as number[], search: [] as number[] };
  const random = createRandom(7);
  const questions: readonly (readonly [Question, () => Promise<unknown>])[] = [
    ['state', () => client.call('GET /api/dataset')],
    [
      'rows',
      () => {
        const query = { from: random.below(Math.max(1, samples - window)), count: window };
        return client.call('GET /api/views/:id/rows', { params: { id }, query });
      },
    ],
    ['search', () => client.call('POST /api/views', { body: { query: 'tag:"solo" -tag:"smile"' } })],
  ];
  const over = new AbortController();
  const asking = (async () => {
    for (let turn = 0; !over.signal.aborted; turn++) {
      const question = questions[turn % questions.length];
      if (question === undefined) return;
      const began = performance.now();
      await question[1]();
      answers[question[0]].push(performance.now() - began);
      await sleep(pause);
    }
  })();
  try {
    return { value: await work(), answers };
  } finally {
    over.abort();
    await asking;
  }
};

/** Plans and writes the rename over a view of all samples. */
export const renameTimed = async (client: EngineClient, samples: number): Promise<Timed> => {
  const view = await client.call('POST /api/views', { body: { query: '' } });
  const scope = { view: viewId.parse(view.id), ranges: [[0, view.total] as [number, number]] };
  const { value, answers } = await asked(client, samples, async () => {
    const began = performance.now();
    const edit = { kind: 'rename-tag', from: oldTag, to: newTag, tags: true, prose: false } as const;
    const { id } = await client.call('POST /api/plans', { body: { edit, scope } });
    const planned = (performance.now() - began) / 1000;
    const report = await client.call('POST /api/plans/:id/apply', { params: { id } });
    return { seconds: (performance.now() - began) / 1000, planned, report };
  });
  return { ...value, answers };
};

/** Undoes the last edit. */
export const undoTimed = async (client: EngineClient, samples: number): Promise<Timed> => {
  const { value, answers } = await asked(client, samples, async () => {
    const began = performance.now();
    const report = await client.call('POST /api/undo', { body: {} });
    return { seconds: (performance.now() - began) / 1000, planned: 0, report };
  });
  return { ...value, answers };
};
