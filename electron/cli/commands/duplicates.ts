/** `proofsheet duplicates DIR`: groups of equal, same and similar images. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { duplicatesOutcome } from '../../../shared/api/duplicates.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { createProgress } from '../progress.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import { common, onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';

type Outcome = z.infer<typeof duplicatesOutcome>;

const pageSize = 200;

/** Measures images that have not been measured, with progress, until the groups are known. */
export const findAllDuplicates = async (
  client: EngineClient,
  terminal: Terminal,
  quiet: boolean,
): Promise<void> => {
  const progress = createProgress(terminal.stderr, quiet);
  const over = new AbortController();
  const events = client.events(AbortSignal.any([over.signal, terminal.signal]));
  try {
    await events.next();
    for (;;) {
      const { state } = await client.call('GET /api/duplicates', { query: { from: 0, count: 0 } });
      if (state.phase === 'found') return;
      let { job } = await client.call('POST /api/duplicates/find');
      const { id } = job;
      while (job.state === 'running') {
        const next = await events.next();
        if (terminal.signal.aborted || next.done === true)
          throw new CommandError(exitCode.incomplete, 'Cancelled.');
        if (next.value.type !== 'job' || next.value.job.id !== id) continue;
        ({ job } = next.value);
        progress.update(job.label, job.done, job.total);
      }
      if (job.state !== 'done') throw new CommandError(exitCode.incomplete, job.message ?? 'Cancelled.');
    }
  } finally {
    progress.end();
    over.abort();
    await events.return();
  }
};

const read = async (client: EngineClient): Promise<Outcome> => {
  const groups: Outcome['groups'][number][] = [];
  for (let total = Infinity; groups.length < total;) {
    const page = await client.call('GET /api/duplicates', {
      query: { from: groups.length, count: pageSize },
    });
    total = page.groups.length === 0 ? 0 : page.state.groups;
    for (const { kind, members } of page.groups) {
      groups.push({
        kind,
        members: members.map(({ row, distance, mirrored, how }) => ({
          relPath: row.relPath,
          distance,
          mirrored,
          how,
        })),
      });
    }
  }
  return { groups };
};

const words = { equal: 'the same bytes', same: 'the same image', similar: 'a crop or an edit' } as const;

/** Groups as text: the image to keep comes first. */
const textOf = ({ groups }: Outcome): string => {
  if (groups.length === 0) return 'No duplicates.\n';
  const blocks = groups.map(({ kind, members }) => {
    const lines = members.map(({ relPath, distance, how }, i) => {
      const said = [...how, ...(distance > 0 ? [`${distance} of 256 bits differ`] : [])];
      return `  ${i === 0 ? 'keep ' : '     '}${relPath}${said.length > 0 ? ` (${said.join(', ')})` : ''}`;
    });
    return `${words[kind]}\n${lines.join('\n')}\n`;
  });
  const spare = groups.reduce((sum, { members }) => sum + members.length - 1, 0);
  const counted = `${groups.length} ${groups.length === 1 ? 'group' : 'groups'}, ${spare} redundant ${spare === 1 ? 'image' : 'images'}.`;
  return `${blocks.join('\n')}\n${counted}\n`;
};

export const addDuplicates = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('duplicates'))
    .description('find equal, re-encoded, turned, cropped and recoloured images')
    .argument('<dir>', 'the dataset folder')
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, typed: Typed) => {
      const { terminal } = context;
      await onDataset(dir, typed, context, async (client) => {
        await findAllDuplicates(client, terminal, common(typed).quiet);
        const outcome = await read(client);
        await terminal.print(typed.json === true ? `${JSON.stringify(outcome)}\n` : textOf(outcome));
      });
    });
};
