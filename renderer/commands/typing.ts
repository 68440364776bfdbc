/** What a key belongs to, by where it was pressed: to a text field, to a control, or else to the commands. */

const textTypes = new Set(['text', 'search', 'email', 'url', 'tel', 'password', 'number', 'date', 'time']);

/** Whether a text field has the focus. */
export const isTextField = (target: EventTarget | null): boolean => {
  if (target instanceof HTMLInputElement) return textTypes.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
};

const pressable =
  'a[href], button, summary, [role="button"], [role="menuitem"], [role="tab"], [role="switch"]';
const searchedByLetter = '[role="menu"], [role="listbox"]';

/** Whether the control in focus uses this key itself: Enter presses a button, letters search a menu. */
export const isControlsOwn = (target: EventTarget | null, chord: string): boolean => {
  if (!(target instanceof Element)) return false;
  if ((chord === 'Enter' || chord === 'Space') && target.closest(pressable) !== null) return true;
  if (/^Arrow|^Home$|^End$|^Page/.test(chord) && target.closest('input, [role="slider"]') !== null)
    return true;
  return chord.length === 1 && target.closest(searchedByLetter) !== null;
};

/** Whether it is in a dialog that a page opened by itself; the large views are none. */
export const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"]:not([data-layer])') !== null;

/** Whether some text of the page is selected, to be copied. */
export const hasSelectedText = (): boolean => (globalThis.getSelection()?.toString() ?? '') !== '';
