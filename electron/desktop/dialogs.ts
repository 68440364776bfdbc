/** The system's own dialogs. An open one would keep the app from ending, so all of them close when it does. */
import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';

export interface Dialogs {
  /**
   * @param start the folder that it shows first; null: the system's choice
   * @returns null when it was cancelled
   */
  chooseFolder(start: string | null): Promise<string | null>;
  cannotOpen(why: string): Promise<void>;
  /** Asks what to do about an engine that keeps crashing. */
  engineKeepsEnding(): Promise<'start again' | 'quit'>;
}

/**
 * @param parent the window, while there is one
 * @param quitting aborts when the app ends
 * @param logFile where to look for the reason
 */
export const createDialogs = (
  parent: () => BrowserWindow | null,
  quitting: AbortSignal,
  logFile: string,
): Dialogs => {
  const ask = (options: MessageBoxOptions) => {
    const window = parent();
    const all = { ...options, signal: quitting };
    return window === null ? dialog.showMessageBox(all) : dialog.showMessageBox(window, all);
  };
  return {
    async chooseFolder(start) {
      const window = parent();
      if (window === null) return null;
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: 'Open dataset folder',
        properties: ['openDirectory'],
        ...(start === null ? {} : { defaultPath: start }),
      });
      return filePaths[0] ?? null;
    },
    async cannotOpen(why) {
      await ask({ type: 'error', message: 'The dataset cannot be opened.', detail: why });
    },
    async engineKeepsEnding() {
      const { response } = await ask({
        type: 'error',
        message: 'Proofsheet’s engine keeps ending.',
        detail: `Your files are intact. Start it again without a dataset, or quit. What happened is in the log: ${logFile}`,
        buttons: ['Start again', 'Quit'],
        defaultId: 0,
        cancelId: 1,
      });
      return response === 0 ? 'start again' : 'quit';
    },
  };
};
