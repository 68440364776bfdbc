/** The import zones of `.ci/zones.cjs` are worth nothing unless a violation is seen: plant one of each kind. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const repo = resolve(import.meta.dirname, '..');

interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

const plants: readonly Plant[] = [
  { rule: 'shared-is-pure', file: 'shared/a.ts', imports: 'node:fs' },
  { rule: 'engine-not-electron', file: 'electron/engine/view/a.ts', imports: '../../window.ts' },
  { rule: 'renderer-only-shared', file: 'renderer/sheet/a.ts', imports: '../../electron/window.ts' },
  { rule: 'renderer-no-node', file: 'renderer/sheet/b.ts', imports: 'node:fs' },
  { rule: 'engine-has-one-door', file: 'electron/menu.ts', imports: './engine/view/free.ts' },
  { rule: 'only-some-open-the-door', file: 'electron/main.ts', imports: './engine/engine.ts' },
  { rule: 'features-apart', file: 'electron/engine/edit/a.ts', imports: '../view/free.ts' },
  { rule: 'index-not-features', file: 'electron/engine/index/a.ts', imports: '../view/free.ts' },
  { rule: 'features-not-routes', file: 'electron/engine/images/a.ts', imports: '../app.ts' },
  { rule: 'ui-alone', file: 'renderer/ui/a.ts', imports: '../state/free.ts' },
  { rule: 'api-bottom', file: 'renderer/api/a.ts', imports: '../state/free.ts' },
  { rule: 'state-low', file: 'renderer/state/a.ts', imports: '../sheet/free.ts' },
  { rule: 'commands-low', file: 'renderer/commands/a.ts', imports: '../sheet/free.ts' },
  { rule: 'renderer-features-apart', file: 'renderer/facets/a.ts', imports: '../sheet/free.ts' },
  { rule: 'no-test-in-product', file: 'electron/engine/view/b.ts', imports: './free.test.ts' },
  { rule: 'renderer-features-apart', file: 'renderer/search/View.tsx', imports: '../sheet/free.ts' },
  { rule: 'resolvable', file: 'shared/b.ts', imports: './nowhere.ts' },
];

const innocent = [
  'electron/window.ts',
  'electron/engine/engine.ts',
  'electron/engine/app.ts',
  'electron/engine/view/free.ts',
  'electron/engine/view/free.test.ts',
  'renderer/state/free.ts',
  'renderer/sheet/free.ts',
];

/** What of dependency-cruiser's report is read. */
interface Report {
  readonly summary: { readonly violations: readonly { from: string; rule: { name: string } }[] };
}

/** Rules that dependency-cruiser reports for a tree of such files. */
const cruise = (files: ReadonlyMap<string, string>): readonly string[] => {
  const root = mkdtempSync(join(tmpdir(), 'proofsheet-zones-'));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    writeFileSync(join(root, 'electron/tsconfig.json'), '{}');
    symlinkSync(join(repo, 'node_modules'), join(root, 'node_modules'), 'junction');
    const config = join(repo, '.ci/zones.cjs');
    const bin = join(repo, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const args = [bin, '--config', config, '--output-type', 'json', 'shared', 'electron', 'renderer'];
    const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    const report = JSON.parse(run.stdout) as Report;
    return report.summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

const tree = (planted: readonly Plant[]): ReadonlyMap<string, string> =>
  new Map([
    ['shared/free.ts', 'export const free = 1;\n'],
    ...innocent.map((file): [string, string] => [file, 'export const free = 1;\n']),
    ...planted.map(({ file, imports }): [string, string] => [
      file,
      `import '${imports}';\n${file.endsWith('x') ? 'export const A = () => <p>text</p>;\n' : ''}`,
    ]),
  ]);

test('a tree without violations passes', () => {
  expect(cruise(tree([]))).toEqual([]);
});

test('each planted violation is found, in the file where it was planted', () => {
  const found = cruise(tree(plants));
  for (const { rule, file } of plants) expect(found).toContain(`${rule}: ${file}`);
});
