/** Dark or light, as the user chose or as the system is. */
import { useLayoutEffect } from 'react';
import { useApp } from '../state/AppContext.tsx';
import { useMedia } from './useMedia.ts';

/** Puts the theme on the document's root element, where the tokens are chosen by it. */
export const useTheme = (): void => {
  const light = useMedia('(prefers-color-scheme: light)');
  const chosen = useApp((state) => state.settings.theme);
  const known = useApp((state) => state.settingsKnown);
  const theme = known && chosen !== 'system' ? chosen : light ? 'light' : 'dark';
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
};
