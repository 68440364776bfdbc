/** One tab stop for a panel of many buttons: arrows go from one to the next, Home and End to the ends. */
import { useEffect, useRef, type KeyboardEvent } from 'react';

const stops = '[data-stop]';

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(last, index + 1),
  ArrowUp: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** Returns a ref for the panel and its key handler; buttons in it take part by `data-stop`. */
export const useRoving = () => {
  const panel = useRef<HTMLElement>(null);

  const all = (): readonly HTMLElement[] => [...(panel.current?.querySelectorAll<HTMLElement>(stops) ?? [])];
  const makeStop = (element: HTMLElement | undefined): void => {
    for (const other of all()) other.tabIndex = other === element ? 0 : -1;
  };

  // After every rendering: buttons come and go with the query, and exactly one of them must be reachable.
  useEffect(() => {
    const buttons = all();
    const current = buttons.find((button) => button === document.activeElement);
    makeStop(current ?? buttons.find((button) => button.tabIndex === 0) ?? buttons[0]);
  });

  return {
    panel,
    onFocus: (event: { readonly target: EventTarget }): void => {
      if (event.target instanceof HTMLElement && event.target.matches(stops)) makeStop(event.target);
    },
    onKeyDown: (event: KeyboardEvent): void => {
      const step = steps[event.key];
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      const buttons = all();
      const index = buttons.findIndex((button) => button === event.target);
      if (index < 0) return;
      event.preventDefault();
      buttons[step(index, buttons.length - 1)]?.focus();
    },
  };
};
