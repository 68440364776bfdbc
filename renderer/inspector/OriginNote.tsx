/** Which model wrote a caption as it is, and with which prompt; nothing where it was written by hand. */
import type { CaptionOrigin } from '../../shared/api/sample.ts';
import { momentText } from '../ui/display/dates.ts';
import { originText } from './labels.ts';
import styles from './OriginNote.module.css';

export const OriginNote = ({ origin }: { readonly origin: CaptionOrigin | null }) =>
  origin === null ? null : (
    <p className={styles.origin} title={`Accepted ${momentText(origin.at)}`}>
      {originText(origin)}
    </p>
  );
