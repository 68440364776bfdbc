/** One of a few, all of them visible. */
import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './Segmented.module.css';
import { Tooltip } from '../overlays/Tooltip.tsx';

interface Choice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** A longer explanation. */
  readonly hint?: string;
  readonly keys?: string | undefined;
}

interface Props<T extends string> {
  /** The name of the group, for screen readers. */
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
}

export const Segmented = <T extends string>({ label, value, choices, onChange }: Props<T>) => (
  <ToggleGroup.Root
    type="single"
    className={styles.group}
    aria-label={label}
    value={value}
    onValueChange={(next) => {
      const chosen = choices.find((choice) => choice.value === next);
      if (chosen) onChange(chosen.value);
    }}
  >
    {choices.map((choice) => {
      const item = (
        <ToggleGroup.Item key={choice.value} value={choice.value} className={styles.choice}>
          {choice.label}
        </ToggleGroup.Item>
      );
      return choice.hint === undefined ? (
        item
      ) : (
        <Tooltip key={choice.value} text={choice.hint} keys={choice.keys}>
          {/* The tooltip's own data-state would hide the item's. */}
          <span className={styles.slot}>{item}</span>
        </Tooltip>
      );
    })}
  </ToggleGroup.Root>
);
