/** The bridge that the Electron window has and a browser does not: `window.desktop`. Exactly these keys. */
import type { CommandId } from '../commands/commands.ts';
import type { NativeMenuState } from '../commands/nativeMenu.ts';
import type { SampleId } from './ids.ts';

export type { CommandId };

/** A `File` of the page; these types do not know the DOM. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

export interface DesktopBridge {
  /** For the names of keys: `mac` has Command, `other` has Control. */
  readonly platform: 'mac' | 'windows' | 'linux';
  /** Asks for a dataset folder with the system's own dialog. Null when it was cancelled. */
  chooseFolder(): Promise<string | null>;
  /** Where a file or folder lies that was dropped on the window; empty where the system does not say. */
  pathOf(file: DroppedFile): string;
  /**
   * Shows a sample's image, an export or the log in the file manager. Rejects, with a sentence for the user,
   * when it is gone.
   */
  reveal(what: SampleId | { readonly export: string } | 'log'): Promise<void>;
  /** Calls back when a command was chosen in the native menu. Returns the function that ends that. */
  onCommand(listener: (command: CommandId) => void): () => void;
  /** The native menu follows the page: keys, what can be used now, and check marks. */
  showMenu(state: NativeMenuState): void;
}

/** The channel names between main and preload: a type, since the preload script imports nothing else. */
export interface DesktopChannels {
  readonly chooseFolder: 'desktop:choose-folder';
  readonly reveal: 'desktop:reveal';
  readonly command: 'desktop:command';
  readonly menu: 'desktop:menu';
}

declare global {
  /** `globalThis.desktop` in the renderer: absent in a browser. */
  var desktop: DesktopBridge | undefined;
  /** Set by the page, called by the main process: saves what is being typed. Resolves when the engine has saved it. */
  var beforeLeaving: (() => Promise<void>) | undefined;
}
