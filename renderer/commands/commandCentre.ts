/** Runs commands: one way for keys, menus, palette and buttons. */
import type { CommandId, CommandRow } from '../../shared/commands/commands.ts';
import { commandOf, isFindingCommand } from '../../shared/commands/commands.ts';
import type { Platform } from '../../shared/commands/keys.ts';
import type { NativeMenuState } from '../../shared/commands/nativeMenu.ts';
import { whyNot } from '../../shared/commands/whyNot.ts';
import { wordsOf } from '../api/call.ts';
import { createHandlers, type HandlerDeps } from './handlers.ts';
import { createRequests, type Requests } from './requests.ts';
import { frontLayer, situationOf } from './situation.ts';

export interface CommandCentre {
  readonly platform: Platform;
  /** The native bridge is there. */
  readonly desktop: boolean;
  readonly requests: Requests;
  /** Tells the user what the command needs where it is not possible now, and what went wrong. */
  run(id: CommandId): void;
  /** Calls back with the choices in the native menu; returns the function that ends it. */
  onNativeMenu(listener: (id: CommandId) => void): () => void;
  /** The native menu follows the page. */
  showMenu(state: NativeMenuState): void;
}

export interface CentreDeps extends Omit<HandlerDeps, 'requests'> {
  /** Called before a command is answered by what is on screen: it is drawn for the sample in focus. */
  readonly ready?: () => void;
}

/** A page of findings did not answer: there is nothing chosen on it that the command could apply to. */
const nothingFor = ({ label }: CommandRow): string => `Not available here: ${label.replace(/\.\.\.$/, '')}.`;

export const createCommandCentre = ({ ready, ...deps }: CentreDeps): CommandCentre => {
  const { store, desktop, platform } = deps;
  const requests = createRequests(() => frontLayer(store.getState()), ready);
  const handlers = createHandlers({ ...deps, requests });
  const run = async (id: CommandId): Promise<void> => {
    const row = commandOf(id);
    const situation = situationOf(store.getState(), desktop !== undefined);
    const refusal = whyNot(row, situation);
    if (refusal !== null) return store.getState().say(refusal);
    try {
      if (!isFindingCommand(id)) await handlers[id]();
      else if (!requests.send(id)) store.getState().say(nothingFor(row));
    } catch (error) {
      store.getState().say(wordsOf(error), 'problem');
    }
  };
  return {
    platform,
    desktop: desktop !== undefined,
    requests,
    run: (id) => void run(id),
    showMenu: (state) => desktop?.showMenu(state),
    onNativeMenu: (listener) => desktop?.onCommand(listener) ?? (() => undefined),
  };
};

/** Whether keys are named as on a Mac. */
export const platformOf = (
  desktop: { readonly platform: 'mac' | 'windows' | 'linux' } | undefined,
  userAgent: string,
): Platform => {
  const mac = desktop === undefined ? /Macintosh|iPad|iPhone/.test(userAgent) : desktop.platform === 'mac';
  return mac ? 'mac' : 'other';
};
