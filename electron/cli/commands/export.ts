/** `proofsheet export`: the app's export. `--dry-run` shows the plan and writes nothing. */
import { namedOnce } from '../../../shared/problems/namedOnce.ts';
import { Option, type Command } from 'commander';
import type { z } from 'zod';
import type { ExportPlan, ExportResult, exportOutcome } from '../../../shared/api/export.ts';
import { absorbOf } from '../../../shared/export/absorbed.ts';
import { withSetting } from '../../../shared/export/setting.ts';
import { exportFormat, exportSettings, type ExportSettings } from '../../../shared/export/settings.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { createProgress } from '../progress.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import {
  common,
  onDataset,
  typedFolder,
  withCommonOptions,
  type CommandContext,
  type Typed,
} from './context.ts';
import { lookFirst } from './lookFirst.ts';
import { queryOfWhere, queryView } from './queryView.ts';

interface TypedExport extends Typed {
  readonly format?: string;
  readonly profile?: string;
  readonly where?: string;
  readonly set?: readonly string[];
  readonly absorb?: true;
  readonly dryRun?: true;
}

type Outcome = z.infer<typeof exportOutcome>;

const page = 500;

const usage = (message: string): CommandError => new CommandError(exitCode.usage, message);

const profileOf = async (client: EngineClient, name: string): Promise<ExportSettings> => {
  const { profiles } = (await client.call('GET /api/project')).export;
  const found = profiles[name];
  if (found !== undefined) return found;
  const names = Object.keys(profiles);
  const there = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  throw usage(`The dataset has no export profile “${name}”; ${there}.`);
};

/** What the roster's traits are to be absorbed into, as it is kept in the dataset. */
const absorbing = async (client: EngineClient, settings: ExportSettings): Promise<ExportSettings> => {
  const absorb = absorbOf((await client.call('GET /api/project')).traits.choices);
  if (Object.keys(absorb).length === 0) {
    throw usage('No trait is chosen to be absorbed: choose with `proofsheet traits DIR NAME --absorb TAG`.');
  }
  return { ...settings, captions: { ...settings.captions, absorb } };
};

/** The profile, then the format, then the absorbed traits, then each `--set` in turn. */
const settingsOf = async (client: EngineClient, typed: TypedExport): Promise<ExportSettings> => {
  const { profile, format, set = [] } = typed;
  if (profile === undefined && format === undefined) {
    throw usage(`Name a format: --format with one of ${exportFormat.options.join(', ')}; or --profile.`);
  }
  let settings = profile === undefined ? exportSettings.parse({}) : await profileOf(client, profile);
  if (typed.absorb === true) settings = await absorbing(client, settings);
  for (const assignment of [...(format === undefined ? [] : [`format=${format}`]), ...set]) {
    const result = withSetting(settings, assignment);
    if (!result.ok) throw usage(result.message);
    ({ settings } = result);
  }
  return settings;
};

const planFor = async (
  client: EngineClient,
  terminal: Terminal,
  out: string,
  typed: TypedExport,
): Promise<ExportPlan> => {
  const settings = await settingsOf(client, typed);
  await lookFirst(client, settings.what, terminal, common(typed).quiet);
  const { quiet } = common(typed);
  const query = typed.where === undefined ? null : await queryOfWhere(client, typed.where);
  const view = query === null ? null : await queryView(client, { query, terminal, quiet });
  const scope = view === null ? null : { view: view.id, ranges: [[0, view.count] as [number, number]] };
  return client.call('POST /api/exports/plan', { body: { settings, scope, out } });
};

/** All items of a paged list. */
const everything = async <T>(
  read: (query: { from: number; count: number }) => Promise<readonly T[]>,
): Promise<T[]> => {
  const all: T[] = [];
  for (;;) {
    const next = await read({ from: all.length, count: page });
    all.push(...next);
    if (next.length < page) return all;
  }
};

const clashesOf = (client: EngineClient, { id }: ExportPlan): Promise<Outcome['clashes']> =>
  everything(
    async (query) => (await client.call('GET /api/exports/:id/clashes', { params: { id }, query })).clashes,
  );

const plannedOutcome = async (client: EngineClient, plan: ExportPlan): Promise<Outcome> => ({
  samples: plan.samples,
  files: plan.files,
  bytes: plan.bytes,
  skipped: await everything(
    async (query) =>
      (await client.call('GET /api/exports/:id/skipped', { params: { id: plan.id }, query })).skipped,
  ),
  verified: false,
  manifest: null,
  state: 'planned',
  written: 0,
  unchanged: 0,
  removed: 0,
  unchecked: plan.unchecked,
  clashes: await clashesOf(client, plan),
  left: [],
  failures: [],
  warnings: plan.warnings,
  warned: plan.warned,
});

