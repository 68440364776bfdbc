/**
 * A menu that opens from a button. Not modal, as a modal one would need a style element, which the
 * Content-Security-Policy forbids.
 */
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { Keys } from '../display/Keys.tsx';
import { unlessTaken } from '../hooks/useReturnFocus.ts';
import styles from './Menu.module.css';

interface Props {
  /** One element that takes a ref and passes props on, usually a button. */
  readonly trigger: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  /** Whether it is open, where that is decided elsewhere too: by a command. */
  readonly open?: boolean;
  readonly onOpen?: (open: boolean) => void;
  /** What takes the focus when it closes; the trigger where there is none. */
  readonly backTo?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

export const Menu = ({ trigger, align = 'start', open, onOpen, backTo, children }: Props) => (
  <Radix.Root
    modal={false}
    {...(open === undefined ? {} : { open })}
    {...(onOpen === undefined ? {} : { onOpenChange: onOpen })}
  >
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        className={styles.menu}
        align={align}
        sideOffset={4}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          unlessTaken(event);
          if (event.defaultPrevented || backTo?.current?.isConnected !== true) return;
          event.preventDefault();
          backTo.current.focus();
        }}
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
  readonly title?: string;
  /** A word beside it. */
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

interface ChoiceProps {
  readonly chosen: boolean;
  readonly onSelect: () => void;
  /** What choosing it does, or how it is in force. */
  readonly note?: string | undefined;
  readonly children: string;
}

export const MenuItem = ({ onSelect, keys, disabled = false, title, note, children }: ItemProps) => (
  <Radix.Item className={styles.item} disabled={disabled} title={title} onSelect={onSelect}>
    <span className={styles.label}>{children}</span>
    {note !== undefined && <span className={styles.note}>{note}</span>}
    {keys !== undefined && <Keys keys={keys} />}
  </Radix.Item>
);

/** One of several of which one is in force; choosing it again may mean something too. */
export const MenuChoice = ({ chosen, onSelect, note, children }: ChoiceProps) => (
  <Radix.CheckboxItem
    className={styles.item}
    role="menuitemradio"
    aria-checked={chosen}
    checked={chosen}
    onSelect={onSelect}
    // Its label alone is what letters are compared with.
    textValue={children}
  >
    <span className={styles.check} aria-hidden="true">
      <Radix.ItemIndicator>
        <Check size={13} strokeWidth={2.5} />
      </Radix.ItemIndicator>
    </span>
    <span className={styles.label}>{children}</span>
    {note !== undefined && <span className={styles.note}>{note}</span>}
  </Radix.CheckboxItem>
);

export const MenuLabel = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Label className={styles.heading}>{children}</Radix.Label>
);

export const MenuSeparator = () => <Radix.Separator className={styles.separator} />;
