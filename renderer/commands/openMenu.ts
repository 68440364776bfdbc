/** Opens the menu of the thing in focus by the keyboard, as a right click on it would. */

/** CSS pixels into the thing. */
const inset = 24;

const visible = (element: Element): boolean => element.getClientRects().length > 0;

/** The thing in focus: what a list names as its active one, what has the focus, or the current one of the page. */
const current = (): Element | null => {
  const focused = document.activeElement;
  const active = focused?.getAttribute('aria-activedescendant') ?? null;
  const named = active === null ? null : document.querySelector(`#${CSS.escape(active)}`);
  if (named !== null) return named;
  if (focused !== null && focused.closest('[data-menu], [data-chip]') !== null) return focused;
  return [...document.querySelectorAll('[data-menu="current"]')].find(visible) ?? null;
};

/** @returns false where nothing in focus has a menu */
export const openMenu = (): boolean => {
  const thing = current();
  if (thing === null) return false;
  const { left, top, width, height } = thing.getBoundingClientRect();
  const event = new MouseEvent('contextmenu', {
    bubbles: true,
    cancelable: true,
    clientX: left + Math.min(inset, width / 2),
    clientY: top + Math.min(inset, height / 2),
  });
  // Without a menu of ours nobody takes it.
  return !thing.dispatchEvent(event);
};
