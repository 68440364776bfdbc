/** `proofsheet stats DIR`: the dataset in numbers. */
import type { Command } from 'commander';
import type { DatasetStats } from '../../../shared/api/dataset.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import type { Terminal } from '../terminal.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { number, table } from './table.ts';

/** Rows of a list in the table; `--json` has all of them. */
const shown = 40;

const list = <T>(
  title: string,
  all: readonly T[],
  row: (item: T) => readonly (string | number)[],
): string => {
  if (all.length === 0) return '';
  const of = all.length > shown ? ` (${shown} of ${number(all.length)} shown)` : '';
  const lines = table(all.slice(0, shown).map(row)).map((line) => `  ${line}`);
  return `\n${title}${of}\n${lines.join('\n')}\n`;
};

/** The numbers as a table. */
export const statsText = (stats: DatasetStats): string => {
  const { tags, nl } = stats.captions;
  const captions = table([
    ['', 'present', 'missing', 'empty'],
    ['tags', tags.present, tags.missing, tags.empty],
    ['NL captions', nl.present, nl.missing, nl.empty],
  ]);
  return [
    `${number(stats.samples)} ${stats.samples === 1 ? 'sample' : 'samples'}\n\n${captions.join('\n')}\n`,
    list('Characters', stats.characters, ({ count, tag }) => [count, tag]),
    list('Tags', stats.tags, ({ count, tag, category }) => [count, tag, category]),
    list('Cannot be read', stats.unreadable, ({ relPath, reason }) => [relPath, reason]),
    list('Captions or masks without an image', stats.orphans, (relPath) => [relPath]),
    list('Captions that are not read, by suffix', stats.otherCaptions, ({ suffix, files, alone }) => [
      suffix,
      files.length,
      `${alone} of images without another`,
    ]),
    list('Folders that are not read', stats.skipped, ({ relPath, reason }) => [relPath, reason]),
    stats.masks.files === 0
      ? ''
      : `\n${number(stats.masks.files)} masks of ${number(stats.masks.images)} images\n`,
  ].join('');
};

const stats = async (
  client: EngineClient,
  terminal: Terminal,
  { json }: { readonly json: boolean },
): Promise<void> => {
  const found = await client.call('GET /api/stats');
  await terminal.print(json ? `${JSON.stringify(found)}\n` : statsText(found));
};

export const addStats = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('stats'))
    .description('count samples, captions, characters and tags')
    .argument('<dir>', 'the dataset folder')
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, typed: Typed) => {
      const json = typed.json === true;
      await onDataset(dir, typed, context, (client) => stats(client, context.terminal, { json }));
    });
};
