/** An answer of the lab; a long one is folded after its first lines, so that the other images stay near. */
import { useState } from 'react';
import { NlCaption } from '../../parts/NlCaption.tsx';
import { Button } from '../../ui/display/Button.tsx';
import { amount } from '../../ui/display/numbers.ts';
import { foldText } from './foldText.ts';
import styles from './Lab.module.css';

export const FoldedText = ({ text }: { readonly text: string }) => {
  const [open, setOpen] = useState(false);
  const folded = foldText(text);
  return (
    <div className={styles.answer}>
      <div data-selectable>
        <NlCaption size="small">{folded === null || open ? text : `${folded} ...`}</NlCaption>
      </div>
      {folded !== null && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : `Show all ${amount(text.split(/\s+/u).filter(Boolean).length, 'word')}`}
        </Button>
      )}
    </div>
  );
};
