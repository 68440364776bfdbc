/**
 * The diagnostic report: what helps to find a fault, and nothing of whose it is. Only numbers, switches and names that the
 * program itself gives are in it: no path, no file's name, no tag, no caption, no query, no server.
 */
import { readdirSync, statSync } from 'node:fs';
import { arch, cpus, freemem, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { DatasetInfo } from '../../shared/api/dataset.ts';
import type { Job } from '../../shared/api/job.ts';
import type { Settings } from '../../shared/api/settings.ts';
import { knownSuffixes } from '../../shared/caption/sidecarSuffixes.ts';
import { isCommandId } from '../../shared/commands/commands.ts';
import { readRelease } from './release.ts';

export interface DiagnosticFacts {
  readonly settings: Settings;
  readonly jobs: readonly Job[];
  /** The dataset that is open. */
  readonly dataset: { readonly info: DatasetInfo; readonly dataFolder: string } | null;
}

type Line = readonly [name: string, value: string | number | boolean];

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const machine = (): readonly Line[] => {
  const { version, commit } = readRelease();
  const [processor] = cpus();
  return [
    ['Proofsheet', version],
    ['Commit', commit ?? 'none'],
    ['Node', process.versions.node],
    ['System', `${platform()} ${release()} ${arch()}`],
    ['Processors', `${cpus().length} x ${processor?.model.trim() ?? 'unknown'}`],
    ['Memory', `${megabytes(totalmem())}, ${megabytes(freemem())} free`],
    ['Engine', `${megabytes(process.memoryUsage.rss())}, running for ${Math.round(process.uptime())} s`],
  ];
};

/** Files that the engine keeps of a dataset; others in that folder may have names of the user's. */
const keptFiles: readonly string[] = [
  'index.db',
  'columns.snapshot',
  'thumbs.db',
  'journal.db',
  'proposals.db',
];

const sizesIn = (folder: string): string =>
  keptFiles
    .flatMap((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      return found === undefined ? [] : [`${name} ${megabytes(found.size)}`];
    })
    .join(', ');

const fileCount = (folder: string): number => {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
};

/** A suffix that the user made up may be a name. */
const suffixWord = (suffix: string): string =>
  knownSuffixes.some((known) => known.suffix === suffix) ? suffix : 'one of the user’s own';

const ofDataset = ({ dataset }: DiagnosticFacts): readonly Line[] => {
  if (dataset === null) return [['Dataset', 'none is open']];
  const { info, dataFolder } = dataset;
  const { tags, nl } = info.captions;
  const counts = ({ present, missing, empty }: typeof tags): string =>
    `${present} present, ${missing} missing, ${empty} empty`;
  return [
    ['Samples', `${info.samples}, ${info.phase}, revision ${info.revision}`],
    ['Tags', counts(tags)],
    ['NL captions', counts(nl)],
    [
      'Other files',
      `${info.orphans} orphans, ${info.unreadable} unreadable, ${info.skipped} folders skipped`,
    ],
    ['Suffixes', `${suffixWord(info.suffixes.tags)} and ${suffixWord(info.suffixes.nl)}`],
    ['Watched', info.watching],
    ['Kept of it', `${sizesIn(dataFolder)}; ${fileCount(dataFolder)} files`],
  ];
};

const sizes = ({ imageSize }: Settings): string =>
  Object.entries(imageSize)
    .map(([density, pixels]) => `${density} ${pixels}`)
    .join(', ');

const ofSettings = ({ settings }: DiagnosticFacts): readonly Line[] => [
  ['Theme', settings.theme],
  ['Density', `${settings.density}; ${sizes(settings)}`],
  ['Filters', `${settings.facets.open}, ${settings.facets.width}`],
  ['Inspector', `${settings.inspector.open}, ${settings.inspector.width}`],
  [
    'Full view',
    `captions ${settings.loupeCaptions} ${settings.loupeCaptionsAt}, filmstrip ${settings.filmstrip}`,
  ],
  ['Zoom kept', settings.keepZoom],
  ['Step after a mark', settings.stepAfterMark],
  ['Journal', megabytes(settings.journalLimit)],
  ['Own list of tags', settings.danbooruFile !== null],
  ['Saved edits', settings.rules.length],
  ['Changed keys', Object.keys(settings.keys).filter(isCommandId).join(', ') || 'none'],
  ['Captions by', settings.captioning.by],
];

const ofJobs = ({ jobs }: DiagnosticFacts): readonly Line[] =>
  jobs.map(({ kind, state, done, total }): Line => [`Job (${kind})`, `${state}, ${done} of ${total ?? '?'}`]);

/** @returns lines of plain text */
export const diagnosticReport = (facts: DiagnosticFacts): string =>
  [...machine(), ...ofDataset(facts), ...ofSettings(facts), ...ofJobs(facts)]
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');
