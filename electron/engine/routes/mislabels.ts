/** Routes of mislabels. */
import path from 'node:path';
import type { Hono } from 'hono';
import { sampleId } from '../../../shared/api/ids.ts';
import type { CharacterLabel, MislabelsState, Suspect } from '../../../shared/api/mislabels.ts';
import { titledName } from '../../../shared/caption/mentions.ts';
import { EngineError } from '../errors.ts';
import type { Mislabels } from '../insight/mislabels/createMislabels.ts';
import type { CurrentSuspect } from '../insight/mislabels/current.ts';
import { entryAt } from '../project/patch.ts';
import { projectFile } from '../project/project.ts';
import type { FeatureDeps } from './feature.ts';
import { route } from './route.ts';

export const mislabelsRoutes = (app: Hono, deps: FeatureDeps): void => {
  const { workspace, vectors, edits } = deps;
  const { current } = deps.mislabels;

  const labelOf = (key: string): CharacterLabel => {
    const { tags } = workspace.current().columns;
    const tag = tags.find(key);
    return { tag: tag < 0 ? key : tags.spelling(tag), key, name: titledName(key) };
  };

  const stateOf = (mislabels: Mislabels): MislabelsState => {
    const found = mislabels.found();
    const suspects = mislabels.current()?.suspects ?? [];
    const open = suspects.filter(({ kept }) => !kept);
    const outOfDate = mislabels.outOfDate();
    return {
      phase: found !== null ? 'found' : outOfDate ? 'finding' : 'unknown',
      outOfDate,
      failed: mislabels.failed(),
      judged: found?.judged ?? 0,
      compared: found?.compared ?? 0,
      counts: {
        likely: open.filter(({ suspect }) => suspect.tier === 'likely').length,
        look: open.filter(({ suspect }) => suspect.tier === 'look').length,
        kept: suspects.length - open.length,
      },
      overlaps: (mislabels.current()?.overlaps ?? []).map(({ a, b, count, samples }) => ({
        a: labelOf(a),
        b: labelOf(b),
        count,
        samples: samples.map((id) => sampleId.parse(id)),
      })),
      skipped: (found?.skipped ?? []).map(({ tag, reason }) => ({ character: labelOf(tag), reason })),
      pictures: vectors.state(),
    };
  };

  route(app, 'GET /api/mislabels', () => {
    const mislabels = current();
    mislabels.want();
    return stateOf(mislabels);
  });

  route(app, 'GET /api/mislabels/suspects', ({ query: { from, count, show } }) => {
    const now = current().current();
    const all = (now?.suspects ?? []).filter(({ kept }) => kept === (show === 'kept'));
    const page = all.slice(from, from + count);
    const ids = (paths: readonly string[]): number[] => paths.flatMap((relPath) => now?.idOf(relPath) ?? []);
    const wanted = page.flatMap(({ id, suspect: { nearest } }) => [
      id,
      ...ids(nearest.given),
      ...ids(nearest.suggested),
    ]);
    const unique = [...new Set(wanted)];
    const rows = new Map(deps.rows(unique).map((row, at) => [unique[at], row]));
    const rowsOf = (paths: readonly string[]) => ids(paths).flatMap((id) => rows.get(id) ?? []);
    const shown = ({ id, kept, suspect }: CurrentSuspect): Suspect[] => {
      const { given, suggested, margin, tier, reasons, nearest } = suspect;
      const row = rows.get(id);
      if (row === undefined) return [];
      return [
        {
          row,
          given: labelOf(given),
          suggested: labelOf(suggested),
          margin,
          tier,
          reasons: [...reasons],
          nearest: { given: rowsOf(nearest.given), suggested: rowsOf(nearest.suggested) },
          kept,
        },
      ];
    };
    return { total: all.length, suspects: page.flatMap(shown) };
  });

  route(app, 'POST /api/mislabels/find', async ({ body: { pictures } }) => {
    const mislabels = current();
    if (pictures) {
      vectors.start();
      await vectors.settled();
    }
    await mislabels.upToDate();
    return stateOf(mislabels);
  });

  route(app, 'POST /api/mislabels/pictures', () => ({ job: vectors.start() }));

  route(app, 'POST /api/mislabels/keep', ({ body: { samples, keep } }) =>
    edits.inTurn(async (editor, dataset) => {
      const { columns } = dataset;
      const { document } = dataset.project();
      const known = samples.filter((id) => columns.relPath(id) !== '');
      if (known.length === 0)
        throw new EngineError('not-found', 'These samples are no longer in the dataset.');
      const after = known.map((id) => ({
        path: ['mislabels', 'kept', columns.relPath(id)],
        value: keep ? { captions: columns.captionHash(id) } : null,
      }));
      const before = after.map((entry) => ({ path: entry.path, value: entryAt(document, entry.path) }));
      const [only] = known;
      const what =
        known.length === 1 && only !== undefined
          ? path.posix.basename(columns.relPath(only))
          : `${known.length} labels`;
      const label = keep ? `Keep the label of ${what}` : `Suspect the label of ${what} again`;
      const intention = { kind: 'keep-labels', samples: known.map((id) => columns.relPath(id)), keep };
      const planned = await editor.planProject({
        label: known.length === 1 ? label : label.replace('the label of ', ''),
        intention,
        relPath: projectFile,
        before,
        after,
      });
      return edits.apply(editor, planned.id, label);
    }),
  );
};
