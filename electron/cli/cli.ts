/** The command line: its commands and options, and how errors end it. Each command is a file in commands/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { thrownCode } from '../../shared/thrownCode.ts';
import { EngineCallError } from '../hosting/engineCallError.ts';
import type { CommandContext } from './commands/context.ts';
import { optionsFirst } from './commands/dashedQuery.ts';
import { addCaption } from './commands/caption.ts';
import { addCoverage } from './commands/coverage.ts';
import { addDuplicates } from './commands/duplicates.ts';
import { addEdits } from './commands/edits.ts';
import { addExport } from './commands/export.ts';
import { addFind } from './commands/find.ts';
import { addImportCaptions } from './commands/importCaptions.ts';
import { addMislabels } from './commands/mislabels.ts';
import { addTagHealth } from './commands/tagHealth.ts';
import { addProblems } from './commands/problems.ts';
import { addProposals } from './commands/proposals.ts';
import { addRoster } from './commands/roster.ts';
import { addSample } from './commands/sample.ts';
import { addServe } from './commands/serve.ts';
import { addStart } from './commands/start.ts';
import { addStats } from './commands/stats.ts';
import { addTrainer } from './commands/trainer.ts';
import { addTraits } from './commands/traits.ts';
import { addUndo } from './commands/undo.ts';
import { startCompileCache } from '../hosting/compileCache.ts';
import {
  BrokenPipe,
  CommandError,
  exitCode,
  processTerminal,
  type ExitCode,
  type Terminal,
} from './terminal.ts';

const root = join(import.meta.dirname, '../..');

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return named ? String(manifest.version) : 'unknown';
};

/** In the order of the help. */
const commands = [
  addStats,
  addFind,
  addProblems,
  addRoster,
  addTraits,
  addCoverage,
  addMislabels,
  addTagHealth,
  addDuplicates,
  addTrainer,
  addEdits,
  addUndo,
  addCaption,
  addProposals,
  addExport,
  addImportCaptions,
  addSample,
  addServe,
  addStart,
];

const createProgram = (context: CommandContext): Command => {
  const { terminal } = context;
  const program = new Command('proofsheet')
    .description('Proofread a LoRA training dataset: every image beside its tags and NL caption.')
    .version(version())
    .showHelpAfterError('"proofsheet --help" lists the commands.')
    .exitOverride()
    .configureOutput({ writeErr: (text) => terminal.say(text.trimEnd()) });
  for (const add of commands) add(program, context);
  return program;
};

/** Reports what went wrong, and returns the exit code. */
const explain = (error: unknown, terminal: Terminal): ExitCode => {
  if (error instanceof BrokenPipe) return exitCode.done;
  // Commander has reported it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  terminal.say(`proofsheet: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof CommandError) return error.exitCode;
  // An engine's error, from a call or from its start.
  const code = thrownCode(error) ?? '';
  if (error instanceof EngineCallError && error.detail['byHand'] === true)
    terminal.say('By hand: --set NAME=VALUE, such as --set size=448.');
  if (['bad-request', 'bad-query', 'tagger'].includes(code)) return exitCode.usage;
  return code.startsWith('dataset-') || code === 'data-folder' || code === 'journal-damaged'
    ? exitCode.cannotOpen
    : exitCode.incomplete;
};

/** `npm start -- serve DIR` is `proofsheet serve DIR`: the hidden word `start` before a command's name is removed. */
const withoutStart = (words: readonly string[], program: Command): readonly string[] => {
  const named = program.commands.some((command) => command.name() === words[1]);
  return words[0] === 'start' && named ? words.slice(1) : words;
};

/** `find DIR QUERY`: the query may begin with a dash. */
const withQuery = (words: readonly string[], program: Command): readonly string[] => {
  const [name = '', ...rest] = words;
  const find = program.commands.find((command) => command.name() === 'find');
  if (name !== 'find' || find === undefined) return words;
  const flags = find.options.filter((option) => !option.required).flatMap(({ long }) => long ?? []);
  const valued = find.options.filter((option) => option.required).flatMap(({ long }) => long ?? []);
  return [name, ...optionsFirst(rest, { flags: [...flags, '--help', '-h'], valued })];
};

/** Runs the command that `words` name, and ends the process with its exit code. */
export const main = async (words: readonly string[]): Promise<void> => {
  // npm runs scripts in the package's folder; INIT_CWD is where the command was typed.
  const typedIn = words[0] === 'start' ? process.env['INIT_CWD'] : undefined;
  const terminal = processTerminal(typedIn ?? process.cwd());
  let code: ExitCode = exitCode.done;
  const context: CommandContext = {
    terminal,
    root,
    loadEngine: async (dataDir) => {
      startCompileCache(dataDir);
      return (await import('../engine/engine.ts')).createEngine;
    },
    buildApp: async () =>
      (await import('../launch/appBuild.ts')).builtApp(root, (line) => terminal.say(line)),
    finish: (finished) => {
      code = finished;
    },
  };
  try {
    const program = createProgram(context);
    await program.parseAsync([...withQuery(withoutStart(words, program), program)], { from: 'user' });
  } catch (error) {
    code = explain(error, terminal);
  }
  process.exit(code);
};
