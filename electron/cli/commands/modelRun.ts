/** A run of proposals carried to its end for a command: with progress, and what came of it. Ctrl+C keeps what was answered. */
import { writeFileSync } from 'node:fs';
import type { z } from 'zod';
import type { modelOutcome } from '../../../shared/api/commandLine.ts';
import {
  onlyCompares,
  type CaptionRun,
  type Proposal,
  type ProposalFilter,
  type RunSpec,
  type RunWhich,
} from '../../../shared/api/proposals.ts';
import type { ViewInfo } from '../../../shared/api/view.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { createProgress } from '../progress.ts';
import { CommandError, exitCode, type ExitCode, type Terminal } from '../terminal.ts';
import { outcomeOf, tellOutcome } from './editOutcome.ts';
import { number } from './table.ts';

export type ModelOutcome = z.infer<typeof modelOutcome>;

const page = 500;

/** All proposals that answer to a filter, in pages. */
export async function* proposalsOf(
  client: EngineClient,
  filter: ProposalFilter,
): AsyncGenerator<readonly Proposal[]> {
  for (let from = 0; ;) {
    const { proposals } = await client.call('GET /api/proposals', {
      query: { ...filter, from, count: page },
    });
    if (proposals.length === 0) return;
    yield proposals;
    from += proposals.length;
  }
}

export interface RunRequest {
  readonly view: Pick<ViewInfo, 'id' | 'count'>;
  readonly which: RunWhich;
  readonly spec: RunSpec;
  /** The newest run of the same model of which something is left goes on: what was not answered, else what has failed. */
  readonly resume: boolean;
  readonly quiet: boolean;
  /** What it proposes is to be written. */
  readonly accept: boolean;
}

const modelOf = (spec: RunSpec): string =>
  spec.by === 'endpoint' ? `${spec.url} ${spec.model}` : spec.folder;

const isLeft = ({ state, counts }: CaptionRun): boolean =>
  state === 'paused' || (state === 'done' && counts.failed > 0);

/** Goes on with a run of this model, newest first; one that is done is given as it is. Null: there is none. */
const goOn = async (
  client: EngineClient,
  { spec, accept }: RunRequest,
  terminal: Terminal,
): Promise<CaptionRun | null> => {
  const { runs } = await client.call('GET /api/proposals/runs');
  const ofModel = runs.filter((run) => modelOf(run.spec) === modelOf(spec) && run.state !== 'cancelled');
  const left = ofModel.find(isLeft);
  if (accept && left !== undefined && onlyCompares(left.spec))
    throw new CommandError(
      exitCode.usage,
      'That run only compares: leave --accept away, or begin a new one.',
    );
  if (left !== undefined) {
    const { counts } = left;
    if (counts.waiting === 0 && counts.failed > 0)
      terminal.say(`${number(counts.failed)} failed the last time: asking again.`);
    return client.call('POST /api/proposals/runs/:id/resume', { params: { id: left.id } });
  }
  const [done] = ofModel;
  if (done !== undefined) terminal.say('Nothing is left of the last run of this model: all was answered.');
  else terminal.say('There is no run of this model to go on with: a new one begins.');
  return done ?? null;
};

const begin = async (client: EngineClient, request: RunRequest, terminal: Terminal): Promise<CaptionRun> => {
  const { view, which, spec, resume } = request;
  const before = resume ? await goOn(client, request, terminal) : null;
  if (before !== null) return before;
  const scope = { view: view.id, ranges: [[0, view.count] as [number, number]] };
  return client.call('POST /api/proposals/runs', { body: { scope, which, spec } });
};

const answered = ({ total, counts }: CaptionRun): number => total - counts.waiting;

/** Resolves with the run as it is when it has ended, or was paused. */
export const carryOutRun = async (
  client: EngineClient,
  terminal: Terminal,
  request: RunRequest,
): Promise<CaptionRun> => {
  const progress = createProgress(terminal.stderr, request.quiet);
  const over = new AbortController();
  const events = client.events(over.signal);
  try {
    // Listening starts before the run, so that its end cannot be missed.
    await events.next();
    let run = await begin(client, request, terminal);
    const { id } = run;
    const pause = (): void => void client.call('POST /api/proposals/runs/:id/pause', { params: { id } });
    if (terminal.signal.aborted) pause();
    terminal.signal.addEventListener('abort', pause, { once: true });
    const label = `${run.caption === 'nl' ? 'Captioning' : 'Tagging'} with ${run.by}`;
    const look = async (): Promise<CaptionRun> => {
      const { runs } = await client.call('GET /api/proposals/runs');
      return runs.find((one) => one.id === id) ?? run;
    };
    run = await look();
    while (run.state === 'running') {
      progress.update(label, answered(run), run.total);
      const next = await events.next();
      if (next.done === true) throw new Error('The engine ended while it asked.');
      if (next.value.type === 'proposals') run = await look();
    }
    progress.update(label, answered(run), run.total);
    return run;
  } finally {
    progress.end();
    over.abort();
    await events.return();
  }
};

