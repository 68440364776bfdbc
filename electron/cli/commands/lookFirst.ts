/** Runs the finders that an export's options depend on: the window does so in the background. */
import type { ExportSettings } from '../../../shared/export/settings.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import { findAllDuplicates } from './duplicates.ts';
import { withInsightProgress } from './insightProgress.ts';

/** @throws CommandError when it was cancelled, or failed */
export const lookFirst = async (
  client: EngineClient,
  { duplicates, problems }: ExportSettings['what'],
  terminal: Terminal,
  quiet: boolean,
): Promise<void> => {
  if (problems.length > 0) {
    const { failed } = await withInsightProgress(client, { terminal, quiet }, () =>
      client.call('POST /api/problems/look', { body: { pictures: true } }),
    );
    if (terminal.signal.aborted) throw new CommandError(exitCode.incomplete, 'Cancelled.');
    if (failed !== null) throw new CommandError(exitCode.incomplete, failed);
  }
  if (duplicates === 'one') await findAllDuplicates(client, terminal, quiet);
};
