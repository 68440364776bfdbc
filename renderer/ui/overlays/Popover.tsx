/** A small panel beside its trigger. Not modal: the rest stays usable. */
import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { unlessTaken } from '../hooks/useReturnFocus.ts';
import styles from './Popover.module.css';

interface Props {
  /** One element that takes a ref and passes props on, usually a button. */
  readonly trigger: ReactNode;
  /** Its name for screen readers. */
  readonly label: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** For one that closes when its purpose is done. */
  readonly control?: { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };
  readonly children: ReactNode;
}

export const Popover = ({ trigger, label, align = 'start', side = 'bottom', control, children }: Props) => (
  <Radix.Root {...control}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        className={styles.popover}
        aria-label={label}
        align={align}
        side={side}
        sideOffset={6}
        collisionPadding={8}
        onCloseAutoFocus={unlessTaken}
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);
