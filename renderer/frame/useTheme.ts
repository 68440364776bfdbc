/** Dark or light, by the user's choice or the system's. */
import { useLayoutEffect } from 'react';
import { useApp } from '../state/AppContext.tsx';
import { useMedia } from '../ui/hooks/useMedia.ts';

/** Sets the theme on the document's root element, which selects the tokens. */
export const useTheme = (): void => {
  const light = useMedia('(prefers-color-scheme: light)');
  const chosen = useApp((state) => state.settings.theme);
  const known = useApp((state) => state.settingsKnown);
  const theme = known && chosen !== 'system' ? chosen : light ? 'light' : 'dark';
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
};
