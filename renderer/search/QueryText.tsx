/** The query drawn beneath the transparent text of the field: terms as terms, and errors underlined. */
import type { Ref } from 'react';
import { errorSpan, highlight } from './highlight.ts';
import styles from './QueryText.module.css';

interface Props {
  readonly text: string;
  readonly error: { readonly position: number; readonly length: number } | null;
  /** The element that scrolls along with the field. */
  readonly ref: Ref<HTMLDivElement>;
}

const ErrorLine = ({
  text,
  from,
  to,
}: {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}) => (
  <div className={styles.line}>
    <span>{text.slice(0, from)}</span>
    <span className={styles.wrong}>{text.slice(from, to) || ' '}</span>
  </div>
);

export const QueryText = ({ text, error, ref }: Props) => {
  const span = error === null ? null : errorSpan(text, error);
  return (
    <div className={styles.window} aria-hidden="true" ref={ref}>
      <div className={styles.layers}>
        <div className={styles.line}>
          {highlight(text).map((part) => (
            <span key={part.start} className={styles[part.look]}>
              {part.pieces.map((piece, index) => (
                // A term has a field and a value, always in this order.
                // oxlint-disable-next-line react/no-array-index-key
                <span key={index} className={styles[piece.tone]}>
                  {piece.text}
                </span>
              ))}
            </span>
          ))}
        </div>
        {span !== null && <ErrorLine text={text} from={span.from} to={span.to} />}
      </div>
    </div>
  );
};
