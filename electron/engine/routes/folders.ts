/** Folders of this machine, for choosing a dataset where there is no native dialog. */
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { thrownCode } from '../../../shared/thrownCode.ts';
import type { FolderListing } from '../../../shared/api/dataset.ts';
import { countImages } from '../folderCounts.ts';
import { EngineError } from '../errors.ts';
import { claimsToBeImage } from '../scan/skip.ts';
import { route } from './route.ts';
import { reasonOf } from '../work/fileReason.ts';

export const foldersRoutes = (app: Hono): void => {
  route(app, 'GET /api/folders/counts', async ({ query, signal }) => {
    const { folders } = listFolder(path.resolve(query.path));
    return {
      counts: await countImages(
        folders.map((folder) => folder.path),
        signal,
      ),
    };
  });
  route(app, 'GET /api/folders', ({ query }) => listFolder(path.resolve(query.path ?? homedir())));
};

const listFolder = (folder: string): FolderListing => {
  const shown = entriesOf(folder).filter(({ name }) => !name.startsWith('.'));
  const [folders, files] = [
    shown.filter((e) => isFolder(folder, e)),
    shown.filter((e) => !isFolder(folder, e)),
  ];
  const parent = path.dirname(folder);
  return {
    path: folder,
    parent: parent === folder ? null : parent,
    folders: folders
      .map(({ name }) => ({ name, path: path.join(folder, name) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
    images: files.filter(({ name }) => claimsToBeImage(name)).length,
  };
};

const entriesOf = (folder: string): Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const detail = { path: folder };
    const code = thrownCode(error);
    if (code === 'ENOENT') throw new EngineError('dataset-missing', `${folder} does not exist.`, detail);
    if (code === 'ENOTDIR')
      throw new EngineError('dataset-not-a-folder', `${folder} is not a folder.`, detail);
    throw new EngineError('dataset-unreadable', `${folder} cannot be read (${reasonOf(error)}).`, detail);
  }
};

/** A link to a folder can be opened like a folder. */
const isFolder = (folder: string, entry: Dirent): boolean => {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(path.join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false;
};
