/** `proofsheet import-captions`: captions from a CSV or JSONL, as `export` writes them. `--dry-run` only shows. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CaptionImport } from '../../../shared/api/captionImport.ts';
import { carryOutPlan, type PlanOptions } from './carryOutPlan.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { typedText } from './typedText.ts';

type TypedImport = Typed & PlanOptions;

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
      const text = await typedText(path);
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
