/** `proofsheet import-captions`: captions from a CSV or JSONL, as `export` writes them. `--dry-run` only shows. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { thrownCode } from '../../../shared/thrownCode.ts';
import type { CaptionImport } from '../../../shared/api/captionImport.ts';
import { CommandError, exitCode } from '../terminal.ts';
import { carryOutPlan, type PlanOptions } from './carryOutPlan.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';

type TypedImport = Typed & PlanOptions;

/** @throws CommandError when it does not exist, or is not UTF-8 */
const readTable = async (file: string): Promise<string> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    const why = thrownCode(error) === 'ENOENT' ? 'does not exist' : '';
    const words = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCode.usage, why === '' ? `${file}: ${words}` : `${file} ${why}.`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError(exitCode.usage, `${file} is not UTF-8. Save it as UTF-8 first.`);
  }
};

/** Why nothing is written. */
const nothingWords = ({ plan, rows }: CaptionImport): string => {
  if (rows === 0) return 'Nothing to write: the table has no rows.';
  return plan.scope === 0
    ? 'Nothing to write: no row names an image of this dataset.'
    : `Nothing to write: the captions of ${plan.scope} samples match the table already, or are not in it.`;
};

export const addImportCaptions = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('import-captions'))
    .description(
      'take captions from a CSV, a JSONL or an imagefolder’s metadata.jsonl, matched by the path of the image',
    )
    .argument('<dir>', 'the dataset folder')
    .argument('<file>', 'with file_name (or relPath), and tags, nl or both')
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--json', 'JSON on stdout')
    .addHelpText(
      'after',
      '\nWhat is not in the table stays as it is: captions without a column, empty cells of a CSV, null in JSONL.',
    )
    .action(async (dir: string, file: string, typed: TypedImport) => {
      const path = resolve(context.terminal.cwd, file);
      const text = await readTable(path);
      await onDataset(dir, typed, context, async (client) => {
        const name = basename(path);
        const made = await client.call('POST /api/plans/import', { body: { name, text } });
        const { plan, failures } = made;
        for (const note of made.notes) context.terminal.say(note);
        if (plan.files === 0) context.terminal.say(nothingWords(made));
        await carryOutPlan(client, context, plan, typed, failures);
      });
    });
};
