/** What lies in a folder with a tagger: its model, and its labels with the family that they tell. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { TaggerLabels } from '../../../../shared/captioning/tagger/labels.ts';
import type { LabelFile, ModelFace, TaggerProfile } from '../../../../shared/captioning/tagger/profile.ts';
import { taggerProfiles } from '../../../../shared/captioning/tagger/profiles.ts';
import { TaggerProblem, valueShown } from '../../../../shared/captioning/tagger/resolve.ts';
import type { TaggerByHand } from '../../../../shared/captioning/tagger/taggerSpec.ts';
import { thrownCode } from '../../../../shared/thrownCode.ts';
import { formsOf, labelReaders } from './labels/readers.ts';
import { emptyFile, firstLine, taggerError } from './problem.ts';

export interface TaggerFolder {
  readonly folder: string;
  /** Names of its files, in the order of the alphabet. */
  readonly files: readonly string[];
  /** The model's, one of them. */
  readonly model: string;
}

const isModel = (name: string): boolean => name.toLowerCase().endsWith('.onnx');

const listed = (names: readonly string[], most = 20): string => {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
};

const filesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    const code = thrownCode(error);
    const why = {
      ENOENT: 'There is no such folder.',
      ENOTDIR: 'It is no folder. Name the folder that the model lies in.',
      EACCES: 'The folder cannot be read: permission denied.',
    }[code ?? ''];
    throw taggerError(folder, why ?? `The folder cannot be read (${firstLine(error)}).`);
  }
};

const theModel = (folder: string, files: readonly string[], byHand: string | undefined): string => {
  const models = files.filter(isModel);
  const there = files.length === 0 ? 'The folder is empty.' : `Found: ${listed(files)}.`;
  if (byHand !== undefined) {
    if (files.includes(byHand)) return byHand;
    throw taggerError(folder, `There is no file ${byHand} in it. ${there}`);
  }
  const [only] = models;
  if (only === undefined) {
    throw taggerError(
      folder,
      `There is no ONNX model in it (a file that ends in .onnx). ${there} Name the folder that holds the model and its labels.`,
    );
  }
  if (models.length === 1) return only;
  const usual = models.find((name) => name.toLowerCase() === 'model.onnx');
  if (usual !== undefined) return usual;
  throw taggerError(folder, `It holds several models: ${listed(models)}. Set by hand: model.`, true);
};

/**
 * @param place a folder, or a model's file
 * @throws EngineError `tagger`
 */
export const lookIntoFolder = (place: string, { model }: TaggerByHand): TaggerFolder => {
  const isFile = isModel(place) && statSync(place, { throwIfNoEntry: false })?.isFile() === true;
  const folder = isFile ? dirname(place) : place;
  const files = filesIn(folder);
  return { folder, files, model: theModel(folder, files, isFile ? basename(place) : model) };
};

/** What was found, for a sentence. */
export const folderShown = ({ files, model }: TaggerFolder, face: ModelFace): string => {
  const others = files.filter((name) => name !== model);
  return [
    `${model} (inputs: ${face.inputs.map(valueShown).join(', ')}; outputs: ${face.outputs.map(valueShown).join(', ')})`,
    others.length === 0 ? 'nothing beside it' : `beside it ${listed(others)}`,
  ].join(', ');
};

export interface FoundLabels {
  /** Null: of no family that is known. */
  readonly profile: TaggerProfile | null;
  readonly labels: TaggerLabels;
  readonly file: string;
}

/** More than any list of labels. */
const mostBytes = 256 * 1024 ** 2;

/** Reads files once, however many families ask for them. */
const createReader = ({ folder }: TaggerFolder) => {
  const texts = new Map<string, string>();
  return (file: string): string => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const path = join(folder, file);
    try {
      if (statSync(path).size > mostBytes)
        throw new TaggerProblem(`${file} is too large for a list of labels.`);
      const empty = emptyFile(folder, file);
      if (empty !== null) throw new TaggerProblem(empty);
      const text = readFileSync(path, 'utf8');
      texts.set(file, text);
      return text;
    } catch (error) {
      if (error instanceof TaggerProblem) throw error;
      throw new TaggerProblem(`${file} cannot be read (${firstLine(error)}).`);
    }
  };
};

const namedByHand = (read: (file: string) => string, { files }: TaggerFolder, file: string): TaggerLabels => {
  if (!files.includes(file)) throw new TaggerProblem(`There is no file ${file} in it.`);
  for (const form of formsOf(file)) {
    const labels = labelReaders[form](read(file), file);
    if (labels !== null) return labels;
  }
  throw new TaggerProblem(`${file} holds no labels in a form that is known.`);
};

/** @throws TaggerProblem where there are no labels, or a file of them is broken */
export const findLabels = (
  found: TaggerFolder,
  face: ModelFace,
  { family, labels: byHand }: TaggerByHand,
): FoundLabels => {
  const read = createReader(found);
  const asked = taggerProfiles.filter((profile) => family === undefined || profile.family === family);
  const readAs = ({ file: pattern, form }: LabelFile): Omit<FoundLabels, 'profile'> | null => {
    for (const file of found.files.filter((name) => pattern.test(name))) {
      const labels = labelReaders[form](read(file), file);
      if (labels !== null) return { labels, file };
    }
    return null;
  };
  // What is named by hand is read by its own form, not by the family's.
  if (byHand !== undefined) {
    const [profile = null] = family === undefined ? [] : asked;
    return { profile, labels: namedByHand(read, found, byHand), file: byHand };
  }
  /** Labels that fit no family; a family may be told by other files. */
  let stray: FoundLabels | null = null;
  for (const profile of asked) {
    for (const one of profile.labels) {
      const labels = readAs(one);
      if (labels === null) continue;
      // A family that was set by hand need not be recognised.
      if (family !== undefined || one.recognises === undefined || one.recognises(face))
        return { profile, ...labels };
      stray ??= { profile: null, ...labels };
    }
  }
  if (stray !== null) return stray;
  const names = [...new Set(asked.flatMap(({ labels }) => labels.map(({ file }) => plainName(file))))];
  throw new TaggerProblem(`There are no labels beside the model: looked for ${names.join(', ')}.`);
};

/** A pattern of a file's name as people read it. */
const plainName = ({ source }: RegExp): string =>
  source.replace(/^\^/, '').replace(/\$$/, '').replaceAll('\\', '');
