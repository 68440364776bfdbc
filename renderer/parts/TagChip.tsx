/**
 * A tag as it is spelled on disk. Its category is a small mark; backslashes of escaping are shown, but less
 * strongly.
 */
import type { ComponentProps, ReactNode } from 'react';
import type { TagCategory } from '../../shared/api/caption.ts';
import { countText } from '../ui/display/numbers.ts';
import { classes } from '../ui/styles/classes.ts';
import styles from './TagChip.module.css';

interface Props {
  readonly text: string;
  readonly category: TagCategory;
  /** `partial`: only some of the samples have it. */
  readonly look?: 'plain' | 'partial';
  /** How many samples have it, and of how many. */
  readonly count?: number;
  readonly of?: number;
}

const escape = /(\\)/;

/** A tag's own spelling, its backslashes less loud than its letters. */
export const TagSpelling = ({ text }: { readonly text: string }): ReactNode =>
  text.includes('\\')
    ? text.split(escape).map((part, index) =>
        part === '\\' ? (
          // The parts of a text have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={styles.escape}>
            \
          </span>
        ) : (
          part
        ),
      )
    : text;

const Inside = ({ text, category, count, of }: Props) => (
  <>
    {category !== 'general' && <CategoryMark category={category} />}
    <span className={styles.text}>
      <TagSpelling text={text} />
    </span>
    {count !== undefined && (
      <span className={styles.count}>
        {countText(count)}
        {of !== undefined && `/${countText(of)}`}
      </span>
    )}
  </>
);

export const TagChip = (props: Props) => (
  <span
    className={classes(styles.chip, styles[props.look ?? 'plain'])}
    data-tag={props.text}
    data-category={props.category}
  >
    <Inside {...props} />
  </span>
);

/** A chip with an action; takes what a button takes. */
export const TagButton = ({
  text,
  category,
  look = 'plain',
  count,
  of,
  ...rest
}: Props & Omit<ComponentProps<'button'>, keyof Props>) => (
  <button type="button" className={classes(styles.chip, styles[look], styles.button)} {...rest}>
    <Inside
      text={text}
      category={category}
      {...(count === undefined ? {} : { count })}
      {...(of === undefined ? {} : { of })}
    />
  </button>
);

/** The mark alone: a shape and a quiet colour, so that neither is needed to tell it from others. */
export const CategoryMark = ({ category }: { readonly category: TagCategory }) => (
  <span
    className={styles.mark}
    data-category={category}
    title={category === 'syntax' ? 'prompt syntax' : category}
  />
);
