/**
 * A menu at the pointer, or at the focused element when the menu key is pressed. Not modal, for the reason in
 * `Menu.tsx`. What is chosen is done when the menu is gone and the focus is back: it may move the focus itself.
 */
import { ContextMenu as Radix } from 'radix-ui';
import { createContext, useCallback, useContext, useRef, type ReactNode } from 'react';
import { Keys } from '../display/Keys.tsx';
import { useReturnFocus } from '../hooks/useReturnFocus.ts';
import styles from './Menu.module.css';

const ChooseContext = createContext<(act: () => void) => void>((act) => act());

interface Props {
  /** Where it opens: one element that takes a ref and passes props on. */
  readonly trigger: ReactNode;
  /** Drawn while it is open. */
  readonly children: ReactNode;
}

const Body = ({ children }: { readonly children: ReactNode }) => {
  const chosen = useRef<(() => void) | null>(null);
  const { onCloseAutoFocus } = useReturnFocus(() => chosen.current?.());
  const choose = useCallback((act: () => void): void => {
    chosen.current = act;
  }, []);
  return (
    <Radix.Content className={styles.menu} collisionPadding={8} onCloseAutoFocus={onCloseAutoFocus}>
      <ChooseContext value={choose}>{children}</ChooseContext>
    </Radix.Content>
  );
};

export const ContextMenu = ({ trigger, children }: Props) => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Body>{children}</Body>
    </Radix.Portal>
  </Radix.Root>
);

interface ItemProps {
  readonly onSelect: () => void;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

export const ContextMenuItem = ({ onSelect, keys, disabled = false, children }: ItemProps) => {
  const choose = useContext(ChooseContext);
  return (
    <Radix.Item className={styles.item} disabled={disabled} onSelect={() => choose(onSelect)}>
      <span className={styles.label}>{children}</span>
      {keys !== undefined && keys !== '' && <Keys keys={keys} />}
    </Radix.Item>
  );
};

export const ContextMenuSeparator = () => <Radix.Separator className={styles.separator} />;
