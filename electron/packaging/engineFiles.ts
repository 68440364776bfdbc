/**
 * Which files of npm's packages the engine needs at run time on a target: no types, sources or documents, and of native
 * parts those of the target alone. Licences stay.
 */
import { nameOf, type Target } from './target.ts';

/** Never loaded by a program. */
const forReaders = /\.(?:[cm]?ts|map|md|markdown|flow|tsbuildinfo)$|(?:^|\/)\.[^/]+$/i;
const sources = /\.(?:c|cc|cpp|h|hpp|gyp|gypi|mk)$|(?:^|\/)Makefile$/;
const licence = /(?:^|\/)(?:licen[cs]e|copying|notice|third[-_]?party)[^/]*$/i;

type Rule = (path: string, target: Target) => boolean;

/** What is left out of one package; `path` is below that package. */
const leftOut: Readonly<Record<string, Rule>> = {
  'better-sqlite3': (path, target) =>
    /^(?:deps|src|build|node_modules)\//.test(path) ||
    (path.startsWith('prebuilds/') && path !== `prebuilds/${nameOf(target)}.node`),
  'onnxruntime-node': (path, { platform, arch }) =>
    /^(?:script|lib)\//.test(path) ||
    (path.startsWith('bin/') && !path.includes(`/${platform}/${arch}/`)) ||
    // The same library once more, under the name that programs which are linked to it look for.
    (platform === 'darwin' && /libonnxruntime\.\d+\.\d+\.\d+\.dylib$/.test(path)) ||
    // Shaders for WebGPU, which is not asked for: DirectML and the processor are.
    /dx(?:compiler|il)\.dll$/.test(path),
  'onnxruntime-common': (path) => path.startsWith('lib/') || path.startsWith('dist/esm/'),
  sharp: (path) => /^(?:src|install)\//.test(path),
  undici: (path) => path.startsWith('docs/') || path.startsWith('scripts/'),
};

/** Tests that a package brings along. */
const tests = /\.test\.[cm]?js$/;

/** `@img/sharp-linux-x64/lib/x.node` is the file `lib/x.node` of the package `@img/sharp-linux-x64`. */
const split = (path: string): readonly [name: string, below: string] => {
  const parts = path.split('/');
  const words = path.startsWith('@') ? 2 : 1;
  return [parts.slice(0, words).join('/'), parts.slice(words).join('/')];
};

/**
 * @param path below `node_modules`, with `/`
 * @param packages that the program loads
 */
export const isNeeded = (path: string, target: Target, packages: ReadonlySet<string>): boolean => {
  const [name, below] = split(path);
  if (!packages.has(name)) return false;
  if (leftOut[name]?.(below, target) === true) return false;
  if (licence.test(below)) return true;
  return ![forReaders, sources, tests].some((kind) => kind.test(below));
};
