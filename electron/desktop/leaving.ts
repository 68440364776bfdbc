/** Lets the page save what is being typed before its window closes, or another dataset is opened. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';

/**
 * Milliseconds that this may take: a page that does not answer is not waited for. What was typed in it is
 * kept as a draft.
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

/** Closing the window waits for its page, however it is closed; quitting closes it first. */
export const settleBeforeClosing = (window: BrowserWindow): void => {
  let settling: Promise<void> | null = null;
  let settled = false;
  const settle = async (): Promise<void> => {
    await settlePage(window);
    settled = true;
    if (!window.isDestroyed()) window.close();
  };
  window.on('close', (event) => {
    if (settled) return;
    event.preventDefault();
    settling ??= settle();
  });
};
