/** Where the keyboard goes when an editor closes under it. */
import { useCallback } from 'react';
import { useCommandCentre } from './CommandContext.tsx';

/**
 * To be called when a field goes away: left by a key it takes the focus along, which then belongs to the sheet, or to the
 * image of the full view; left by a click, the focus is elsewhere already and stays there.
 */
export const useBackToSheet = (): (() => void) => {
  const { requests } = useCommandCentre();
  return useCallback(() => {
    setTimeout(() => {
      const at = document.activeElement;
      // A dialog that keeps the focus inside, as the full view, has taken it for itself meanwhile.
      if (at === document.body || at?.matches('[data-layer]') === true) requests.send('sheet.focus');
    });
  }, [requests]);
};
