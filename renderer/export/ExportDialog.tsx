/** Export: what, how, and what it would give; then the writing of it. */
import { useState } from 'react';
import { keyText } from '../../shared/commands/keys.ts';
import type { Scope } from '../../shared/api/sample.ts';
import { formatOf } from '../../shared/export/exportFormats.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { useFindingCounts } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { proposedFolder } from '../state/exportSlice.ts';
import { selectionScope } from '../state/selectionSlice.ts';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogFoot } from '../ui/overlays/Dialog.tsx';
import { CaptionsSection } from './CaptionsSection.tsx';
import styles from './ExportDialog.module.css';
import { FolderField } from './FolderField.tsx';
import { FormatList, FormatSelect } from './FormatList.tsx';
import { FormatSection } from './FormatSection.tsx';
import { ImagesSection } from './ImagesSection.tsx';
import { NamesSection } from './NamesSection.tsx';
import { Preview } from './Preview.tsx';
import { Profiles } from './Profiles.tsx';
import { RunView } from './RunView.tsx';
import { TrainingSection } from './TrainingSection.tsx';
import { useExportPlan } from './useExportPlan.ts';
import { WhatSection } from './WhatSection.tsx';
import { targetWords, usesBuckets, usesFindings } from './words.ts';

/** The samples that are asked for; null: all of the dataset. */
const useScope = (): Scope | null => {
  const where = useApp((state) => state.exportDraft.where);
  const view = useApp((state) => state.view);
  const ranges = useApp((state) => state.ranges);
  if (where === 'all' || view === null) return null;
  return where === 'selection'
    ? (selectionScope({ view, ranges }) ?? { ids: [] })
    : { view: view.id, ranges: [[0, view.count]] };
};

const Form = ({ onClose }: { readonly onClose: () => void }) => {
  const { platform } = useCommandCentre();
  const draft = useApp((state) => state.exportDraft);
  const change = useApp((state) => state.changeExport);
  const run = useApp((state) => state.runExport);
  const dataset = useApp((state) => state.dataset);
  const [refused, setRefused] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const { settings, where, profile } = draft;
  const { format } = settings;
  const out = draft.out ?? (dataset === null ? '' : proposedFolder(dataset, format));
  // What stays behind may depend on what is found meanwhile.
  const counts = useFindingCounts().data;
  const found = usesFindings(settings) ? JSON.stringify(counts) : '';
  const place = out.trim() === '' ? null : out.trim();
  const state = useExportPlan({ settings, scope: useScope(), out: place }, `${turn} ${found}`);
  const { plan, opening, busy, problem, folderProblem } = state;
  const ready = !busy && problem === null && plan !== null && plan.out !== null && plan.samples > 0;

  const touch = (part: Partial<ExportSettings>): void => {
    change({ settings: { ...settings, ...part } });
    setRefused(null);
  };
  const start = async (): Promise<void> => {
    if (!ready) return;
    const why = await run(plan, opening);
    setRefused(why);
    // It may have been lost: to another window's, or with the engine.
    if (why !== null) setTurn(turn + 1);
  };
  return (
    // Ctrl+Enter from any field begins.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void start();
      }}
    >
      <div className={styles.columns}>
        <FormatList value={format} onChange={(next) => touch({ format: next })} />
        <div className={styles.settings}>
          <FormatSelect value={format} onChange={(next) => touch({ format: next })} />
          <Profiles
            settings={settings}
            profile={profile}
            onUse={(name, kept) => change({ settings: kept, profile: name })}
            onNamed={(name) => change({ profile: name })}
          />
          <WhatSection
            settings={settings}
            where={where}
            onWhere={(next) => change({ where: next })}
            onChange={(what) => touch({ what })}
          />
          <CaptionsSection settings={settings} onChange={(captions) => touch({ captions })} />
          {formatOf(format).isTable !== true && (
            <>
              <ImagesSection settings={settings} onChange={(images) => touch({ images })} />
              <NamesSection settings={settings} onChange={(names) => touch({ names })} />
              {usesBuckets(settings) && (
                <TrainingSection settings={settings} onChange={(training) => touch({ training })} />
              )}
              <FormatSection settings={settings} onChange={touch} />
            </>
          )}
        </div>
        <Preview {...state} />
      </div>
      <DialogFoot>
        <FolderField
          value={out}
          problem={refused ?? folderProblem}
          about={plan === null || busy ? '' : targetWords(plan)}
          onChange={(folder) => {
            change({ out: folder });
            setRefused(null);
          }}
        />
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          disabled={!ready}
          title={keyText('Mod+Enter', platform)}
          onClick={() => void start()}
        >
          Export
        </Button>
      </DialogFoot>
    </div>
  );
};

export const ExportDialog = () => {
  const open = useApp((state) => state.overlay === 'export');
  const close = useApp((state) => state.closeOverlay);
  const run = useApp((state) => state.exportRun);
  return (
    <Dialog open={open} onClose={close} title="Export" width={run === null ? 'full' : 'normal'}>
      {open && (run === null ? <Form onClose={close} /> : <RunView run={run} onClose={close} />)}
    </Dialog>
  );
};
