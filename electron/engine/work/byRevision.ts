/** Values that hold for one state of the columns, computed on first use in it. */

/** @param revision grows whenever what `make` reads has changed */
export const byRevision = <T>(revision: () => number, make: () => T): (() => T) => {
  let known: { readonly revision: number; readonly value: T } | undefined;
  return () => {
    const now = revision();
    if (known?.revision !== now) known = { revision: now, value: make() };
    return known.value;
  };
};

/** Computed on first use. */
export const once = <T>(make: () => T): (() => T) => byRevision(() => 0, make);
