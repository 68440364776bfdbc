/**
 * A menu at the pointer, or at the focused element when the menu key is pressed. Not modal, for the reason in
 * `Menu.tsx`.
 */
import { ContextMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Keys } from '../display/Keys.tsx';
import { unlessTaken } from '../hooks/useReturnFocus.ts';
import styles from './Menu.module.css';

interface Props {
  /** Where it opens: one element that takes a ref and passes props on. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
}

export const ContextMenu = ({ trigger, children }: Props) => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content className={styles.menu} collisionPadding={8} onCloseAutoFocus={unlessTaken}>
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

interface ItemProps {
  readonly onSelect: () => void;
  readonly keys?: string | undefined;
  readonly children: ReactNode;
}

export const ContextMenuItem = ({ onSelect, keys, children }: ItemProps) => (
  <Radix.Item className={styles.item} onSelect={onSelect}>
    <span className={styles.label}>{children}</span>
    {keys !== undefined && <Keys keys={keys} />}
  </Radix.Item>
);
