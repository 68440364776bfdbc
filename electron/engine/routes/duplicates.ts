/** Routes of duplicates: the groups, and what is done with one. */
import path from 'node:path';
import type { Hono } from 'hono';
import {
  apartKey,
  type DuplicateGroup,
  type DuplicateMember,
  type DuplicateState,
} from '../../../shared/api/duplicates.ts';
import type { OpenDataset } from '../dataset.ts';
import { asideFolder } from '../edit/moveFile.ts';
import { setAside } from '../edit/setAside.ts';
import { trashFor } from '../edit/trash.ts';
import { EngineError } from '../errors.ts';
import type { FoundGroup } from '../insight/duplicates/currentGroups.ts';
import { entryAt } from '../project/patch.ts';
import { projectFile } from '../project/project.ts';
import type { FeatureDeps } from './feature.ts';
import { route } from './route.ts';

const captionCount = ({ row: { tags, nl } }: DuplicateMember): number =>
  (tags.state === 'present' ? 1 : 0) + (nl.state === 'present' ? 1 : 0);

const area = ({ row }: DuplicateMember): number => row.width * row.height;

/** Why the first is suggested: it was put first by size, then by compression, then by captions, then by name. */
const reasonOf = ([first, ...others]: readonly DuplicateMember[]): string => {
  if (first === undefined) return '';
  const { width, height, fileSize, format } = first.row;
  const asLarge = others.filter((other) => area(other) === area(first));
  if (asLarge.length === 0) return `It is the largest: ${width} x ${height}.`;
  if (asLarge.every(({ row }) => row.format !== format || row.fileSize < fileSize)) {
    return 'None is larger, and it is the least compressed.';
  }
  if (asLarge.every((other) => captionCount(other) < captionCount(first))) {
    return 'None is larger, and it has the most captions.';
  }
  return 'None is larger; it is the first by name.';
};

export const duplicatesRoutes = (app: Hono, deps: FeatureDeps): void => {
  const { workspace, pictures, duplicates, edits, dataHome } = deps;

  const stateOf = (dataset: OpenDataset, groups: readonly FoundGroup[] | null): DuplicateState => {
    const { measured, total } = pictures.state();
    const counts = { equal: 0, same: 0, similar: 0 };
    for (const { kind } of groups ?? []) counts[kind] += 1;
    const finding = duplicates.current().finding();
    return {
      phase: finding ? 'finding' : groups !== null && measured === total ? 'found' : 'unmeasured',
      measured,
      pictures: total,
      groups: groups?.length ?? 0,
      counts,
      spare: (groups ?? []).reduce((sum, { members }) => sum + members.length - 1, 0),
      apart: Object.keys(dataset.project().settings.duplicates.apart).length,
    };
  };

  const groupOf = ({ kind, members }: FoundGroup): DuplicateGroup | null => {
    const rows = deps.rows(members.map(({ id }) => id));
    const shown = members.flatMap(({ id, how, ...rest }, i): DuplicateMember[] => {
      const row = rows[i];
      const sha256 = pictures.facts(id)?.sha256;
      return row === undefined || sha256 === undefined
        ? []
        : [{ row, sha256, ...rest, how: [...how], mirrored: how.includes('mirrored') }];
    });
    const [first] = shown;
    return first === undefined ? null : { id: first.row.id, kind, members: shown, reason: reasonOf(shown) };
  };

  route(app, 'GET /api/duplicates', ({ query: { from, count } }) => {
    const dataset = workspace.current();
    const groups = duplicates.current().groups();
    const shown = (groups ?? []).slice(from, from + count).flatMap((group) => groupOf(group) ?? []);
    const { root } = dataset;
    const places = { aside: asideFolder(root), trash: trashFor(root, dataHome) };
    return { state: stateOf(dataset, groups), ...places, groups: shown };
  });

  route(app, 'POST /api/duplicates/find', () => ({ job: duplicates.current().find() }));

  route(app, 'POST /api/duplicates/apart', ({ body: { group } }) =>
    edits.inTurn(async (editor, dataset) => {
      const { document } = dataset.project();
      const known = group.flatMap((id) => {
        const sha = pictures.facts(id)?.sha256;
        return sha === undefined ? [] : [{ sha, relPath: dataset.columns.relPath(id) }];
      });
      if (known.length < 2) {
        throw new EngineError(
          'not-found',
          'These images have changed since they were compared: search for duplicates again.',
        );
      }
      const entries = new Map<string, readonly string[]>();
      for (const [i, one] of known.entries()) {
        for (const other of known.slice(i + 1))
          entries.set(apartKey(one.sha, other.sha), [one.relPath, other.relPath]);
      }
      const after = [...entries].map(([key, value]) => ({ path: ['duplicates', 'apart', key], value }));
      const before = after.map(({ path: place }) => ({ path: place, value: entryAt(document, place) }));
      const label = `Not duplicates: ${known.map(({ relPath }) => path.posix.basename(relPath)).join(', ')}`;
      const intention = { kind: 'tell-apart', pictures: known.map(({ relPath }) => relPath) };
      const planned = await editor.planProject({ label, intention, relPath: projectFile, before, after });
      return edits.apply(editor, planned.id, label);
    }),
  );

  route(app, 'POST /api/duplicates/settle', ({ body: { group, keep, to, merge } }) =>
    edits.inTurn(async (editor, dataset) => {
      const others = group.filter((id) => id !== keep);
      const changed = others.length === group.length || [...group].some((id) => pictures.facts(id) === null);
      if (changed) {
        throw new EngineError(
          'not-found',
          'These images have changed since they were compared: search for duplicates again.',
        );
      }
      const trash = to === 'trash' ? trashFor(dataset.root, dataHome) : null;
      if (to === 'trash' && trash === null) {
        throw new EngineError(
          'edit-failed',
          'This system has no trash that undo can restore from: set the images aside instead.',
        );
      }
      const name = path.posix.basename(dataset.columns.relPath(keep));
      const count = others.length === 1 ? '1 duplicate' : `${others.length} duplicates`;
      const away = to === 'trash' ? `${count} to the trash` : `set ${count} aside`;
      const label = `Keep ${name}, ${away}${merge === null ? '' : ', captions merged'}`;
      const intention = { kind: 'set-aside', to, keep: dataset.columns.relPath(keep), merge: merge !== null };
      const moved = setAside(dataset, { keep, others, merge });
      const planned = await editor.planFiles({
        label,
        intention,
        ...moved,
        ...(trash === null ? {} : { trash }),
      });
      const report = await edits.apply(editor, planned.id, label);
      const early = planned.blocked.map(({ relPath, reason }) => ({ n: null, relPath, reason }));
      return { ...report, conflicts: [...early, ...report.conflicts] };
    }),
  );
};
