/** The drawn sample dataset, and what is planted in it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleTruth, type Plant, type SampleTruth } from '../../shared/api/sampleTruth.ts';
import { program } from './paths.ts';

/** The variable that says where `globalSetup.ts` has drawn it. */
export const drawnSample = 'PROOFSHEET_DRAWN_SAMPLE';

/** As users make it: `proofsheet sample DIR`. */
export const makeSample = (folder: string): void => {
  execFileSync(process.execPath, [program, 'sample', folder], { stdio: 'ignore' });
};

/** What is planted in a sample dataset. */
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
