/**
 * Short messages, where nothing else is read or clicked: `ToastPlace` says where that is. Problems stay until they are
 * dismissed, the others disappear by themselves.
 */
import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../display/Button.tsx';
import { Keys } from '../display/Keys.tsx';
import { classes } from '../styles/classes.ts';
import styles from './Toasts.module.css';

interface Message {
  readonly id: number;
  readonly tone: 'plain' | 'problem';
  readonly text: string;
  /** What its button does. */
  readonly action?: { readonly label: string; readonly keys: string; readonly run: () => void } | undefined;
}

interface Props {
  readonly messages: readonly Message[];
  readonly onDismiss: (id: number) => void;
  /** With one place for them. */
  readonly children: ReactNode;
}

/** Milliseconds. */
const plainStays = 6000;
const actionStays = 12_000;

const staysFor = ({ tone, action }: Message): number =>
  tone === 'problem' ? Number.POSITIVE_INFINITY : action === undefined ? plainStays : actionStays;

export const Toasts = ({ messages, onDismiss, children }: Props) => (
  <Radix.Provider label="Message">
    {children}
    {messages.map((message) => (
      <Radix.Root
        key={message.id}
        className={classes(styles.toast, message.tone === 'problem' && styles.problem)}
        type={message.tone === 'problem' ? 'foreground' : 'background'}
        duration={staysFor(message)}
        onOpenChange={(open) => !open && onDismiss(message.id)}
      >
        <Radix.Description
          className={classes(styles.text, message.action !== undefined && styles.brief)}
          title={message.text}
        >
          {message.text}
        </Radix.Description>
        {message.action !== undefined && (
          <Radix.Action asChild altText={`${message.action.label} (${message.action.keys})`}>
            <Button look="quiet" size="small" onClick={message.action.run}>
              {message.action.label} <Keys keys={message.action.keys} />
            </Button>
          </Radix.Action>
        )}
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
