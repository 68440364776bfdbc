/** Buttons. One with only an icon always has a name, which is also its tooltip. */
import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from '../styles/classes.ts';
import { Tooltip } from '../overlays/Tooltip.tsx';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` at most once a view; `quiet` has no background until it is pointed at. */
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly size?: 'small' | 'normal' | 'large';
  /** Why it cannot be used now: it does nothing, and stays where the reason can be read. */
  readonly whyNot?: string | null;
}

const unavailable = { 'aria-disabled': true, onClick: undefined } as const;

export const Button = ({
  look = 'plain',
  size = 'normal',
  whyNot = null,
  className,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    className={classes(styles.button, styles[look], styles[size], className)}
    {...rest}
    {...(whyNot !== null && { ...unavailable, title: whyNot })}
  />
);

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'title' | 'aria-label'> {
  readonly label: string;
  /** Key to press instead, as `Ctrl+K`. */
  readonly keys?: string | undefined;
  readonly size?: 'small' | 'normal';
  /** For a button that switches something on and off. */
  readonly pressed?: boolean;
  /** Said with the label: what it would do just now. */
  readonly now?: string | null;
  /** Why it cannot be used now. */
  readonly whyNot?: string | null;
  readonly children: ReactNode;
}

export const IconButton = ({
  label,
  keys,
  size = 'normal',
  pressed,
  now = null,
  whyNot = null,
  className,
  children,
  ...rest
}: IconButtonProps) => (
  <Tooltip text={[label, whyNot ?? now].filter((part) => part !== null).join(': ')} keys={keys}>
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      className={classes(styles.button, styles.quiet, styles.icon, styles[size], className)}
      {...rest}
      {...(whyNot !== null && unavailable)}
    >
      {children}
    </button>
  </Tooltip>
);
