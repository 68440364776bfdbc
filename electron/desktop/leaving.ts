/** What happens before the window closes, or another dataset is opened in it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { Dialogs } from './dialogs.ts';
import { progressWords, type RunningExport } from './runningExport.ts';

/**
 * Milliseconds that the page may take to save what is being typed: one that does not answer is not waited for. What was
 * typed in it is kept as a draft.
 */
const patience = 5000;

/** Resolves when the engine has saved it. Never rejects. */
export const settlePage = async (window: BrowserWindow | null): Promise<void> => {
  if (window === null || window.isDestroyed()) return;
  const { webContents } = window;
  if (webContents.isCrashed() || webContents.isLoadingMainFrame()) return;
  const answered = new AbortController();
  const settled = webContents
    .executeJavaScript('globalThis.beforeLeaving?.().then(() => null)')
    .catch(() => null);
  await Promise.race([settled, wait(patience, null, { signal: answered.signal }).catch(() => null)]);
  answered.abort();
};

/**
 * Asks about an export that is being written, and lets it go on without the window where that is wanted.
 * @returns whether the window is to close
 */
const exportSettled = async (
  window: BrowserWindow,
  running: RunningExport,
  dialogs: Pick<Dialogs, 'exportRuns'>,
): Promise<boolean> => {
  const job = running.current();
  if (job === null) return true;
  const answer = await dialogs.exportRuns(progressWords(job));
  if (answer !== 'finish') return answer === 'stop';
  window.hide();
  await running.over();
  // A second start has brought it back.
  return window.isDestroyed() || !window.isVisible();
};

/** Closing the window waits for its page, however it is closed; quitting closes it first. */
export const settleBeforeClosing = (
  window: BrowserWindow,
  running: RunningExport,
  dialogs: Pick<Dialogs, 'exportRuns'>,
): void => {
  let settling: Promise<void> | null = null;
  let settled = false;
  const settle = async (): Promise<void> => {
    await settlePage(window);
    settled = await exportSettled(window, running, dialogs);
    settling = null;
    if (settled && !window.isDestroyed()) window.close();
  };
  window.on('close', (event) => {
    if (settled) return;
    event.preventDefault();
    settling ??= settle();
  });
};
