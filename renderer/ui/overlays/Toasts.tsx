/**
 * Short messages, where nothing else is read or clicked: `ToastPlace` says where that is. Problems stay until they are
 * dismissed, the others disappear by themselves.
 */
import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from '../display/Button.tsx';
import { classes } from '../styles/classes.ts';
import styles from './Toasts.module.css';

interface Message {
  readonly id: number;
  readonly tone: 'plain' | 'problem';
  readonly text: string;
}

interface Props {
  readonly messages: readonly Message[];
  readonly onDismiss: (id: number) => void;
  /** With one place for them. */
  readonly children: ReactNode;
}

const plainStays = 6000;

export const Toasts = ({ messages, onDismiss, children }: Props) => (
  <Radix.Provider label="Message">
    {children}
    {messages.map(({ id, tone, text }) => (
      <Radix.Root
        key={id}
        className={classes(styles.toast, tone === 'problem' && styles.problem)}
        type={tone === 'problem' ? 'foreground' : 'background'}
        duration={tone === 'problem' ? Number.POSITIVE_INFINITY : plainStays}
        onOpenChange={(open) => !open && onDismiss(id)}
      >
        <Radix.Description className={styles.text}>{text}</Radix.Description>
        <Radix.Close asChild>
          <IconButton label="Dismiss" size="small">
            <X size={14} />
          </IconButton>
        </Radix.Close>
      </Radix.Root>
    ))}
  </Radix.Provider>
);

/** `row`: what is free of a row of the window, where it is wide enough; `foot`: in the middle, over the window's foot. */
export const ToastPlace = ({ at }: { readonly at: 'row' | 'foot' }) => (
  <div className={styles.place}>
    <Radix.Viewport className={classes(styles.viewport, styles[at])} label="Messages ({hotkey})" />
  </div>
);
