/** Puts the window together: the features, each in its place. */
import { Fragment, lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { AsideDialog } from './aside/AsideDialog.tsx';
import { refusedWords } from './api/call.ts';
import type { SampleRow } from '../shared/api/sample.ts';
import { DropFolder } from './frame/DropFolder.tsx';
import { AboutDialog } from './frame/AboutDialog.tsx';
import { HelpDialog } from './frame/HelpDialog.tsx';
import { Palette } from './frame/Palette.tsx';
import { PrintedKeys } from './frame/PrintedKeys.tsx';
import { ExportDialog } from './export/ExportDialog.tsx';
import { FiltersPanel } from './filters/FiltersPanel.tsx';
import { NativeMenu } from './frame/NativeMenu.tsx';
import { PageTabs } from './frame/PageTabs.tsx';
import { SidePanel } from './frame/SidePanel.tsx';
import { TopBar } from './frame/TopBar.tsx';
import { useMedia } from './ui/hooks/useMedia.ts';
import { useTheme } from './frame/useTheme.ts';
import styles from './App.module.css';
import { ConflictsDialog } from './history/ConflictsDialog.tsx';
import { HistoryDialog } from './history/HistoryDialog.tsx';
import { InspectorPanel } from './inspector/InspectorPanel.tsx';
import { FullView } from './inspector/FullView.tsx';
import { BulkDialog } from './bulk/BulkDialog.tsx';
import { ImportDialog } from './bulk/ImportDialog.tsx';
import { PasteDialog } from './bulk/PasteDialog.tsx';
import { CompareView } from './compare/CompareView.tsx';
import { SearchBar } from './search/SearchBar.tsx';
import { SearchElsewhere } from './search/SearchElsewhere.tsx';
import { KeysDialog } from './settings/KeysDialog.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import { Sheet } from './sheet/Sheet.tsx';
import { OpeningProvider } from './api/ApiContext.tsx';
import { useCommand } from './commands/CommandContext.tsx';
import { useApp } from './state/AppContext.tsx';
import { Tour } from './tour/Tour.tsx';
import { Covered } from './state/Covered.tsx';
import { StatusBar } from './status/StatusBar.tsx';
import { TagKeyStrip } from './tagKeys/TagKeyStrip.tsx';
import { TrainerSection } from './training/TrainerSection.tsx';
import { ToastPlace, Toasts } from './ui/overlays/Toasts.tsx';
import { TooltipProvider } from './ui/overlays/Tooltip.tsx';
import { FolderDialog } from './welcome/FolderDialog.tsx';
import { Welcome } from './welcome/Welcome.tsx';

/** Below this width, panels lie over the sheet. */
const narrowWindow = '(max-width: 899px)';

/** A feature never imports a feature: the inspector gets the trainer's part from here. */
const trainerSection = (row: SampleRow) => <TrainerSection row={row} />;

const SheetPage = () => (
  <>
    <SidePanel name="facets" label="Filters" side="left">
      <FiltersPanel />
    </SidePanel>
    <main className={styles.sheet}>
      <Sheet />
    </main>
    <SidePanel name="inspector" label="Inspector" side="right">
      <InspectorPanel more={trainerSection} />
    </SidePanel>
  </>
);

const BeginDialog = lazy(async () => ({
  default: (await import('./captions/begin/BeginDialog.tsx')).BeginDialog,
}));

/** Loaded on first use, so that the sheet appears sooner. */
const findings = {
  roster: lazy(async () => ({ default: (await import('./roster/RosterPage.tsx')).RosterPage })),
  mislabels: lazy(async () => ({ default: (await import('./mislabels/MislabelsPage.tsx')).MislabelsPage })),
  problems: lazy(async () => ({ default: (await import('./problems/ProblemsPage.tsx')).ProblemsPage })),
  duplicates: lazy(async () => ({
    default: (await import('./duplicates/DuplicatesPage.tsx')).DuplicatesPage,
  })),
  captions: lazy(async () => ({ default: (await import('./captions/CaptionsPage.tsx')).CaptionsPage })),
  training: lazy(async () => ({ default: (await import('./training/TrainingPage.tsx')).TrainingPage })),
} as const;

const Middle = () => {
  const page = useApp((state) => state.page);
  if (page === 'sheet') return <SheetPage />;
  const Finding = findings[page];
  return (
    <main className={styles.page}>
      <Suspense>
        <Finding />
      </Suspense>
    </main>
  );
};

/** Loaded when it is first opened, and from then on there, so that it can give the focus back. */
const Captioning = () => {
  const open = useApp((state) => state.overlay === 'caption');
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  return <Suspense>{wanted && <BeginDialog />}</Suspense>;
};

/** Where samples can be selected. */
const TagKeys = () => {
  const onSheet = useApp((state) => state.page === 'sheet');
  const inFront = useApp((state) => state.large === null);
  return onSheet ? <TagKeyStrip inFront={inFront} /> : null;
};

/** On a page of findings the query does not apply, and is not shown. */
const Searching = () => (useApp((state) => state.page) === 'sheet' ? <SearchBar /> : <SearchElsewhere />);

const Workspace = () => (
  <>
    <TopBar search={<Searching />} />
    <div className={styles.tabs}>
      <PageTabs />
      <ToastPlace at="row" />
    </div>
    <div className={styles.middle}>
      <Middle />
    </div>
    <TagKeys />
    <Tour />
    <StatusBar />
  </>
);

const Waiting = () => {
  const connection = useApp((state) => state.connection);
  return (
    <div className={styles.waiting} role="status">
      {connection === 'lost' && 'Waiting for the engine...'}
      {connection === 'refused' && refusedWords}
    </div>
  );
};

const Page = () => {
  const ready = useApp((state) => state.greeted && state.settingsKnown);
  const open = useApp((state) => state.dataset !== null);
  if (ready && open) {
    return (
      <Covered>
        <Workspace />
      </Covered>
    );
  }
  return (
    <>
      {ready ? <Welcome /> : <Waiting />}
      <ToastPlace at="foot" />
    </>
  );
};

/** A message about something written has a button that undoes just that, whatever was done since. */
const Messages = ({ children }: { readonly children: ReactNode }) => {
  const toasts = useApp((state) => state.toasts);
  const dismiss = useApp((state) => state.dismissToast);
  const undo = useApp((state) => state.undo);
  const keys = { Undo: useCommand('edit.undo').keys, Redo: useCommand('edit.redo').keys };
  const messages = toasts.map(({ id, tone, text, back }) => ({
    id,
    tone,
    text,
    action:
      back === null
        ? undefined
        : { label: back.label, keys: keys[back.label], run: () => void undo(back.run) },
  }));
  return (
    <Toasts messages={messages} onDismiss={dismiss}>
      {children}
    </Toasts>
  );
};

export const App = () => {
  const name = useApp((state) => state.dataset?.name);
  const id = useApp((state) => state.dataset?.id);
  const opening = useApp((state) => state.dataset?.opening ?? null);
  const setNarrow = useApp((state) => state.setNarrow);
  const narrow = useMedia(narrowWindow);
  useTheme();
  useEffect(() => setNarrow(narrow), [narrow, setNarrow]);
  useEffect(() => {
    document.title = name === undefined ? 'Proofsheet' : `${name} - Proofsheet`;
  }, [name]);

  return (
    <TooltipProvider>
      <Messages>
        <OpeningProvider opening={opening}>
          {/* Nothing that is drawn, or half typed, of one dataset is carried over to another. */}
          <Fragment key={id ?? ''}>
            <div className={styles.window}>
              <Page />
            </div>
            <FullView />
            <CompareView />
            <BulkDialog />
            <ImportDialog />
            <PasteDialog />
            <ExportDialog />
            <Captioning />
            <HistoryDialog />
            <ConflictsDialog />
            <AsideDialog />
          </Fragment>
          <NativeMenu />
          <Palette />
          <HelpDialog />
          <AboutDialog />
          <SettingsDialog />
          <KeysDialog />
          <PrintedKeys />
          <FolderDialog />
          <DropFolder />
        </OpeningProvider>
      </Messages>
    </TooltipProvider>
  );
};