const outcomeOf = (result: ExportResult, clashes: Outcome['clashes'], plan: ExportPlan): Outcome => {
  const { samples, files, bytes, skipped, verified, manifest } = result;
  const { state, written, unchanged, removed, left, failures, notes } = result;
  const warnings = [...plan.warnings, ...notes];
  return {
    samples,
    files,
    bytes,
    skipped,
    verified,
    manifest,
    state,
    written,
    unchanged,
    removed,
    clashes,
    left,
    failures,
    warnings,
    warned: plan.warned,
  };
};

/** Runs the job to its end, with its progress; Ctrl+C cancels it. */
const carryOut = async (
  client: EngineClient,
  terminal: Terminal,
  { id }: ExportPlan,
  quiet: boolean,
): Promise<ExportResult> => {
  const progress = createProgress(terminal.stderr, quiet);
  const over = new AbortController();
  const events = client.events(over.signal);
  try {
    // Listening starts before the job, so that its end cannot be missed.
    await events.next();
    const { job } = await client.call('POST /api/exports/:id/run', { params: { id } });
    const cancel = (): void => void client.call('POST /api/jobs/:id/cancel', { params: { id: job.id } });
    if (terminal.signal.aborted) cancel();
    terminal.signal.addEventListener('abort', cancel, { once: true });
    for await (const event of events) {
      if (event.type !== 'job' || event.job.id !== job.id) continue;
      progress.update(event.job.label, event.job.done, event.job.total);
      if (event.job.state === 'running') continue;
      const { result } = await client.call('GET /api/exports/:id/result', { params: { id } });
      if (result !== null) return result;
      throw new CommandError(exitCode.incomplete, event.job.message ?? 'The export failed.');
    }
    throw new Error('The engine ended while it exported.');
  } finally {
    progress.end();
    over.abort();
    await events.return();
  }
};

const number = (n: number): string => n.toLocaleString('en-US');

const megabytes = (bytes: number): string =>
  `${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`;

const tell = async (terminal: Terminal, outcome: Outcome, json: boolean): Promise<void> => {
  const { samples, files, bytes, state, skipped, clashes, left, failures, warnings, unchecked = 0 } = outcome;
  const size = `${number(samples)} samples, ${number(files)} files, ${megabytes(bytes)}`;
  if (json) {
    await terminal.print(`${JSON.stringify(outcome)}\n`);
  } else if (state === 'planned') {
    await terminal.print(`Would export ${size}. Nothing was written.\n`);
  } else {
    const { written, unchanged, removed } = outcome;
    const how = `${number(written)} written, ${number(unchanged)} unchanged, ${number(removed)} removed`;
    const end =
      state === 'complete' ? 'Read back and verified.' : 'The export is NOT complete: run it again.';
    await terminal.print(`${size}: ${how}. ${end}\n`);
  }
  for (const { relPath, reason } of skipped) terminal.say(`left out: ${namedOnce(relPath, reason)}`);
  for (const { relPath, wanted, given } of clashes)
    terminal.say(`renamed: ${relPath}: ${given}, as ${wanted} is taken`);
  for (const { path, reason } of left) terminal.say(`kept there: ${namedOnce(path, reason)}`);
  for (const { path, reason } of failures) terminal.say(`failed: ${namedOnce(path, reason)}`);
  for (const warning of warnings) terminal.say(`note: ${warning}`);
  if (unchecked > 0) {
    const images = unchecked === 1 ? '1 image has' : `${number(unchecked)} images have`;
    terminal.say(
      `note: ${images} not been decoded yet: any that cannot be decoded to its end is left out when it is written.`,
    );
  }
};

/** The exit code is 0 where samples were left out on purpose, and 1 where samples could not be read. */
const isWhole = ({ state, skipped }: Outcome): boolean =>
  state !== 'incomplete' && skipped.every(({ kind }) => kind !== 'unreadable');

const collect = (word: string, words: readonly string[] = []): readonly string[] => [...words, word];

export const addExport = (program: Command, context: CommandContext): void => {
  const { terminal, finish } = context;
  withCommonOptions(program.command('export'))
    .description('write a copy of the dataset that a trainer reads as it is; a second run updates it')
    .argument('<dir>', 'the dataset folder')
    .argument('<out>', 'a new or empty folder, or an earlier export')
    .addOption(new Option('--format <format>', 'what for').choices([...exportFormat.options]))
    .option('--profile <name>', 'settings kept in the dataset under this name')
    .option('--where <query>', 'only the samples of this query, or of the saved query @name')
    .option('--set <key=value>', 'one setting by its path, such as captions.tags.order=mission', collect)
    .option('--absorb', 'leave out the traits that are to be absorbed (see `traits`)')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, out: string, typed: TypedExport) => {
      await onDataset(dir, typed, context, async (client) => {
        const plan = await planFor(client, terminal, typedFolder(terminal.cwd, out), typed);
        const outcome =
          typed.dryRun === true
            ? await plannedOutcome(client, plan)
            : outcomeOf(
                await carryOut(client, terminal, plan, common(typed).quiet),
                await clashesOf(client, plan),
                plan,
              );
        await tell(terminal, outcome, typed.json === true);
        if (!isWhole(outcome)) finish(exitCode.incomplete);
      });
    });
};
