/** A page that crashes is loaded again, but not for ever; one that hangs is asked about. */
import type { BrowserWindow } from 'electron';
import { createCrashLimit } from './crashLimit.ts';
import type { Dialogs } from './dialogs.ts';

interface PageCareParts {
  readonly dialogs: Pick<Dialogs, 'pageKeepsCrashing' | 'pageHangs'>;
  readonly log: (line: string) => void;
  readonly quit: () => void;
}

export const careForPage = (window: BrowserWindow, { dialogs, log, quit }: PageCareParts): void => {
  const { webContents } = window;
  const mayLoadAgain = createCrashLimit();
  const load = (): void => {
    if (!window.isDestroyed()) webContents.reload();
  };
  const crashed = async (): Promise<void> => {
    if (mayLoadAgain() || (await dialogs.pageKeepsCrashing()) === 'restart') load();
    else quit();
  };
  webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log(`The window's page is gone (${reason}, ${exitCode}).`);
    void crashed();
  });

  let hanging: AbortController | null = null;
  const hangs = async (over: AbortController): Promise<void> => {
    const answer = await dialogs.pageHangs(over.signal);
    hanging = null;
    // Its end is a crash, after which it is loaded again.
    if (answer === 'restart' && !over.signal.aborted && !window.isDestroyed())
      webContents.forcefullyCrashRenderer();
  };
  window.on('unresponsive', () => {
    if (hanging !== null) return;
    log('The window does not answer.');
    hanging = new AbortController();
    void hangs(hanging);
  });
  window.on('responsive', () => hanging?.abort());
};
