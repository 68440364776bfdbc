/** Folders of this machine, for choosing a dataset where there is no native dialog. */
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Dirent } from 'node:fs';
import type { Hono } from 'hono';
import type { FolderListing } from '../../../shared/api/dataset.ts';
import { EngineError } from '../errors.ts';
import { claimsToBeImage } from '../scan/skip.ts';
import { reasonOf } from '../scan/walk.ts';
import { route } from './route.ts';

export const foldersRoutes = (app: Hono): void => {
  route(app, 'GET /api/folders', ({ query }) => listFolders(path.resolve(query.path ?? homedir())));
};

const listFolders = async (folder: string): Promise<FolderListing> => {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new EngineError('dataset-unreadable', `${folder} cannot be read (${reasonOf(error)}).`, {
      path: folder,
    });
  }
  const shown = entries.filter(({ name }) => !name.startsWith('.'));
  const folders = shown
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .filter((entry) => entry.isDirectory() || !path.extname(entry.name))
    .map(({ name }) => ({ name, path: path.join(folder, name) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const parent = path.dirname(folder);
  return {
    path: folder,
    parent: parent === folder ? null : parent,
    folders,
    images: shown.filter((entry) => !entry.isDirectory() && claimsToBeImage(entry.name)).length,
  };
};
