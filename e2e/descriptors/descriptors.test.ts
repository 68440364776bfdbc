/**
 * A new export format, kind of problem, numeric field, column of the roster or bulk edit is one descriptor
 * and its entry in one list. Shown on a copy of the sources in which both are written and nothing else is
 * changed: it type-checks, and the code that parses, evaluates, completes, prints, draws or offers such
 * things handles the new one.
 */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type * as problemsCommand from '../../electron/cli/commands/problems.ts';
import type * as rosterCommand from '../../electron/cli/commands/roster.ts';
import type * as engineFormats from '../../electron/engine/export/formats/formats.ts';
import type * as measuresModule from '../../electron/engine/view/measures.ts';
import type * as viewTesting from '../../electron/engine/view/testing.ts';
import type * as draftModule from '../../renderer/bulk/draft.ts';
import type * as kindGroupsModule from '../../renderer/problems/kindGroups.ts';
import type * as columnsModule from '../../renderer/roster/columns.ts';
import type * as suggestModule from '../../renderer/search/suggest.ts';
import type * as contractModule from '../../shared/api/contract.ts';
import type * as problemsContract from '../../shared/api/problems.ts';
import type * as rosterContract from '../../shared/api/roster.ts';
import type * as applyEditModule from '../../shared/edit/applyEdit.ts';
import type * as labelModule from '../../shared/edit/label.ts';
import type * as settingModule from '../../shared/export/setting.ts';
import type * as exportSettingsModule from '../../shared/export/settings.ts';
import type * as fixesModule from '../../shared/problems/fixes.ts';
import type * as foundModule from '../../shared/problems/found.ts';
import type * as problemKindsModule from '../../shared/problems/kinds.ts';
import type * as problemsTesting from '../../shared/problems/testing.ts';
import type * as completionModule from '../../shared/query/completion.ts';
import type * as fieldsModule from '../../shared/query/fields.ts';
import type * as naiveModule from '../../shared/query/naive.ts';
import type * as parseModule from '../../shared/query/parse.ts';
import type * as printModule from '../../shared/query/print.ts';
import type * as rosterColumnsModule from '../../shared/roster/rosterColumns.ts';
import type { Draft } from '../../renderer/bulk/draft.ts';
import type { BulkValues } from '../../shared/edit/bulkForm.ts';
import type { ExportFormatName } from '../../shared/export/exportFormats.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { builtVariable } from '../../electron/engine/work/built.mjs';
import { repository } from '../support/paths.ts';
import { copy, copySources, load, plant, type Component } from './plant.ts';
import { bulkEdit, exportFormat, numberField, problemKind, rosterColumn } from './planted.ts';

