/** Names that are probably misspelled, each with a button that opens the rename. */
import type { RosterTable } from '../../shared/api/roster.ts';
import { tagTerm } from '../../shared/query/tagTerm.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './NearMisses.module.css';

export const NearMisses = ({ misses }: { readonly misses: RosterTable['nearMisses'] }) => {
  const openBulk = useApp((state) => state.openBulk);
  const showSamples = useApp((state) => state.showSamples);
  if (misses.length === 0) return null;
  return (
    <section className={styles.misses} aria-label="Possible misspellings">
      {misses.map(({ tag, like, count }) => (
        <p key={`${tag} ${like}`} className={styles.miss}>
          <span>
            <strong className={styles.tag}>{tag}</strong> is probably <strong>{like}</strong>, misspelled in{' '}
            {amount(count, 'caption')}.
          </span>
          <span className={styles.buttons}>
            <Button size="small" onClick={() => showSamples(tagTerm(tag, 'general'))}>
              Show
            </Button>
            <Button
              size="small"
              onClick={() =>
                openBulk({
                  kind: 'rename-tag',
                  tag,
                  edit: { kind: 'rename-tag', from: tag, to: like, tags: true, prose: true },
                  where: 'everything',
                })
              }
            >
              Rename...
            </Button>
          </span>
        </p>
      ))}
    </section>
  );
};
