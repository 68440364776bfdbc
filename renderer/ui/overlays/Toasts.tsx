/** Short messages at the window's edge. Problems stay until they are dismissed, the others disappear by themselves. */
import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
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
}

const plainStays = 6000;

export const Toasts = ({ messages, onDismiss }: Props) => (
  <Radix.Provider label="Message">
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
    <Radix.Viewport className={styles.viewport} label="Messages ({hotkey})" />
  </Radix.Provider>
);
