/** A value within a range. */
import { Slider as Radix } from 'radix-ui';
import styles from './Slider.module.css';

interface Props {
  readonly label: string;
  readonly value: number;
  /** The value in words, where the number alone says little. */
  readonly valueText?: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}

export const Slider = ({ label, value, valueText, min, max, step = 1, onChange }: Props) => (
  <Radix.Root
    className={styles.slider}
    value={[value]}
    min={min}
    max={max}
    step={step}
    onValueChange={([next]) => next !== undefined && onChange(next)}
  >
    <Radix.Track className={styles.track}>
      <Radix.Range className={styles.range} />
    </Radix.Track>
    <Radix.Thumb className={styles.thumb} aria-label={label} aria-valuetext={valueText} />
  </Radix.Root>
);
