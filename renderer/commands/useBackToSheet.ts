/** Where the keyboard goes when an editor closes under it. */
import { useCallback } from 'react';
import { useCommandCentre } from './CommandContext.tsx';

/**
 * To be called when a field goes away: left by a key it takes the focus along, which then belongs to the sheet; left by
 * a click, the focus is elsewhere already and stays there.
 */
export const useBackToSheet = (): (() => void) => {
  const { requests } = useCommandCentre();
  return useCallback(() => {
    setTimeout(() => {
      if (document.activeElement === document.body) requests.send('sheet.focus');
    });
  }, [requests]);
};
