/**
 * The window's own colours: menus and frame follow the theme that the page has, from the first moment on. The choice is
 * kept beside the window's bounds, since the engine that has the settings answers only later.
 */
import { z } from 'zod';
import { readKept, writeKept } from './keptJson.ts';

const theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof theme>;
const saved = z.object({ theme });

/** `--ground` of the page's tokens. */
export const grounds = { dark: '#1a1a1a', light: '#e9e9e9' } as const;

/** Electron's `nativeTheme`. */
interface NativeTheme {
  themeSource: Theme;
  readonly shouldUseDarkColors: boolean;
}

export interface Appearance {
  /** The background before the page is drawn. */
  ground(): string;
  /** The theme of the page, now and at the next start. */
  follow(theme: Theme): void;
}

export const createAppearance = (file: string, native: NativeTheme): Appearance => {
  native.themeSource = readKept(file, saved)?.theme ?? 'system';
  return {
    ground: () => (native.shouldUseDarkColors ? grounds.dark : grounds.light),
    follow: (chosen) => {
      if (native.themeSource === chosen) return;
      native.themeSource = chosen;
      writeKept(file, { theme: chosen } satisfies z.infer<typeof saved>);
    },
  };
};
