/** The variants of an epoch's captions, as one bar. */
import type { TrainerSummary } from '../../shared/api/trainer.ts';
import styles from './VariantBar.module.css';
import { percent, variantWords } from './labels.ts';

const order = ['tags', 'tags_nl', 'nl_tags', 'nl', 'empty'] as const;

export const VariantBar = ({ variants }: Pick<TrainerSummary, 'variants'>) => (
  <ul className={styles.bar} aria-label="Captions in an epoch">
    {order
      .filter((variant) => variants[variant] > 0)
      .map((variant) => (
        <li
          key={variant}
          className={styles.part}
          data-variant={variant}
          style={{ flexGrow: variants[variant] }}
          title={`${variantWords[variant]}: ${percent(variants[variant])}`}
        >
          <span className={styles.name}>{variantWords[variant]}</span>
          <span className={styles.share}>{percent(variants[variant])}</span>
        </li>
      ))}
  </ul>
);
