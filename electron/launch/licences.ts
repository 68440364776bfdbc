/** Gathers the licences of npm's packages that a build contains, into `licences.json` beside it; *About* shows them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import type { Licence } from '../../shared/api/about.ts';

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default('see its files'),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** Used by install scripts alone: not shipped. */
const forInstalling: ReadonlySet<string> = new Set(['node-addon-api', 'adm-zip', 'global-agent']);

const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[.-][\w.-]+)?$/i;

const readManifest = (folder: string): z.infer<typeof manifest> =>
  manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));

/** @param folder of an installed package */
const licenceIn = (folder: string): Licence => {
  const { name, version, license } = readManifest(folder);
  const texts = readdirSync(folder)
    .filter((file) => licenceFile.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return { name, version, license, text: texts.join('\n\n') };
};

/** The package that a file of a build comes from: the innermost `node_modules` counts. @returns null for our own */
export const packageFolderOf = (file: string): string | null =>
  /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1] ?? null;

/** Our own Node's packages among them: its licence is one of those that are shipped. */
const neededAtRunTime = (modules: string, names: readonly string[]): readonly string[] => {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const folder = join(modules, name);
    if (found.has(folder) || forInstalling.has(name) || !existsSync(join(folder, 'package.json'))) continue;
    found.add(folder);
    const { dependencies, optionalDependencies } = readManifest(folder);
    waiting.push(...Object.keys(dependencies), ...Object.keys(optionalDependencies));
  }
  return [...found];
};

/** @param root the folder of package.json @param runTime whether what is loaded at run time belongs to the build */
export const licences = (root: string, runTime: boolean): Plugin => ({
  name: 'licences',
  generateBundle() {
    const bundled = [...this.getModuleIds()].flatMap((id) => packageFolderOf(id.replace(/^\0/, '')) ?? []);
    const { dependencies, optionalDependencies } = readManifest(root);
    const loaded = runTime
      ? neededAtRunTime(join(root, 'node_modules'), [
          ...Object.keys(dependencies),
          ...Object.keys(optionalDependencies),
        ])
      : [];
    const all = [...new Set([...bundled, ...loaded])]
      .filter((folder) => existsSync(join(folder, 'package.json')))
      .map(licenceIn)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(all) });
  },
});
