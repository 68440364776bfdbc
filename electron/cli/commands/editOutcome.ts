/** How an edit's report and its dry run are printed: JSON for programs, differences and a sentence for people. */
import { namedOnce } from '../../../shared/problems/namedOnce.ts';
import type { z } from 'zod';
import type { editOutcome } from '../../../shared/api/commandLine.ts';
import type { EditReport, PlannedChange } from '../../../shared/api/edits.ts';
import type { AcceptReport } from '../../../shared/api/proposals.ts';
import type { Terminal } from '../terminal.ts';
import { exitCode, type ExitCode } from '../terminal.ts';

type Outcome = z.infer<typeof editOutcome>;

export const outcomeOf = (report: EditReport & Partial<Pick<AcceptReport, 'superseded'>>): Outcome => ({
  edit: report.edit,
  written: report.written,
  unchanged: report.unchanged,
  conflicts: report.conflicts.map(({ relPath, reason }) => ({ relPath, reason })),
  failures: report.failures.map(({ relPath, code, message }) => ({ relPath, code, message })),
  ...(report.superseded === undefined ? {} : { superseded: report.superseded }),
});

const lines = (mark: string, text: string | null): string =>
  text === null ? '' : text.replaceAll(/^/gm, mark).replaceAll('\r', '␍') + (text.endsWith('\n') ? '' : '\n');

/** One file's change as a text difference. */
export const differenceOf = ({
  relPath,
  before,
  after,
}: Pick<PlannedChange, 'relPath' | 'before' | 'after'>): string =>
  `${relPath}\n${lines('- ', before)}${lines('+ ', after)}`;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Prints a report, and returns the exit code: 1 where something was left undone. */
export const tellOutcome = async (
  terminal: Terminal,
  outcome: Outcome,
  told: { readonly json: boolean; readonly taken: boolean },
): Promise<ExitCode> => {
  const { written, conflicts, failures } = outcome;
  if (told.json) await terminal.print(`${JSON.stringify(outcome)}\n`);
  else await terminal.print(`${counted(written, 'file')} written.\n`);
  for (const { relPath, reason } of conflicts) terminal.say(`conflict: ${namedOnce(relPath, reason)}`);
  for (const { message } of failures) terminal.say(`failed: ${message}`);
  for (const { relPath, reason } of outcome.superseded ?? [])
    terminal.say(`left alone: ${namedOnce(relPath, reason)}`);
  if (told.taken) terminal.say('The edit was undone.');
  return conflicts.length + failures.length > 0 || told.taken ? exitCode.incomplete : exitCode.done;
};
