/** The paths of the product for the tests. */
import { join } from 'node:path';

/** The folder of package.json. */
export const repository = join(import.meta.dirname, '..', '..');

/** The `proofsheet` command, to be run with Node. */
export const program = join(repository, 'electron', 'proofsheet.mjs');

/** The engine as a process of its own. */
export const engineMain = join(repository, 'electron', 'hosting', 'engineMain.ts');
