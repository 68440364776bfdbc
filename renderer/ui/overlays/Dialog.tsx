/**
 * A dialog over the window. Escape and a click beside it close it; the focus stays inside and returns afterwards.
 * Radix's own Overlay is not used: it puts a style element into the page, which the Content-Security-Policy forbids.
 */
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from '../display/Button.tsx';
import { classes } from '../styles/classes.ts';
import styles from './Dialog.module.css';
import { useEscape } from '../hooks/useEscape.ts';
import { useReturnFocus } from '../hooks/useReturnFocus.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  /** What Escape does instead of closing: one step back inside. */
  readonly onEscape?: (() => void) | undefined;
  /** The dialog's name, also for screen readers. */
  readonly title: string;
  /** `bare`: no visible title and no padding, for the palette. */
  readonly bare?: boolean;
  readonly width?: 'narrow' | 'normal' | 'wide' | 'full';
  /** It is closed, and the focus is back where it was. */
  readonly onClosed?: (() => void) | undefined;
  readonly children: ReactNode;
}

export const Dialog = ({ open, onClose, ...rest }: Props) => (
  <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
    <Radix.Portal>
      <div className={styles.scrim} />
      <Box onClose={onClose} {...rest} />
    </Radix.Portal>
  </Radix.Root>
);

const Box = (props: Omit<Props, 'open'>) => {
  const { title, onClose, onEscape = onClose, bare = false, width = 'normal', onClosed, children } = props;
  const focus = useReturnFocus(onClosed);
  const escape = useEscape(onEscape);
  return (
    <Radix.Content
      className={classes(styles.dialog, styles[width], bare && styles.bare)}
      aria-describedby={undefined}
      {...focus}
      {...escape}
    >
      <div className={bare ? styles.hidden : styles.head}>
        <Radix.Title className={styles.title}>{title}</Radix.Title>
        {!bare && (
          <Radix.Close asChild>
            <IconButton label="Close" keys="Esc">
              <X size={16} />
            </IconButton>
          </Radix.Close>
        )}
      </div>
      {children}
    </Radix.Content>
  );
};

interface BodyProps {
  /** A few words: a dialog that filled the window becomes as small as they are. */
  readonly short?: boolean;
  readonly children: ReactNode;
}

/** The part of a dialog that scrolls. */
export const DialogBody = ({ short = false, children }: BodyProps) => (
  <div className={styles.body} data-short={short}>
    {children}
  </div>
);

/** The row of buttons at a dialog's foot. */
export const DialogFoot = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.foot}>{children}</div>
);
