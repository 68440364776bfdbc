/** Values that hold for one state of the columns, made when they are first asked for in it. */

/** @param revision grows whenever what `make` reads has changed */
export const byRevision = <T>(revision: () => number, make: () => T): (() => T) => {
  let known: { readonly revision: number; readonly value: T } | undefined;
  return () => {
    const now = revision();
    if (known?.revision !== now) known = { revision: now, value: make() };
    return known.value;
  };
};

/** Made when it is first asked for. */
export const once = <T>(make: () => T): (() => T) => byRevision(() => 0, make);
