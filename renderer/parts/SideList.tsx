/** The list at the left of a page that goes through findings or proposals one by one: an image and a few words for each. */
import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../ui/styles/classes.ts';
import styles from './SideList.module.css';

export const SideList = ({ className, ...nav }: ComponentProps<'nav'>) => (
  <nav className={classes(styles.list, className)} {...nav} />
);

interface EntryProps extends ComponentProps<'button'> {
  /** It is the one that the page shows. */
  readonly current: boolean;
}

export const SideEntry = ({ current, className, ...button }: EntryProps) => (
  <button
    type="button"
    className={classes(styles.entry, className)}
    aria-current={current ? 'true' : undefined}
    {...button}
  />
);

/** The lines beside an entry's image; in a narrow window only screen readers have them. */
export const SideWords = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.words}>{children}</span>
);

interface LineProps {
  readonly quiet?: boolean;
  /** It is worth a look. */
  readonly notice?: boolean;
  readonly children: ReactNode;
}

/** One line, cut where it is too long. */
export const SideLine = ({ quiet = false, notice = false, children }: LineProps) => (
  <span className={classes(styles.line, quiet && styles.quiet, notice && styles.notice)} dir="auto">
    {children}
  </span>
);