const reasonOf = ({ marks }: Proposal): string => marks.map(({ message }) => message).join(' ');

/** Writes each proposal of a run as a line of JSON. @throws CommandError where the file cannot be written */
const writeOut = async (client: EngineClient, run: number, file: string): Promise<void> => {
  const lines: string[] = [];
  for await (const proposals of proposalsOf(client, { run }))
    for (const { relPath, before, proposal, marks, state } of proposals)
      if (proposal !== null && state !== 'rejected')
        lines.push(JSON.stringify({ relPath, before, proposal, marks }));
  try {
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCode.incomplete, `${file} was not written: ${why}`);
  }
};

const outcome = async (client: EngineClient, run: CaptionRun, accepted: number): Promise<ModelOutcome> => {
  const marked: ModelOutcome['marked'] = [];
  const failed: ModelOutcome['failed'] = [];
  for await (const proposals of proposalsOf(client, { run: run.id })) {
    for (const one of proposals) {
      const { relPath, state, marks } = one;
      if (state === 'ready' && marks.length > 0) marked.push({ relPath, reason: reasonOf(one) });
      if (state === 'failed') failed.push({ relPath, reason: one.failed?.message ?? 'It was not answered.' });
    }
  }
  const { counts } = run;
  const proposed = counts.ready + counts.same + counts.stale + counts.accepted + counts.rejected;
  return { asked: answered(run), proposed, accepted, marked, failed };
};

/** What a run brought, for people. */
export const modelText = ({ asked, proposed, accepted, marked, failed }: ModelOutcome): string =>
  [
    `${number(asked)} asked, ${number(proposed)} proposed, ${number(accepted)} accepted.`,
    ...(marked.length === 0 ? [] : [`Marked, to be looked at: ${number(marked.length)}`]),
    ...marked.map(({ relPath, reason }) => `  ${relPath}: ${reason}`),
    ...(failed.length === 0 ? [] : [`Failed: ${number(failed.length)}`]),
    ...failed.map(({ relPath, reason }) => `  ${relPath}: ${reason}`),
    '',
  ].join('\n');

/** Why `--accept` has written nothing. */
const whyNothing = ({ proposed, marked }: ModelOutcome): string => {
  if (proposed === 0) return 'Nothing was accepted: nothing was proposed.';
  return marked.length === 0
    ? 'Nothing was accepted: no proposal is left that would change a caption.'
    : 'Nothing was accepted: every proposal that would change a caption has a mark.';
};

export interface Finish {
  readonly json: boolean;
  /** Where every proposal is written to; null: nowhere. */
  readonly out: string | null;
  /** Those without a mark are written. */
  readonly accept: boolean;
}

/** What becomes of a run's proposals, told; @returns how the command ends */
export const finishRun = async (
  client: EngineClient,
  terminal: Terminal,
  run: CaptionRun,
  { json, out, accept }: Finish,
): Promise<ExitCode> => {
  // Before they are accepted: what was there before is in it.
  if (out !== null) await writeOut(client, run.id, out);
  let accepted = 0;
  let ends: ExitCode = exitCode.done;
  let nothing = false;
  if (accept && !terminal.signal.aborted) {
    const filter = { run: run.id, mark: 'none' } as const;
    const report = await client.call('POST /api/proposals/accept', { body: { filter } });
    accepted = report.written;
    const silent = { ...terminal, print: () => Promise.resolve() };
    ends = await tellOutcome(silent, outcomeOf(report), { json: false, taken: report.state === 'reverted' });
    if (report.edit === null && report.conflicts.length === 0) nothing = true;
  }
  const told = await outcome(client, run, accepted);
  if (nothing) terminal.say(whyNothing(told));
  await terminal.print(json ? `${JSON.stringify(told)}\n` : modelText(told));
  if (run.state === 'paused') {
    const { waiting } = run.counts;
    terminal.say(
      `${run.why ?? 'Stopped.'} ${
        waiting === 0
          ? 'All were asked.'
          : `${number(waiting)} of ${number(run.total)} have no answer yet: --resume goes on with them.`
      }`,
    );
  }
  if (run.counts.waiting === 0 && run.counts.failed > 0)
    terminal.say(`--resume tries the ${number(run.counts.failed)} failed again.`);
  return run.state === 'done' && told.failed.length === 0 ? ends : exitCode.incomplete;
};
