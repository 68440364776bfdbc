/** For tests of exports: a real dataset, and an engine that exports it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportPlan, ExportResult } from '../../../shared/api/export.ts';
import type { Scope } from '../../../shared/api/sample.ts';
import { exportSettings, type ExportSettingsInput } from '../../../shared/export/settings.ts';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

export const perlica = 'perlica \\(arknights\\)';
export const yvonne = 'yvonne \\(arknights\\)';

/** Two characters in two folders, one image without captions, and an unreadable caption. */
export const smallDataset = async (): Promise<string> => {
  const root = tempFolder();
  writeFiles(root, {
    'a/one.png': await pngOf(64, 32),
    'a/one.txt': `${perlica}, arknights, @channel \\(x\\), 1girl, solo, long_hair, explicit`,
    'a/one_nl.txt': 'Perlica from Arknights stands there. She smiles.\n',
    'b/two.png': await pngOf(32, 64),
    'b/two.txt': `solo, ${yvonne}, arknights`,
    'b/two_nl.txt': 'Yvonne from Arknights.',
    'b/three.png': await pngOf(16, 16),
  });
  return root;
};

interface PlanOptions {
  /** Where to; null: a preview only. By default a folder of the test. */
  readonly out?: string | null;
  /** By default the whole dataset. */
  readonly scope?: Scope;
}

interface Carried {
  readonly state: string;
  readonly message: string | null;
  readonly result: ExportResult | null;
}

interface ExportTest {
  readonly test: TestEngine;
  readonly out: string;
  readonly plan: (settings: ExportSettingsInput, options?: PlanOptions) => Promise<ExportPlan>;
  /** Plans and writes; fails the test when the export does not end as complete. */
  readonly run: (settings: ExportSettingsInput, options?: PlanOptions) => Promise<ExportResult>;
  /** Writes a plan, and returns how the job ended. */
  readonly writeOut: (plan: ExportPlan) => Promise<Carried>;
}

/** @param dataDir the data folder of an earlier engine; by default a new one */
export const startExports = async (root: string, dataDir = tempFolder()): Promise<ExportTest> => {
  const test = await startEngine(dataDir);
  await test.open(root);
  const out = join(tempFolder(), 'out');
  const plan: ExportTest['plan'] = (settings, options = {}) =>
    test.call('POST /api/exports/plan', {
      body: {
        settings: exportSettings.parse(settings),
        scope: options.scope ?? null,
        out: options.out === undefined ? out : options.out,
      },
    });
  const carryOut: ExportTest['writeOut'] = async ({ id }) => {
    test.mark();
    const { job } = await test.call('POST /api/exports/:id/run', { params: { id } });
    const event = await test.until(
      (seen) => seen.type === 'job' && seen.job.id === job.id && seen.job.state !== 'running',
    );
    if (event.type !== 'job') throw new Error('Not a job.');
    const { result } = await test.call('GET /api/exports/:id/result', { params: { id } });
    return { state: event.job.state, message: event.job.message, result };
  };
  return {
    test,
    out,
    plan,
    writeOut: carryOut,
    run: async (settings, options = {}) => {
      const { result, message } = await carryOut(await plan(settings, options));
      if (result?.state !== 'complete') throw new Error(`Not exported: ${String(message)}`);
      return result;
    },
  };
};

/** Every file below a folder with its text (images as latin1), by path with `/`; hidden ones left out. */
export const filesBelow = (folder: string): Record<string, string> => {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1).replaceAll('\\', '/')] = readFileSync(path, 'latin1');
  }
  return files;
};
