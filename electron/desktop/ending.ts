/** Ends the app in order: the window, which saves what is being typed, then the engine, then this process. */
import type { App, BrowserWindow } from 'electron';

interface EndingParts {
  /** Null once it is closed. */
  readonly window: () => BrowserWindow | null;
  readonly stopEngine: () => Promise<void>;
}

/**
 * Electron's own quit is replaced: past its `will-quit` it may neither run what is deferred nor notice that the engine
 * has ended, and so never end itself.
 * @returns aborts when the app begins to end
 */
export const endInOrder = (app: App, { window, stopEngine }: EndingParts): AbortSignal => {
  const begun = new AbortController();
  let ending: Promise<void> | null = null;
  const end = (): void => {
    begun.abort();
    ending ??= stopEngine().finally(() => app.exit(0));
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    begun.abort();
    const open = window();
    if (open === null) end();
    else open.close();
  });
  app.on('window-all-closed', end);
  return begun.signal;
};
