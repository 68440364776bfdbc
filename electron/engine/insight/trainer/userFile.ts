/** The user's own diffusion-pipe files: a `.toml` that they named, and the list of protected tags that it names. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse, TomlError } from 'smol-toml';
import { thrownCode } from '../../../../shared/thrownCode.ts';
import { readDataset, type ReadDataset } from '../../../../shared/trainer/datasetConfig.ts';
import {
  protectedTagsProblem,
  readMix,
  readProtectedTags,
  type MixConfig,
} from '../../../../shared/trainer/mixConfig.ts';
import { readRun, type RunConfig } from '../../../../shared/trainer/runConfig.ts';

/** No configuration is larger; a larger file was named by mistake. */
const largest = 1_000_000;

export interface UserFile {
  readonly mix: MixConfig;
  readonly protectedTags: readonly string[];
  readonly run: RunConfig;
  /** What of it is not used, in words for the user, or null. */
  readonly problem: string | null;
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };
const refused = (reason: string) => ({ ok: false, reason }) as const;

const readText = (file: string): Outcome<string> => {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return refused(`${file} is not a file.`);
    if (stats.size > largest) return refused(`${file} is too large for a list or a configuration.`);
    const bytes = readFileSync(file);
    // Nor could the trainer read another encoding.
    if (!isUtf8(bytes)) return refused(`${file} is not UTF-8. Save it as UTF-8 first.`);
    return { ok: true, value: bytes.toString('utf8') };
  } catch (error) {
    const gone = thrownCode(error) === 'ENOENT';
    return refused(gone ? `${file} is not there.` : `${file} cannot be read.`);
  }
};

/** A parser's message without the lines that it quotes. */
const parsed = (file: string, text: string): Outcome<unknown> => {
  try {
    return { ok: true, value: parse(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const what = error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? '';
    return refused(`${file} is not valid TOML: line ${error.line}, column ${error.column}: ${what}.`);
  }
};

/** A `.toml` as a document. @param named absolute, or relative to `from` */
const readDocument = (from: string, named: string): Outcome<{ file: string; document: unknown }> => {
  const file = path.resolve(from, named);
  if (path.extname(file).toLowerCase() !== '.toml') return refused(`${file} is not a .toml file.`);
  const text = readText(file);
  if (!text.ok) return text;
  const document = parsed(file, text.value);
  return document.ok ? { ok: true, value: { file, document: document.value } } : document;
};

/** The sizes and repeats of a `dataset.toml`. @returns why it cannot be used, else its settings */
export const readDatasetFile = (from: string, named: string): Outcome<Extract<ReadDataset, { ok: true }>> => {
  const found = readDocument(from, named);
  if (!found.ok) return found;
  const { file, document } = found.value;
  const read = readDataset(document);
  return read.ok ? { ok: true, value: read } : refused(`${file}: ${read.reason}`);
};

/**
 * @param named as the user named it: absolute, or relative to `from`
 * @returns why it cannot be used, else its content
 */
export const readUserFile = (from: string, named: string): Outcome<UserFile> => {
  const found = readDocument(from, named);
  if (!found.ok) return found;
  const { file, document } = found.value;
  const read = readMix(document);
  if (!read.ok) return refused(`${file}: ${read.reason}`);
  const { mix, protectedTagsFile } = read;
  const run = readRun(document);
  if (protectedTagsFile === null) return { ok: true, value: { mix, protectedTags: [], run, problem: null } };
  // The trainer resolves it from the folder where it is started, which is not known here.
  const listFile = path.resolve(path.dirname(file), protectedTagsFile);
  const list = readText(listFile);
  if (list.ok) {
    const misread = protectedTagsProblem(list.value);
    const problem = misread === null ? null : `${listFile} ${misread}`;
    return { ok: true, value: { mix, protectedTags: [...readProtectedTags(list.value)], run, problem } };
  }
  const problem = `No tag is protected: ${list.reason} protected_tags_file is looked for from the folder of the .toml.`;
  return { ok: true, value: { mix, protectedTags: [], run, problem } };
};
