/** The settings of the next export, its plan, and its start. */
import { useState } from 'react';
import type { Scope } from '../../shared/api/sample.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { useFindingCounts } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { proposedFolder } from '../state/exportSlice.ts';
import { selectionScope } from '../state/selectionSlice.ts';
import { usesFindings } from './settingsNeeds.ts';
import { useExportPlan } from './useExportPlan.ts';

/** The samples to export; null: the whole dataset. */
const useScope = (): Scope | null => {
  const where = useApp((state) => state.exportDraft.where);
  const view = useApp((state) => state.view);
  const ranges = useApp((state) => state.ranges);
  if (where === 'all' || view === null) return null;
  return where === 'selection'
    ? (selectionScope({ view, ranges }) ?? { ids: [] })
    : { view: view.id, ranges: [[0, view.count]] };
};

export const useExportForm = () => {
  const draft = useApp((state) => state.exportDraft);
  const change = useApp((state) => state.changeExport);
  const run = useApp((state) => state.runExport);
  const dataset = useApp((state) => state.dataset);
  const [refused, setRefused] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const { settings } = draft;
  const out = draft.out ?? (dataset === null ? '' : proposedFolder(dataset, settings.format));
  // Which samples are left out may depend on findings that arrive meanwhile.
  const counts = useFindingCounts().data;
  const found = usesFindings(settings) ? JSON.stringify(counts) : '';
  const place = out.trim() === '' ? null : out.trim();
  const state = useExportPlan({ settings, scope: useScope(), out: place }, `${turn} ${found}`);
  const { plan, opening, busy, problem } = state;
  const ready = !busy && problem === null && plan !== null && plan.out !== null && plan.samples > 0;
  return {
    draft,
    /** The folder that the export goes to, as typed or as proposed. */
    out,
    /** Why the export did not start; null: it was not asked for, or the settings have changed since. */
    refused,
    state,
    ready,
    /** Changes the draft; a refusal is still shown. */
    change,
    touch: (part: Partial<ExportSettings>): void => {
      change({ settings: { ...settings, ...part } });
      setRefused(null);
    },
    moveTo: (folder: string): void => {
      change({ out: folder });
      setRefused(null);
    },
    start: async (): Promise<void> => {
      if (!ready) return;
      const why = await run(plan, opening);
      setRefused(why);
      // The plan may have been lost: to another window's, or with the engine.
      if (why !== null) setTurn(turn + 1);
    },
  };
};
