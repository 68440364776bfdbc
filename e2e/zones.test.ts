/** The import zones of `.ci/zones.cjs` are only useful if a violation is found: one of each kind is planted. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from './support/paths.ts';

interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

const plants: readonly Plant[] = [
  { rule: 'no-cycles', file: 'shared/turn.ts', imports: './turn.ts' },
  { rule: 'resolvable', file: 'shared/b.ts', imports: './nowhere.ts' },
  { rule: 'shared-is-pure', file: 'shared/a.ts', imports: 'node:fs' },
  { rule: 'hosts-not-renderer', file: 'electron/browser/a.ts', imports: '../../renderer/sheet/free.ts' },
  { rule: 'hosts-apart', file: 'electron/browser/b.ts', imports: '../desktop/window.ts' },
  { rule: 'hosting-below-hosts', file: 'electron/hosting/a.ts', imports: '../desktop/window.ts' },
  { rule: 'engine-has-one-door', file: 'electron/desktop/menu.ts', imports: '../engine/view/free.ts' },
  { rule: 'only-some-open-the-door', file: 'electron/desktop/main.ts', imports: '../engine/engine.ts' },
  { rule: 'preload-types-only', file: 'electron/desktop/preload.ts', imports: '../../shared/free.ts' },
  { rule: 'packaging-apart', file: 'electron/browser/c.ts', imports: '../packaging/free.ts' },
  { rule: 'packaging-only-packages', file: 'electron/packaging/a.ts', imports: '../desktop/window.ts' },
  { rule: 'sample-alone', file: 'electron/sample/a.ts', imports: '../engine/view/free.ts' },
  { rule: 'sample-has-one-door', file: 'electron/engine/routes/a.ts', imports: '../../sample/free.ts' },
  { rule: 'engine-not-electron', file: 'electron/engine/view/a.ts', imports: '../../desktop/window.ts' },
  { rule: 'features-apart', file: 'electron/engine/edit/a.ts', imports: '../view/free.ts' },
  {
    rule: 'finders-apart',
    file: 'electron/engine/insight/problems/a.ts',
    imports: '../duplicates/free.ts',
  },
  { rule: 'features-not-routes', file: 'electron/engine/images/a.ts', imports: '../app.ts' },
  { rule: 'index-not-features', file: 'electron/engine/index/a.ts', imports: '../view/free.ts' },
  { rule: 'index-not-scan', file: 'electron/engine/index/b.ts', imports: '../scan/free.ts' },
  { rule: 'sharp-in-one-place', file: 'electron/engine/edit/b.ts', imports: 'sharp' },
  {
    rule: 'renderer-only-shared',
    file: 'renderer/sheet/a.ts',
    imports: '../../electron/desktop/window.ts',
  },
  { rule: 'renderer-no-node', file: 'renderer/sheet/b.ts', imports: 'node:fs' },
  { rule: 'ui-alone', file: 'renderer/ui/fields/a.ts', imports: '../../state/free.ts' },
  { rule: 'ui-alone', file: 'renderer/ui/fields/b.ts', imports: '../../../shared/free.ts' },
  { rule: 'api-bottom', file: 'renderer/api/a.ts', imports: '../state/free.ts' },
  { rule: 'state-low', file: 'renderer/state/a.ts', imports: '../sheet/free.ts' },
  { rule: 'commands-low', file: 'renderer/commands/a.ts', imports: '../parts/free.ts' },
  { rule: 'parts-low', file: 'renderer/parts/a.ts', imports: '../sheet/free.ts' },
  { rule: 'pages-apart', file: 'renderer/filters/a.ts', imports: '../sheet/free.ts' },
  { rule: 'pages-apart', file: 'renderer/search/View.tsx', imports: '../sheet/free.ts' },
  { rule: 'no-test-in-product', file: 'electron/engine/view/b.ts', imports: './free.test.ts' },
];

const innocent = [
  'electron/desktop/window.ts',
  'electron/engine/engine.ts',
  'electron/engine/app.ts',
  'electron/engine/scan/free.ts',
  'electron/engine/view/free.ts',
  'electron/engine/view/free.test.ts',
  'electron/engine/insight/duplicates/free.ts',
  'electron/packaging/free.ts',
  'electron/sample/free.ts',
  'renderer/parts/free.ts',
  'renderer/state/free.ts',
  'renderer/sheet/free.ts',
];

/** The part of dependency-cruiser's report that is read. */
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
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
    const config = join(repository, '.ci/zones.cjs');
    const bin = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
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

const zones: unknown = createRequire(import.meta.url)('../.ci/zones.cjs');

/** All paths that the rules match. */
const patternsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'comment' || key === 'name' ? [] : patternsIn(inner),
  );
};

test('each rule has a planted violation', () => {
  const { forbidden } = zones as { readonly forbidden: readonly { readonly name: string }[] };
  expect(new Set(plants.map(({ rule }) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
});

test('each folder that a rule names is there', () => {
  const { forbidden } = zones as { readonly forbidden: unknown };
  const folders = patternsIn(forbidden).flatMap((pattern) =>
    // `^electron/(a|b)/` names electron/a and electron/b.
    [...pattern.matchAll(/\^((?:electron|renderer)(?:\/[a-z]+)*)\/(?:\(([a-z|]+)\)\/)?/g)].flatMap(
      ([, base = '', choices = '']) =>
        choices === '' ? [base] : choices.split('|').map((one) => `${base}/${one}`),
    ),
  );
  expect(folders.length).toBeGreaterThan(40);
  expect([...new Set(folders)].filter((folder) => !existsSync(join(repository, folder)))).toEqual([]);
});
