/** The drawn sample dataset, and its planted mistakes. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { sampleTruth, type Plant, type SampleTruth } from '../../shared/api/sampleTruth.ts';
import { program } from './paths.ts';

/** The variable that says where `globalSetup.ts` has drawn it. */
export const drawnSample = 'PROOFSHEET_DRAWN_SAMPLE';

/** Whether this run's tests have it already. */
export const isDrawn = (): boolean => {
  const folder = process.env[drawnSample];
  return folder !== undefined && existsSync(join(folder, 'data'));
};

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
 * Draws the sample into `folder/dataset`, and measures its images once for all tests, with the data folder
 * `folder/data`.
 */
export const drawSample = (folder: string): void => {
  const [dataset, dataDir] = [join(folder, 'dataset'), join(folder, 'data')];
  makeSample(dataset);
  for (const file of filesBelow(dataset)) utimesSync(file, drawnAt, drawnAt);
  const words = [program, 'duplicates', dataset, '--data-dir', dataDir, '--quiet'];
  execFileSync(process.execPath, words, { stdio: 'ignore' });
};

/** A copy of the drawn sample, whose images are measured already for an app with this data folder. */
export const copySample = (to: string, dataDir: string): void => {
  const drawn = process.env[drawnSample] ?? '';
  cpSync(join(drawn, 'dataset'), to, { recursive: true, preserveTimestamps: true });
  const data = dataFolderOf(dataDir, to);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  for (const name of looks) {
    cpSync(join(dataFolderOf(join(drawn, 'data'), join(drawn, 'dataset')), name), join(data, name));
  }
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
