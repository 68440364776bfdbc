/** A row of the table of commands. */
import type { When } from './context.ts';

export type MenuName = 'file' | 'edit' | 'view' | 'go' | 'page' | 'help';

export interface Command {
  readonly id: string;
  /** As menus and the palette write it; a trailing "..." means that it asks for something first. */
  readonly label: string;
  /** In the notation of `keys.ts`; the first is the one that menus and hints show. */
  readonly keys: readonly string[];
  readonly when: When;
  /** Its place in the native menu: separators are between `group`s. */
  readonly menu: {
    readonly name: MenuName;
    readonly group: number;
    /** The submenu that it is in, together with its neighbours of the same one. */
    readonly within?: string;
  };
  /** Its keys, which type nothing, also work in a text field. Without it every key belongs to the field. */
  readonly inText?: true;
  /** Switches something on and off, or is one of several choices: menus show a check mark while it holds. */
  readonly check?: true;
  /** Needs the native bridge; not offered in a browser. */
  readonly desktop?: true;
  /** The tag key that it toggles: can be used only while that has a tag, and then comes first. */
  readonly slot?: number;
  /** Synonyms: words and phrases by which the palette finds it. */
  readonly synonyms: readonly string[];
}
