/** Parts of paths that are separated by `/`: those of a dataset, from its root, and those of an export. */

/** The name of a file, with its extension; of a folder's path: the folder's own name. */
export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder, with its `/` so that a name can follow it (empty for the root), and the file's name. */
export const splitPath = (path: string): { readonly folder: string; readonly name: string } => {
  const at = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, at), name: path.slice(at) };
};

/** The folder that a file or a folder lies in, without a `/` at its end; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
