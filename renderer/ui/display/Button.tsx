/** Buttons. One with only an icon always has a name, which is also its tooltip. */
import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from '../styles/classes.ts';
import { Tooltip } from '../overlays/Tooltip.tsx';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` at most once a view; `quiet` has no background until it is pointed at. */
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly size?: 'small' | 'normal' | 'large';
}

export const Button = ({ look = 'plain', size = 'normal', className, ...rest }: ButtonProps) => (
  <button type="button" className={classes(styles.button, styles[look], styles[size], className)} {...rest} />
);

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'title' | 'aria-label'> {
  readonly label: string;
  /** Key to press instead, as `Ctrl+K`. */
  readonly keys?: string | undefined;
  readonly size?: 'small' | 'normal';
  /** For a button that switches something on and off. */
  readonly pressed?: boolean;
  readonly children: ReactNode;
}

export const IconButton = ({
  label,
  keys,
  size = 'normal',
  pressed,
  className,
  children,
  ...rest
}: IconButtonProps) => (
  <Tooltip text={label} keys={keys}>
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      className={classes(styles.button, styles.quiet, styles.icon, styles[size], className)}
      {...rest}
    >
      {children}
    </button>
  </Tooltip>
);
