/** Routes of duplicates: the groups, and what is done with one. */
import type { Hono } from 'hono';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { Workspace } from '../dataset.ts';
import type { EditRuns } from '../edit/editRuns.ts';
import { asideFolder } from '../edit/moveFile.ts';
import { keepOne } from '../edit/setAside.ts';
import { trashFor } from '../edit/trash.ts';
import { tellApart } from '../insight/duplicates/apart.ts';
import type { Duplicates } from '../insight/duplicates/createDuplicates.ts';
import { duplicateState, shownGroup } from '../insight/duplicates/shown.ts';
import type { PerDataset } from '../insight/perDataset.ts';
import type { Pictures } from '../insight/pictures/createPictures.ts';
import { route } from './route.ts';

export interface DuplicatesDeps {
  readonly workspace: Workspace;
  readonly pictures: Pictures;
  readonly duplicates: PerDataset<Duplicates>;
  readonly edits: EditRuns;
  /** Where the desktop keeps the user's data, and with it the trash; null where that cannot be undone. */
  readonly dataHome: string | null;
  /** Samples as the sheet shows them, also those that are gone. */
  rows(ids: readonly number[]): SampleRow[];
}

export const duplicatesRoutes = (app: Hono, deps: DuplicatesDeps): void => {
  const { workspace, pictures, duplicates, edits, dataHome } = deps;
  const sha256Of = (id: number): string | null => pictures.facts(id)?.sha256 ?? null;
  const rows = (ids: readonly number[]): SampleRow[] => deps.rows(ids);

  route(app, 'GET /api/duplicates', ({ query: { from, count } }) => {
    const { root } = workspace.current();
    const found = duplicates.current();
    const page = (found.groups() ?? []).slice(from, from + count);
    return {
      state: duplicateState(found, pictures.state()),
      aside: asideFolder(root),
      trash: trashFor(root, dataHome),
      groups: page.flatMap((group) => shownGroup(group, rows, sha256Of) ?? []),
    };
  });

  route(app, 'POST /api/duplicates/find', () => ({ job: duplicates.current().find() }));

  route(app, 'POST /api/duplicates/apart', ({ body: { group } }) =>
    edits.setEntries((dataset) => tellApart(dataset, group, sha256Of)),
  );

  route(app, 'POST /api/duplicates/settle', ({ body: { group, ...choice } }) =>
    edits.inTurn((editor, dataset) => {
      const isUnchanged = group.every((id) => sha256Of(id) !== null);
      const trash = trashFor(dataset.root, dataHome);
      return edits.writeFiles(editor, keepOne(dataset, { ...choice, group, isUnchanged, trash }));
    }),
  );
};
