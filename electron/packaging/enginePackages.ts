/** Which of npm's packages the built program loads: those of package.json, and what these need at run time. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const manifest = z.object({ dependencies: names, optionalDependencies: names });

/** Used by install scripts alone. */
const forInstalling = new Set(['node-addon-api', 'adm-zip', 'global-agent']);

const neededBy = (folder: string): readonly string[] => {
  const { dependencies, optionalDependencies } = manifest.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies)];
};

/** Our own Node lies beside the program, not among its packages. */
const isNode = (name: string): boolean => /^node-(?:bin-)?(?:linux|darwin|win)-/.test(name);

/**
 * @param root the folder of package.json
 * @param modules packages installed for a target: optional ones of other systems are not there
 */
export const enginePackages = (root: string, modules: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const waiting = [...neededBy(root)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const folder = join(modules, name);
    if (found.has(name) || isNode(name) || forInstalling.has(name) || !existsSync(folder)) continue;
    found.add(name);
    waiting.push(...neededBy(folder));
  }
  return found;
};
