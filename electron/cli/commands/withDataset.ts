/** Opens a dataset for one command, waits until it has been read, and closes everything afterwards. */
import { namedOnce } from '../../../shared/problems/namedOnce.ts';
import type { DatasetInfo, FileReport } from '../../../shared/api/dataset.ts';
import { createEngineClient, type EngineClient } from '../../hosting/engineClient.ts';
import { createProgress } from '../progress.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import type { CommonOptions, EngineMaker } from './options.ts';

interface Request {
  /** Absolute. */
  readonly folder: string;
  readonly options: CommonOptions;
  readonly terminal: Terminal;
  readonly createEngine: EngineMaker;
}

/** Prints which parts of the folder are not read, so that the rest is not mistaken for the whole. */
const sayFiles = ({ otherCaptions, skipped }: FileReport, log: (line: string) => void): void => {
  for (const { suffix, files, alone } of otherCaptions) {
    if (alone === 0) continue;
    const one = files.length === 1;
    log(
      `${files.length} ${one ? 'caption ends' : 'captions end'} in ${suffix} and ${one ? 'is' : 'are'} not read; no new caption is created beside ${one ? 'it' : 'them'}. Choose what such files are in the app, under “Files to look at”.`,
    );
  }
  for (const { relPath, reason } of skipped)
    if (!/(?:^|\/)\.[^/]*$/.test(relPath)) log(`skipped: ${namedOnce(relPath, reason)}`);
};

const cancelled = (): CommandError => new CommandError(exitCode.incomplete, 'Cancelled.');

/** Cancels the running jobs, as the app's button does. */
const cancelJobs = async (client: EngineClient): Promise<void> => {
  const { jobs } = await client.call('GET /api/jobs');
  const running = jobs.filter((job) => job.state === 'running');
  await Promise.all(running.map(({ id }) => client.call('POST /api/jobs/:id/cancel', { params: { id } })));
};

const read = async (client: EngineClient, { folder, options, terminal }: Request): Promise<DatasetInfo> => {
  const progress = createProgress(terminal.stderr, options.quiet);
  const over = new AbortController();
  const events = client.events(AbortSignal.any([over.signal, terminal.signal]));
  let label: string | null = null;
  try {
    // Listening starts before opening, so that no event in between can be missed.
    await events.next();
    let { dataset } = await client.call('POST /api/dataset/open', { body: { path: folder } });
    while (dataset.phase !== 'ready') {
      const next = await events.next();
      if (terminal.signal.aborted) throw cancelled();
      if (next.done === true) throw new Error('The engine ended while it read the folder.');
      const event = next.value;
      if (event.type === 'dataset' && event.dataset !== null) dataset = event.dataset;
      if (event.type !== 'job' || event.job.kind !== 'scan') continue;
      const { job } = event;
      label = job.label;
      progress.update(label, job.done, job.total);
      if (job.state === 'cancelled') throw cancelled();
      if (job.state === 'failed')
        throw new CommandError(exitCode.incomplete, job.message ?? 'Reading failed.');
    }
    // The job's last event may come after the dataset's own.
    if (label !== null) progress.update(label, dataset.samples, dataset.samples);
    return dataset;
  } finally {
    progress.end();
    if (terminal.signal.aborted) await cancelJobs(client);
    over.abort();
    await events.return();
  }
};

/**
 * Does `work` on the open dataset, once the folder has been read completely.
 * @throws EngineCallError when it cannot be opened; CommandError when reading was cancelled or failed
 */
export const withDataset = async <T>(
  request: Request,
  work: (client: EngineClient, dataset: DatasetInfo) => Promise<T>,
): Promise<T> => {
  const { options, terminal, createEngine } = request;
  const log = (line: string): void => (options.quiet ? undefined : terminal.say(line));
  const engine = createEngine({ dataDir: options.dataDir, unasked: false, log });
  try {
    const client = createEngineClient((call) => engine.fetch(call));
    const dataset = await read(client, request);
    // A warning: --quiet does not silence it.
    if (dataset.notice !== null) terminal.say(dataset.notice);
    if (dataset.unreadCaptions > 0 || dataset.skipped > 0) sayFiles(await client.call('GET /api/files'), log);
    return await work(client, dataset);
  } finally {
    await engine.close();
  }
};
