/**
 * A menu that opens from a button. Not modal, as a modal one would need a style element, which the
 * Content-Security-Policy forbids.
 */
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Keys } from '../display/Keys.tsx';
import { unlessTaken } from '../hooks/useReturnFocus.ts';
import styles from './Menu.module.css';

interface Props {
  /** One element that takes a ref and passes props on, usually a button. */
  readonly trigger: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly children: ReactNode;
}

export const Menu = ({ trigger, align = 'start', children }: Props) => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        className={styles.menu}
        align={align}
        sideOffset={4}
        collisionPadding={8}
        onCloseAutoFocus={unlessTaken}
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

interface ItemProps {
  readonly onSelect: () => void;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

export const MenuItem = ({ onSelect, keys, disabled = false, children }: ItemProps) => (
  <Radix.Item className={styles.item} disabled={disabled} onSelect={onSelect}>
    <span className={styles.label}>{children}</span>
    {keys !== undefined && <Keys keys={keys} />}
  </Radix.Item>
);

export const MenuSeparator = () => <Radix.Separator className={styles.separator} />;
