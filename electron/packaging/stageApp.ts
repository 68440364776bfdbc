/** Lays out what goes into the app's archive: the bundled window and the built page. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from './stageEngine.ts';

/**
 * Both must be built.
 * @param root the folder of package.json
 * @param folder where to; emptied first
 */
export const stageApp = (root: string, folder: string, { version, description, license }: Manifest): void => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'dist', 'electron'), folder, { recursive: true });
  cpSync(join(root, 'dist', 'renderer'), join(folder, 'renderer'), { recursive: true });
  const manifest = {
    name: 'proofsheet',
    productName: 'Proofsheet',
    version,
    description,
    license,
    author: 'The Proofsheet developers',
    main: 'main.cjs',
    type: 'commonjs',
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest)}\n`);
};
