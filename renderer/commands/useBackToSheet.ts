/** Returns the focus when an editor closes. */
import { useCallback } from 'react';
import { useCommandCentre } from './CommandContext.tsx';

/**
 * To be called when a field is removed: left by a key it had the focus, which then goes to the sheet, or to
 * the image of the full view; left by a click, the focus is elsewhere already and stays there.
 */
export const useBackToSheet = (): (() => void) => {
  const { requests } = useCommandCentre();
  return useCallback(() => {
    setTimeout(() => {
      const at = document.activeElement;
      // A dialog that traps the focus, such as the full view, has taken it meanwhile.
      if (at === document.body || at?.matches('[data-layer]') === true) requests.send('sheet.focus');
    });
  }, [requests]);
};
