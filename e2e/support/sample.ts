/** The drawn sample dataset, and its planted mistakes. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { sampleTruth, type Plant, type SampleTruth } from '../../shared/api/sampleTruth.ts';
import { program, repository } from './paths.ts';

/** The variable that says where it has been drawn. */
export const drawnSample = 'PROOFSHEET_DRAWN_SAMPLE';

/** As users make it: `proofsheet sample DIR`. */
export const makeSample = (folder: string): void => {
  execFileSync(process.execPath, [program, 'sample', folder], { stdio: 'ignore' });
};

/** Whole seconds, so that a copy has the same time to the last digit. */
const drawnAt = new Date('2026-01-01T00:00:00Z');

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The measures of the images: they take seconds of all processors, and are the same for each copy. */
const looks = ['pictures.db', 'duplicates.json'];

const dataFolderOf = (dataDir: string, dataset: string): string => {
  const id = createHash('sha256').update(realpathSync(dataset)).digest('hex').slice(0, 16);
  return join(dataDir, 'datasets', id);
};

/**
 * Draws the sample into `folder/dataset`, and measures its images once for all tests: the measures are in
 * `folder/looks`.
 */
const drawSample = (folder: string): void => {
  const [dataset, dataDir] = [join(folder, 'dataset'), join(folder, 'data')];
  makeSample(dataset);
  for (const file of filesBelow(dataset)) utimesSync(file, drawnAt, drawnAt);
  const words = [program, 'duplicates', dataset, '--data-dir', dataDir, '--quiet'];
  execFileSync(process.execPath, words, { stdio: 'ignore' });
  mkdirSync(join(folder, 'looks'));
  for (const name of looks) cpSync(join(dataFolderOf(dataDir, dataset), name), join(folder, 'looks', name));
  rmSync(dataDir, { recursive: true });
};

/** What the drawn sample and its measures depend on. */
const drawnFrom = [
  'electron/sample',
  'electron/engine/images',
  'electron/engine/insight',
  'package-lock.json',
];

/** The same for the same sources. */
const sourcesKey = (): string => {
  const digest = createHash('sha256');
  for (const source of drawnFrom) {
    const path = join(repository, source);
    for (const file of statSync(path).isDirectory() ? filesBelow(path).toSorted() : [path])
      digest.update(file.slice(repository.length)).update(readFileSync(file));
  }
  return digest.digest('hex').slice(0, 16);
};

/** The sample as an earlier run has drawn it from the same sources; drawn now where none has. @returns its folder */
export const keptSample = (): string => {
  const cache = join(repository, 'node_modules', '.cache');
  const name = 'proofsheet-sample-';
  const kept = join(cache, name + sourcesKey());
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  const old = readdirSync(cache).filter((each) => each.startsWith(name));
  for (const each of old) rmSync(join(cache, each), { recursive: true, force: true });
  const folder = mkdtempSync(join(cache, 'drawing-'));
  drawSample(folder);
  renameSync(folder, kept);
  return kept;
};

/** A copy of the drawn sample, whose images are measured already for an app with this data folder. */
export const copySample = (to: string, dataDir: string): void => {
  const drawn = process.env[drawnSample] ?? '';
  cpSync(join(drawn, 'dataset'), to, { recursive: true, preserveTimestamps: true });
  const data = dataFolderOf(dataDir, to);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  for (const name of looks) cpSync(join(drawn, 'looks', name), join(data, name));
};

/** The planted mistakes of a sample dataset. */
export const truthOf = (folder: string): SampleTruth =>
  sampleTruth.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));

/** The first plant of a kind. @throws Error where there is none */
export const planted = <Kind extends Plant['kind']>(
  folder: string,
  kind: Kind,
): Extract<Plant, { readonly kind: Kind }> => {
  const isOfKind = (plant: Plant): plant is Extract<Plant, { readonly kind: Kind }> => plant.kind === kind;
  const found = truthOf(folder).plants.find(isOfKind);
  if (found === undefined) throw new Error(`Nothing of kind ${kind} is planted in ${folder}.`);
  return found;
};
