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
  /** Asks what to do about a page that keeps crashing. */
  pageKeepsCrashing(): Promise<'restart' | 'quit'>;
  /** Asks what to do about a page that does not answer. @param over aborts when it answers again */
  pageHangs(over: AbortSignal): Promise<'wait' | 'restart'>;
  /** Asks what becomes of an export when the window closes. @param progress such as "2,110 of 35,697 files" */
  exportRuns(progress: string): Promise<'finish' | 'stop' | 'stay'>;
}

interface DialogParts {
  /** The window, while there is one. */
  readonly parent: () => BrowserWindow | null;
  /** Aborts when the app ends: of the end that is to come next, since one may be called off. */
  readonly quitting: () => AbortSignal;
  /** Shows the log in the file manager. */
  readonly showLog: () => void;
}

/** By hand, since the Node inside older Electrons has no `AbortSignal.any`. */
const eitherOf = (signals: readonly AbortSignal[]): AbortSignal => {
  const either = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) either.abort();
    signal.addEventListener('abort', () => either.abort(), { once: true, signal: either.signal });
  }
  return either.signal;
};

/** What stays true whatever crashes. */
const intact = 'Your files are intact.';

export const createDialogs = ({ parent, quitting, showLog }: DialogParts): Dialogs => {
  const ask = (options: MessageBoxOptions, over?: AbortSignal) => {
    const window = parent();
    const signals = over === undefined ? [quitting()] : [quitting(), over];
    const all = { ...options, signal: eitherOf(signals) };
    return window === null ? dialog.showMessageBox(all) : dialog.showMessageBox(window, all);
  };
  /**
   * Asks again once the log has been shown.
   * @param answers the buttons besides *Show log*, the first by default, the last for Esc
   */
  const askWithLog = async <Answer extends string>(
    message: string,
    detail: string,
    answers: readonly (readonly [Answer, string])[],
    over?: AbortSignal,
  ): Promise<Answer | null> => {
    const buttons = [...answers.map(([, label]) => label), 'Show log'];
    const options = { message, detail, buttons, defaultId: 0, cancelId: answers.length - 1 };
    const { response } = await ask({ type: 'error', ...options }, over);
    if (response < answers.length) return answers[response]?.[0] ?? null;
    showLog();
    return over?.aborted === true ? null : askWithLog(message, detail, answers, over);
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
    engineKeepsEnding: async () =>
      (await askWithLog(
        'Proofsheet’s engine keeps ending.',
        `${intact} Start it again without a dataset, or quit. The log says what happened.`,
        [
          ['start again', 'Restart'],
          ['quit', 'Quit'],
        ],
      )) ?? 'quit',
    pageKeepsCrashing: async () =>
      (await askWithLog(
        'Proofsheet’s window keeps crashing.',
        `${intact} What was being typed is kept as a draft. The log says what happened.`,
        [
          ['restart', 'Restart'],
          ['quit', 'Quit'],
        ],
      )) ?? 'quit',
    pageHangs: async (over) =>
      (await askWithLog(
        'Proofsheet’s window does not answer.',
        `${intact} Wait for it, or restart the window: what was being typed is kept as a draft.`,
        [
          ['restart', 'Restart'],
          ['wait', 'Wait'],
        ],
        over,
      )) ?? 'wait',
    async exportRuns(progress) {
      const { response } = await ask({
        type: 'question',
        message: 'An export is being written.',
        detail: `${progress}. It can be finished without the window. When it is stopped, its folder is marked as incomplete, and the same export completes it later.`,
        buttons: ['Finish, then quit', 'Stop it and quit', 'Cancel'],
        defaultId: 0,
        cancelId: 2,
      });
      return response === 0 ? 'finish' : response === 1 ? 'stop' : 'stay';
    },
  };
};
