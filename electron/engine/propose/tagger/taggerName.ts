/** What a tagger is called: in runs, in history, and where captions are asked for by their model. */
import { basename, dirname } from 'node:path';

/** A model's name: its file's, or its folder's where the file is called as all are. */
export const taggerName = (folder: string, model: string): string => {
  const stem = model.replace(/\.onnx$/i, '');
  return /^model(?:[._-]|$)/i.test(stem) ? basename(folder) : stem;
};

/** @param place a folder with a model, or the model's file */
export const nameOfPlace = (place: string): string =>
  /\.onnx$/i.test(place) ? taggerName(dirname(place), basename(place)) : basename(place);