beforeAll(() => {
  copySources();
  for (const planted of [numberField, exportFormat, problemKind, rosterColumn, bulkEdit]) plant(planted);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = promisify(execFile);

interface FormatSectionProps {
  readonly settings: ExportSettings;
  readonly onChange: (settings: ExportSettings) => void;
}
interface FormatSelectProps {
  readonly value: ExportFormatName;
  readonly onChange: (name: ExportFormatName) => void;
}
interface EditFieldsProps {
  readonly draft: Draft;
  readonly onChange: (values: BulkValues) => void;
}

test('a numeric field is parsed, printed, explained, offered, evaluated, and read plainly', async () => {
  const { parseQuery } = await load<typeof parseModule>('shared/query/parse.ts');
  const { printQuery } = await load<typeof printModule>('shared/query/print.ts');
  const parsed = parseQuery('kb>=2');
  if (!parsed.ok) throw new Error(parsed.error.message);
  expect(printQuery(parsed.query)).toBe('kb:>=2');
  const problemOf = (text: string): string => {
    const read = parseQuery(text);
    return read.ok ? '' : read.error.message;
  };
  expect(problemOf('kb:big')).toContain('kb:100..500');
  expect(problemOf('kilobytes:1')).toContain('“kb:”');

  const { fields } = await load<typeof fieldsModule>('shared/query/fields.ts');
  expect(fields.map(({ example }) => example)).toContain('kb:>500');
  const { completionAt } = await load<typeof completionModule>('shared/query/completion.ts');
  const { suggestionsFor } = await load<typeof suggestModule>('renderer/search/suggest.ts');
  expect(suggestionsFor(completionAt('k', 1), []).map(({ insert }) => insert)).toEqual(['kb:']);

  const { makeTestDataset } = await load<typeof viewTesting>('electron/engine/view/testing.ts');
  const { createMeasures } = await load<typeof measuresModule>('electron/engine/view/measures.ts');
  const dataset = makeTestDataset([{ relPath: 'a.png', fileSize: 2100 }]);
  const { where } = parsed.query;
  if (where?.kind !== 'number') throw new Error('It is no number.');
  expect(createMeasures(dataset.columns).of(where.field)(dataset.idOf('a.png'))).toBe(2);
  const { matches } = await load<typeof naiveModule>('shared/query/naive.ts');
  const none = { state: 'missing' } as const;
  const sample = {
    relPath: 'a.png',
    width: 1,
    height: 1,
    tags: none,
    nl: none,
    broken: false,
    animated: false,
    transparent: false,
  };
  const found = [1400, 2100].map((fileSize) =>
    matches(parsed.query, { ...sample, fileSize }, () => 'general'),
  );
  expect(found).toEqual([false, true]);
});

test('an export format is in the contract, set by path, drawn with its settings, and written', async () => {
  const { exportSettings, exportFormat: names } =
    await load<typeof exportSettingsModule>('shared/export/settings.ts');
  expect(names.options).toContain('notes');
  const { contract } = await load<typeof contractModule>('shared/api/contract.ts');
  const body = { settings: { format: 'notes', notes: { rule: true } }, scope: null, out: null };
  expect(contract['POST /api/exports/plan'].body.safeParse(body).success).toBe(true);

  const { withSetting } = await load<typeof settingModule>('shared/export/setting.ts');
  const chosen = withSetting(exportSettings.parse({}), 'format=notes');
  const set = chosen.ok ? withSetting(chosen.settings, 'notes.mark=star') : chosen;
  if (!set.ok) throw new Error(set.message);
  expect(set.settings).toMatchObject({ format: 'notes', notes: { rule: false, mark: 'star' } });

  const { FormatSection } = await load<Component<'FormatSection', FormatSectionProps>>(
    'renderer/export/FormatSection.tsx',
  );
  const drawn = renderToStaticMarkup(
    createElement(FormatSection, { settings: set.settings, onChange: () => undefined }),
  );
  for (const words of ['Only for Notes', 'A line between samples', 'Mark of a sample'])
    expect(drawn).toContain(words);
  const { FormatSelect } = await load<Component<'FormatSelect', FormatSelectProps>>(
    'renderer/export/FormatList.tsx',
  );
  const list = createElement(FormatSelect, { value: set.settings.format, onChange: () => undefined });
  expect(renderToStaticMarkup(list)).toContain('One Markdown file');

  const { exportFormatOf } = await load<typeof engineFormats>('electron/engine/export/formats/formats.ts');
  const [file] = exportFormatOf(set.settings.format).files([], set.settings, '');
  expect(file).toMatchObject({ kind: 'text', path: 'notes.md' });
});

test('a kind of problem is found, told, mended, asked for in queries and in the contract', async () => {
  const { check } = await load<typeof problemsTesting>('shared/problems/testing.ts');
  const { messageOf } = await load<typeof foundModule>('shared/problems/found.ts');
  const { fixOf } = await load<typeof fixesModule>('shared/problems/fixes.ts');
  const { kindRow, problemKinds } = await load<typeof problemKindsModule>('shared/problems/kinds.ts');
  const kind = problemKinds.at(-1) ?? expect.unreachable();
  const one =
    check([{ tags: 'solo, LONG HAIR' }]).find((found) => found.kind === kind) ?? expect.unreachable();
  expect([kind, kindRow(kind).title, messageOf(one)]).toEqual([
    'shouting',
    'Tag in capitals',
    '“LONG HAIR” stands in capitals.',
  ]);
  expect(fixOf(one, { escaped: true, underscores: false, lowercase: false })).toMatchObject({
    kind: 'rename-tag',
    to: 'long hair',
  });

  const { parseQuery } = await load<typeof parseModule>('shared/query/parse.ts');
  expect(parseQuery('problem:shouting')).toMatchObject({ ok: true });
  const { problemSettings } = await load<typeof problemsContract>('shared/api/problems.ts');
  expect(problemSettings.parse({ off: ['shouting'] }).off).toEqual(['shouting']);
  const { groupKinds } = await load<typeof kindGroupsModule>('renderer/problems/kindGroups.ts');
  const state = { kind, on: true, count: 1, samples: 1, fixes: [] };
  expect(groupKinds([state], null).found).toEqual([state]);
  const { checkText } = await load<typeof problemsCommand>('electron/cli/commands/problems.ts');
  const told = {
    kind,
    severity: 'warning',
    relPath: 'a.png',
    message: messageOf(one),
    fixable: true,
  } as const;
  expect(checkText({ problems: [told], counts: { [kind]: 1 } })).toContain(
    'Tag in capitals (shouting, warning): 1',
  );
});

test('a column of the roster is in the contract, on the page and on the command line', async () => {
  const { rosterCharacter } = await load<typeof rosterContract>('shared/api/roster.ts');
  const { columnValues } = await load<typeof rosterColumnsModule>('shared/roster/rosterColumns.ts');
  const facts = {
    images: 5,
    distinctImages: 5,
    nl: 0,
    namedByNl: 0,
    first: 5,
    upscaled: 0,
    seen: 1,
    suspects: null,
    floor: 10,
    target: 25,
  };
  const character = rosterCharacter.parse({
    tag: 'a',
    key: 'a',
    group: null,
    images: 5,
    ...columnValues(facts),
    status: 'few',
    query: 'char:a',
  });
  expect(character).toHaveProperty('stillWanted', 20);
  const table = {
    characters: [character],
    nearMisses: [],
    listed: false,
    repeated: [],
    floor: 10,
    target: 25,
    duplicatesKnown: true,
  };
  const { columnsOf } = await load<typeof columnsModule>('renderer/roster/columns.ts');
  const column = columnsOf(table).at(-1);
  expect([column?.label, column?.cell?.(character)]).toEqual(['Wanted', { text: '20' }]);
  const { rosterText } = await load<typeof rosterCommand>('electron/cli/commands/roster.ts');
  expect(rosterText(table)).toMatch(/wanted[^]*\b20\b/);
});

test('a bulk edit is in the contract, in the dialog, has words, and changes captions', async () => {
  const { editOf, bulkKinds, bulkForm, newDraft, draftOf } =
    await load<typeof draftModule>('renderer/bulk/draft.ts');
  const kind = bulkKinds.at(-1) ?? expect.unreachable();
  expect([kind, bulkForm(kind).name]).toEqual(['reverse-tags', 'Reverse tags']);
  const parsed = editOf(newDraft(kind, null));
  const edit = 'edit' in parsed ? parsed.edit : expect.unreachable(parsed.missing);
  expect(edit).toEqual({ kind: 'reverse-tags', keep: true });
  expect(editOf(draftOf(edit) ?? expect.unreachable())).toEqual(parsed);
  const { EditFields } = await load<Component<'EditFields', EditFieldsProps>>('renderer/bulk/EditFields.tsx');
  const fields = createElement(EditFields, { draft: newDraft(kind, null), onChange: () => undefined });
  expect(renderToStaticMarkup(fields)).toContain('The first tag stays');

  const { contract } = await load<typeof contractModule>('shared/api/contract.ts');
  expect(contract['POST /api/plans'].body.safeParse({ edit, scope: { ids: [1] } }).success).toBe(true);
  const { labelOf } = await load<typeof labelModule>('shared/edit/label.ts');
  const { applyEdit } = await load<typeof applyEditModule>('shared/edit/applyEdit.ts');
  expect(labelOf(edit)).toBe('Reverse all tags but the first');
  if (edit.kind === 'set-mark' || edit.kind === 'convert') throw new Error('It edits captions.');
  const context = {
    categoryOf: () => 'general' as const,
    write: (tag: string) => tag,
    writeIn: (tag: string) => tag,
  };
  const { changes } = applyEdit(edit, { tags: 'a, b, c', nl: null }, context);
  expect(changes?.map(({ after }) => after)).toEqual(['a, c, b']);
});

/** The copy has not been built. */
const fromSources = { ...process.env, [builtVariable]: '' };

test('the command line offers them', async () => {
  const program = join(copy, 'electron', 'proofsheet.mjs');
  const help = async (command: string): Promise<string> =>
    (await run(process.execPath, [program, command, '--help'], { env: fromSources })).stdout;
  expect(await help('reverse')).toContain('write tags in the opposite order');
  expect(await help('export')).toContain('"notes"');
});

test('the copy with all of them type-checks', { timeout: 300_000 }, async () => {
  const tsc = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const problems = z.object({ stdout: z.string() });
  const { stdout } = await run(process.execPath, [tsc, '-p', copy]).catch((error: unknown) =>
    problems.parse(error),
  );
  expect(stdout).toBe('');
});
